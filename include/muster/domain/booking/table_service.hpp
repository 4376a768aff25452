#pragma once
// The tables of an event, or of one of its sessions: set, made, changed by hand, printed.

#include <muster/domain/booking/tables.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::booking {

struct TablePlan {
  events::Event event;
  std::string session{};             ///< its code; empty: the event itself
  std::string session_title{};       ///< empty for the event itself
  TableRules rules{};                ///< no tables where none were set
  std::vector<TableGuest> guests{};  ///< who has a seat in the room or came, first booked first; of a session that
                                     ///< people choose only those who chose it
  std::int64_t seen = 0;             ///< version of the rules, for whoever changes them
  std::vector<std::string> kinds{};  ///< of organisations, among which the rules may want one
  [[nodiscard]] bool is_set() const { return rules.tables > 0; }
  [[nodiscard]] std::vector<std::string> remarks() const { return table_remarks(guests, rules); }
};
/// not_found where there is no such session; conflict of a round or survey, or where `session` is named and the event
/// has none.
[[nodiscard]] Result<TablePlan> table_plan(store::Database& database, const std::string& event_slug,
                                           const std::string& session = {});

/// Sets how many tables there are, and places whoever has none; who sits at a table that stays keeps it. Errors: those
/// of check_tables; conflict where somebody changed the tables since `seen`.
[[nodiscard]] Result<TablePlan> set_tables(store::Database& database, const store::AuditContext& audit,
                                           const std::string& event_slug, const std::string& session,
                                           const TableRules& rules, std::optional<std::int64_t> seen);

/// Places people by the rules. conflict where no tables were set.
[[nodiscard]] Result<TablePlan> make_tables(store::Database& database, const store::AuditContext& audit,
                                            const std::string& event_slug, const std::string& session,
                                            TableKeeping keeping);

/// Puts people at a table, where they stay when tables are made anew; without a table the rules place them again.
/// Errors: not_found for somebody who does not come; bad_input at "table" for one that there is none of; conflict where
/// the table has no place left for them.
[[nodiscard]] Result<TablePlan> move_to_table(store::Database& database, const store::AuditContext& audit,
                                              const std::string& event_slug, const std::string& session,
                                              const std::vector<std::string>& people,
                                              std::optional<std::int64_t> table);

enum class TablePaper {
  by_table,  ///< each table with its people
  by_name,   ///< each person with their table, by surname
  cards,     ///< a page for each table with its number
};
/// "tables", "names", "cards".
[[nodiscard]] std::string_view table_paper_word(TablePaper paper);
[[nodiscard]] Result<TablePaper> parse_table_paper(std::string_view word);
/// A4, as a PDF. conflict where nobody has a table.
[[nodiscard]] Result<std::string> tables_pdf(const TablePlan& plan, TablePaper paper);

}  // namespace muster::booking
