// A poll from being asked to being over. A vote leaves no trace of changes, as a vote for a question leaves none.
#include <muster/domain/room/poll_service.hpp>

#include "poll_sql.hpp"
#include "room_change_service.hpp"

#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

#include <algorithm>

namespace muster::room {

Result<std::vector<Poll>> polls_of(store::Database& database, const Room& room) {
  return database.read(
      [&](store::Session& session) -> Result<std::vector<Poll>> { return sql::select_polls(session, room.id); });
}

Outcome ask_poll(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                 const std::string& question, const std::vector<std::string>& answers) {
  MUSTER_CHECK(check_poll(question, answers));
  return with_room(database, event_slug, [&](store::Session& session, Room& room) -> Outcome {
    const auto before = sql::select_polls(session, room.id);
    if (static_cast<std::int64_t>(before.size()) >= most_polls)
      return conflict("This room has asked " + grouped(most_polls) + " polls, which is all it takes.").at("question");
    Poll poll{new_id(), static_cast<std::int64_t>(before.size()) + 1, to_nfc(trimmed(question)), PollState::asked};
    for (const auto& label : answers)
      poll.answers.push_back({static_cast<std::int64_t>(poll.answers.size()) + 1, label, 0});
    sql::end_polls(session, room.id);
    sql::insert_poll(session, room.id, poll);
    sql::update_room(session, room);
    store::write_audit(session, audit, "poll asked", "poll", poll.id, {"question", "answers"});
    return Success{};
  });
}

Outcome change_poll(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                    const std::string& poll_id, PollState state) {
  return with_room(database, event_slug, [&](store::Session& session, Room& room) -> Outcome {
    const auto poll = sql::select_poll(session, room.id, poll_id);
    if (!poll) return not_found("This poll is no longer there.");
    if (poll->state == state) return Success{};
    if (poll->state == PollState::over) return conflict("This poll is over. Ask it anew. Nothing was changed.");
    sql::update_poll_state(session, poll_id, state);
    sql::update_room(session, room);
    store::write_audit(session, audit, "poll " + std::string(state_name(state)), "poll", poll_id, {"state"});
    return Success{};
  });
}

Result<std::optional<PollSeen>> poll_seen(store::Database& database, const LinkedRoom& at, const std::string& visitor) {
  return database.read([&](store::Session& session) -> Result<std::optional<PollSeen>> {
    auto poll = sql::current_poll(session, at.room.id);
    if (!poll || poll->state != PollState::asked) return std::optional<PollSeen>{};
    const auto answer = sql::select_poll_vote(session, poll->id, visitor);
    return std::optional(PollSeen{*std::move(poll), answer});
  });
}

Outcome answer_poll(store::Database& database, const LinkedRoom& at, const std::string& visitor,
                    const std::string& poll_id, std::int64_t answer) {
  return database.write([&](store::Session& session) -> Outcome {
    const auto room = sql::room_with_id(session, at.room.id);
    if (!room || room->state != RoomState::open)
      return conflict(to_say("The room is not open, so your vote was not saved.")).at("answer");
    const auto poll = sql::select_poll(session, room->id, poll_id);
    // Once the result is seen, a late vote would be read off the screen as it comes.
    if (!poll || poll->state != PollState::asked)
      return conflict(to_say("This poll is over. Your vote was not saved.")).at("answer");
    const auto there = [&](const PollAnswer& each) { return each.number == answer; };
    if (std::none_of(poll->answers.begin(), poll->answers.end(), there))
      return bad_input(to_say("Choose one of the answers.")).at("answer");
    const auto before = sql::select_poll_vote(session, poll_id, visitor);
    if (before == answer) return Success{};
    if (before > 0) sql::add_poll_votes(session, poll_id, before, -1);
    sql::put_poll_vote(session, poll_id, visitor, answer);
    sql::add_poll_votes(session, poll_id, answer, 1);
    return Success{};
  });
}

}  // namespace muster::room
