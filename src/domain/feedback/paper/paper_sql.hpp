#pragma once
// Piles of paper and their sheets, while they wait.

#include <muster/domain/feedback/paper_pile.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::feedback::sql {

struct PileRow {
  std::int64_t sheets = 0;
  std::string mark;
  std::int64_t last_number = 0;
  std::int64_t version = 1;  ///< of the form that stands on its sheets
};
[[nodiscard]] std::optional<PileRow> select_pile(store::Session& session, const std::string& round_id);
void save_pile(store::Session& session, const std::string& round_id, const PileRow& pile);
void delete_pile(store::Session& session, const std::string& round_id);

[[nodiscard]] std::vector<PaperSheet> select_sheets(store::Session& session, const std::string& round_id);
[[nodiscard]] std::optional<PaperSheet> select_sheet(store::Session& session, const std::string& round_id,
                                                     std::int64_t number);
/// Adds the sheet or takes the place of the one with its number.
void save_sheet(store::Session& session, const std::string& round_id, const PaperSheet& sheet);
void delete_sheet(store::Session& session, const std::string& round_id, std::int64_t number);

}  // namespace muster::feedback::sql
