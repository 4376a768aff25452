#pragma once
// Who sits at which table: tables of about one size, where possible with nobody beside a colleague and with somebody of
// one kind of organisation (a parent carer, say) at each.

#include <muster/kit/base/result.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::booking {

inline constexpr std::int64_t most_tables = 1'000;
inline constexpr std::int64_t most_places = 500;  ///< at one table

/// What an organiser sets.
struct TableRules {
  std::int64_t tables = 0;  ///< 1 to most_tables
  std::int64_t places = 0;  ///< at each, 1 to most_places
  std::string kind{};       ///< of organisations one of which each table has where possible; empty: none is wanted
  bool on_badge = false;    ///< the table's number stands on the badge
  friend bool operator==(const TableRules&, const TableRules&) = default;
};
/// Errors name the field: "tables", "places".
[[nodiscard]] Outcome check_tables(const TableRules& rules);

struct TableGuest {
  std::string booking;
  std::string person;
  std::string first_name;
  std::string last_name;
  std::string organisation;             ///< id; empty: nobody sits beside a colleague of theirs
  std::string organisation_name;        ///< may be empty
  std::string kind;                     ///< of the organisation; may be empty
  std::optional<std::int64_t> table{};  ///< from 1
  bool by_hand = false;                 ///< somebody put them there
};

enum class TableKeeping {
  everybody,  ///< who sits stays, who came since is placed
  by_hand,    ///< only who was put there by hand stays
};

/// "everybody", "by_hand".
[[nodiscard]] Result<TableKeeping> parse_table_keeping(std::string_view word);

/// Gives each guest a table by the rules. Always the same for the same guests in the same order. Tables differ by one
/// person at most where those who stay allow it. Where there are more people than places, the last of the list have
/// none. Whoever stands at a table that there is none of is placed anew. Takes n log n for n guests.
void seat_at_tables(std::vector<TableGuest>& guests, const TableRules& rules, TableKeeping keeping);

/// What the rules ask for and the tables do not have, each as a sentence that says why: who has no table, colleagues at
/// one table, tables without the kind, tables of very different size. At most `most_remarks` of one sort.
[[nodiscard]] std::vector<std::string> table_remarks(const std::vector<TableGuest>& guests, const TableRules& rules);
inline constexpr std::size_t most_remarks = 12;

}  // namespace muster::booking
