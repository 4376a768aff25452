#pragma once
// The statements of personal answers: contact details and opt-ins under keys of their own, which nothing joins to an
// answer.

#include <muster/domain/feedback/personal_service.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::feedback::sql {

/// Under a fresh random key, outside the list until it is released.
void insert_personal(store::Session& session, const std::string& round_id, const std::string& answers);
[[nodiscard]] std::int64_t count_personal(store::Session& session, const std::string& round_id, bool released);
/// Lets `most` of those that wait into the list, by their random keys.
void release_personal(store::Session& session, const std::string& round_id, std::int64_t most);
/// Writes at most `most` rows with keys greater than `after` anew, as key_order_sql.hpp says.
std::optional<std::string> rewrite_personal(store::Session& session, const std::string& round_id,
                                            const std::string& after, std::int64_t most);

struct PersonalRow {
  std::string id;
  std::string answers;
};
/// A page of the list, in the order of their keys.
[[nodiscard]] ListPage<PersonalAnswer> listed_personal(store::Session& session, const std::string& round_id,
                                                       const ListQuery& query,
                                                       const std::function<PersonalAnswer(const PersonalRow&)>& made);
/// One that is in the list.
[[nodiscard]] std::optional<PersonalRow> released_personal(store::Session& session, const std::string& round_id,
                                                           const std::string& id);
/// Every row of every round, released or not.
struct HeldPersonalRow {
  std::string round_id;
  std::string id;
  std::string answers;
  bool released = false;
};
void each_personal(store::Session& session, const std::function<void(const HeldPersonalRow&)>& take);

/// False where it was gone already.
bool delete_personal(store::Session& session, const std::string& round_id, const std::string& id);
/// Deletes at most `most` of a round; returns how many.
std::int64_t delete_some_personal(store::Session& session, const std::string& round_id, std::int64_t most);

/// Rounds that have closed, once at least, and hold personal answers.
[[nodiscard]] std::vector<std::string> once_closed_rounds_with_personal(store::Session& session);

}  // namespace muster::feedback::sql
