#pragma once
// The statements of actions, of what families sent, and of the page on which they do.

#include <muster/domain/actions/action.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::actions::sql {

/// All of a programme, by number, the newest first.
[[nodiscard]] std::vector<Action> actions_of(store::Session& session, const std::string& programme_id);
/// Those raised at an event, by number.
[[nodiscard]] std::vector<Action> actions_raised_at(store::Session& session, const std::string& event_id);
/// Those of a programme whose answer is published, the newest answer first.
[[nodiscard]] std::vector<Action> published_of(store::Session& session, const std::string& programme_id);
/// Those of all programmes that are still open and due on a day or before it.
[[nodiscard]] std::vector<Action> open_and_due(store::Session& session, Date day);
[[nodiscard]] std::optional<Action> find_action(store::Session& session, const std::string& id);
/// The next number of a programme.
[[nodiscard]] std::int64_t next_number(store::Session& session, const std::string& programme_id);
void insert_action(store::Session& session, const Action& action);
/// Replaces all of it but its programme, number and day; its version grows.
void update_action(store::Session& session, const Action& action);
void note_told(store::Session& session, const std::string& id, Date due_on);

[[nodiscard]] std::optional<Concern> find_concern(store::Session& session, const std::string& action_id);
void insert_concern(store::Session& session, const Concern& concern);
/// Whether a family wrote to the programme on that day.
[[nodiscard]] bool heard_on(store::Session& session, const std::string& programme_id, Date day);
/// False where it was gone already.
bool delete_concern(store::Session& session, const std::string& action_id);
/// How many of a programme's concerns still wait for an owner.
[[nodiscard]] std::int64_t concerns_without_owner(store::Session& session, const std::string& programme_id);
/// The one that waits longest.
[[nodiscard]] std::optional<Action> first_without_owner(store::Session& session, const std::string& programme_id);

[[nodiscard]] std::optional<ConcernPage> find_page(store::Session& session, const std::string& programme_id);
/// By the code of its address, however it is typed.
[[nodiscard]] std::optional<ConcernPage> page_with_code(store::Session& session, const std::string& code);
void save_page(store::Session& session, const ConcernPage& page);

}  // namespace muster::actions::sql
