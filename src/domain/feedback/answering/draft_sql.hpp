#pragma once
// The statements of drafts.

#include <muster/domain/feedback/draft.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>

namespace muster::feedback::sql {

struct DraftRow {
  std::string hash;
  std::string body;
  Date last_day;
};
/// What a round keeps without the draft of that hash.
[[nodiscard]] DraftRoom room_of_drafts(store::Session& session, const std::string& round_id,
                                       const std::string& without_hash);
void put_draft(store::Session& session, const std::string& round_id, const DraftRow& row);
[[nodiscard]] std::optional<DraftRow> select_draft(store::Session& session, const std::string& round_id,
                                                   const std::string& hash);
void delete_draft(store::Session& session, const std::string& round_id, const std::string& hash);
/// Deletes at most `most` drafts of a round; false where none was left.
bool drop_drafts(store::Session& session, const std::string& round_id, std::int64_t most);
/// Those whose last day was before `today`.
[[nodiscard]] bool any_ended_draft(store::Session& session, Date today);
void delete_ended_drafts(store::Session& session, Date today);

}  // namespace muster::feedback::sql
