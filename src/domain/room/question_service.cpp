// Questions and votes of a room. A vote leaves no trace of changes: it would say when somebody voted for what.
#include <muster/domain/room/question_service.hpp>

#include "question_sql.hpp"
#include "room_change_service.hpp"
#include "room_sql.hpp"

#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

#include <algorithm>

namespace muster::room {
namespace {

Result<Room> open_one(store::Session& session, const std::string& room_id, const char* closed) {
  auto room = sql::room_with_id(session, room_id);
  if (!room) return not_found("This room is no longer there.");
  if (room->state != RoomState::open) return conflict(closed);
  return *std::move(room);
}

/// A question is one line, on the screen and among the notes.
std::string in_one_line(std::string_view text) {
  std::string line = to_nfc(trimmed(text));
  std::replace_if(
      line.begin(), line.end(), [](char letter) { return letter == '\n' || letter == '\r' || letter == '\t'; }, ' ');
  return line;
}

}  // namespace

bool QuestionsSeen::votes_for(const std::string& question_id) const {
  return std::find(voted.begin(), voted.end(), question_id) != voted.end();
}

Outcome ask_question(store::Database& database, Instant now, const LinkedRoom& at, const std::string& visitor,
                     const std::string& text, const std::string& key) {
  MUSTER_CHECK(check_written(text, longest_question, "your question"));
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(room, open_one(session, at.room.id, to_say("The room is not open, so your question was not saved.")));
    const auto id = key.empty() ? new_id() : id_of_sent(room, key, text);
    if (sql::select_question(session, room.id, id)) return Success{};
    if (sql::count_asked_by(session, room.id, visitor) >= questions_of_one) return conflict(asked_all_words).at("text");
    const auto asked = sql::count_questions(session, room.id);
    if (asked >= most_questions)
      return conflict("This room has " + grouped(most_questions) + " questions, which is all it takes.").at("text");
    const Question question{id, asked + 1, at.table, in_one_line(text), QuestionState::waiting, 0};
    sql::insert_question(session, room.id, question, visitor);
    store::write_audit(session, phone_in(at, now), "question asked", "question", question.id, {"text"});
    return Success{};
  });
}

Result<QuestionsSeen> questions_seen(store::Database& database, const LinkedRoom& at, const std::string& visitor) {
  return database.read([&](store::Session& session) -> Result<QuestionsSeen> {
    const auto all = sql::select_questions(session, at.room.id);
    return QuestionsSeen{at.room.shows_questions ? by_votes(all) : let_through(all),
                         sql::select_votes(session, at.room.id, visitor),
                         sql::count_asked_by(session, at.room.id, visitor)};
  });
}

Outcome vote(store::Database& database, const LinkedRoom& at, const std::string& visitor,
             const std::string& question_id, bool given) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(room, open_one(session, at.room.id, to_say("The room is not open, so your vote was not saved.")));
    const auto question = sql::select_question(session, room.id, question_id);
    if (!question) return not_found("This question is no longer there.");
    const auto voted = static_cast<std::int64_t>(sql::select_votes(session, room.id, visitor).size());
    if (!given) {
      if (!sql::delete_vote(session, question_id, visitor)) return Success{};
      sql::add_votes(session, question_id, -1);
      if (voted == 1) sql::add_voters(session, room.id, -1);
      return Success{};
    }
    if (question->state != QuestionState::let_through)
      return conflict(to_say("This question is not up for votes any more. Your vote was not saved."));
    if (voted >= votes_of_one && !sql::has_vote(session, question_id, visitor))
      return conflict(to_say("You have given all your votes. Take one back first, then vote for this one."));
    if (!sql::insert_vote(session, room.id, question_id, visitor)) return Success{};
    sql::add_votes(session, question_id, 1);
    if (voted == 0) sql::add_voters(session, room.id, 1);
    return Success{};
  });
}

Result<std::vector<Question>> questions_of(store::Database& database, const Room& room) {
  return database.read([&](store::Session& session) -> Result<std::vector<Question>> {
    return sql::select_questions(session, room.id);
  });
}

Outcome moderate(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                 const std::string& question_id, QuestionState state) {
  return with_room(database, event_slug, [&](store::Session& session, Room& room) -> Outcome {
    const auto question = sql::select_question(session, room.id, question_id);
    if (!question) return not_found("This question is no longer there.");
    if (question->state == state) return Success{};
    sql::update_question_state(session, question_id, state);
    if (room.question_on == question_id) room.question_on.clear();
    sql::update_room(session, room);
    store::write_audit(session, audit, "question " + std::string(state_name(state)), "question", question_id,
                       {"state"});
    return Success{};
  });
}

Outcome put_on(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
               const std::string& question_id) {
  return with_room(database, event_slug, [&](store::Session& session, Room& room) -> Outcome {
    if (!question_id.empty()) {
      const auto question = sql::select_question(session, room.id, question_id);
      if (!question) return not_found("This question is no longer there.");
      if (question->state != QuestionState::let_through)
        return conflict("Let the question through first. Nothing was changed.");
    }
    if (room.question_on == question_id) return Success{};
    room.question_on = question_id;
    sql::update_room(session, room);
    store::write_audit(session, audit, question_id.empty() ? "no question on" : "question on", "room", room.id,
                       {"question_on"});
    return Success{};
  });
}

}  // namespace muster::room
