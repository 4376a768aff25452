// A room from being set up to being closed.
#include <muster/domain/room/room_service.hpp>

#include "poll_sql.hpp"
#include "question_sql.hpp"
#include "room_change_service.hpp"
#include "room_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/note_change_service.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

namespace muster::room {
namespace {

constexpr std::size_t code_length = 5;

void give_code(store::Session& session, const std::string& room_id, std::int64_t table) {
  for (auto code = new_short_code(code_length);; code = new_short_code(code_length)) {
    if (!sql::room_by_code(session, code) && sql::insert_code(session, room_id, {code, table})) return;
  }
}

RoomWording tidy(const RoomWording& wording) {
  return {trimmed(wording.headline), trimmed(wording.challenge_prompt), trimmed(wording.opportunity_prompt)};
}

Outcome check_plan(const RoomPlan& plan) {
  MUSTER_CHECK(check_tables(plan.tables));
  MUSTER_CHECK(check_word(trimmed(plan.word)));
  const auto line = [](const std::string& text, std::string_view what, std::string_view field) -> Outcome {
    auto checked = check_line(text, what);
    if (checked.ok()) return checked;
    return Error(checked.error()).at(std::string(field));
  };
  MUSTER_CHECK(line(plan.wording.headline, "the headline", "headline"));
  MUSTER_CHECK(line(plan.wording.challenge_prompt, "the question about challenges", "challenge"));
  return line(plan.wording.opportunity_prompt, "the question about opportunities", "opportunity");
}

/// Why nothing can be written now; success where it can.
Outcome takes_notes(store::Session& session, const Room& room) {
  if (room.state != RoomState::open)
    return conflict(room.state == RoomState::ready
                        ? to_say("The room is not open yet, so your note was not saved. Send it again in a minute.")
                        : to_say("The room has closed, so your note was not saved."));
  std::int64_t all = 0;
  for (const auto& [kind, count] : feedback::note_figures(session, room.event_id).by_kind) all += count;
  if (all >= most_notes)
    return conflict("This event has " + grouped(most_notes) + " notes, which is all it takes. Yours was not saved.");
  return Success{};
}

}  // namespace

std::optional<Room> room_of_event(store::Session& session, const std::string& event_id) {
  return sql::room_of_event(session, event_id);
}

Result<std::optional<Room>> room_of_event(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<std::optional<Room>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return sql::room_of_event(session, event.id);
  });
}

Result<Room> set_up_room(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                         const RoomPlan& plan) {
  MUSTER_CHECK(check_plan(plan));
  return database.write([&](store::Session& session) -> Result<Room> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    auto room = sql::room_of_event(session, event.id);
    const bool fresh = !room;
    if (fresh) {
      room.emplace();
      room->id = new_id();
      room->event_id = event.id;
      room->wording = tidy(plan.wording);
      sql::insert_room(session, *room);
      give_code(session, room->id, 0);
    } else {
      room->wording = tidy(plan.wording);
      sql::update_room(session, *room);
    }
    const auto word = code_as_kept(trimmed(plan.word));
    if (const auto other = word.empty() ? std::nullopt : sql::room_by_code(session, word);
        other && (other->room_id != room->id || other->table != 0))
      return conflict("“" + word + "” is another room’s address, or looks like one. Choose another word.").at("word");
    sql::update_word(session, room->id, word);
    sql::delete_codes_above(session, room->id, plan.tables);
    for (auto table = room->tables + 1; table <= plan.tables; ++table) give_code(session, room->id, table);
    store::write_audit(session, audit, fresh ? "room set up" : "room changed", "room", room->id,
                       {"tables", "headline", "challenge_prompt", "opportunity_prompt", "word"});
    return *sql::room_of_event(session, event.id);
  });
}

Result<std::vector<TableCode>> table_codes(store::Database& database, const Room& room) {
  return database.read(
      [&](store::Session& session) -> Result<std::vector<TableCode>> { return sql::select_codes(session, room.id); });
}

Outcome open_room(store::Database& database, const store::AuditContext& audit, const std::string& event_slug) {
  return with_room(database, event_slug, [&](store::Session& session, Room& room) -> Outcome {
    if (room.state == RoomState::open) return Success{};
    room.state = RoomState::open;
    room.salt = new_id();
    if (!room.opened_at) room.opened_at = audit.at;
    room.closed_at.reset();
    sql::update_room(session, room);
    store::write_audit(session, audit, "room opened", "room", room.id, {"state"});
    return Success{};
  });
}

Outcome close_room(store::Database& database, const store::AuditContext& audit, const std::string& event_slug) {
  feedback::PastedNotes questions{"", "question", ""};
  const auto closed = with_room(database, event_slug, [&](store::Session& session, Room& room) -> Outcome {
    if (room.state != RoomState::open) return Success{};
    room.state = RoomState::closed;
    room.closed_at = audit.at;
    room.salt.clear();
    room.question_on.clear();
    sql::update_room(session, room);
    sql::forget_visitors(session, room.id);
    sql::end_polls(session, room.id);
    sql::forget_poll_voters(session, room.id);
    questions.lines = sql::lines_of_questions(session, room.id);
    store::write_audit(session, audit, "room closed", "room", room.id, {"state"});
    return Success{};
  });
  if (!closed.ok()) return closed;
  database.forget_deleted();
  if (questions.lines.empty()) return closed;
  const auto noted = feedback::paste_notes(database, audit, event_slug, questions);
  // All of them stand among the notes where the room was closed before.
  if (!noted.ok() && noted.error().kind != ErrorKind::conflict) return noted.error();
  return closed;
}

Outcome reveal(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
               ScreenPart part, bool shown) {
  return with_room(database, event_slug, [&](store::Session& session, Room& room) -> Outcome {
    auto& flag = part == ScreenPart::clouds ? room.shows_clouds : room.shows_questions;
    if (flag == shown) return Success{};
    flag = shown;
    sql::update_room(session, room);
    store::write_audit(session, audit, shown ? "shown on the screen" : "hidden from the screen", "room", room.id,
                       {part == ScreenPart::clouds ? "clouds" : "questions"});
    return Success{};
  });
}

Result<LinkedRoom> linked_room(store::Database& database, const std::string& code) {
  return database.read([&](store::Session& session) -> Result<LinkedRoom> {
    const auto found = sql::room_by_code(session, code_as_kept(code));
    if (!found) return not_found("There is no room at this address. Look at the letters once more.");
    auto room = sql::room_with_id(session, found->room_id);
    auto event = events::event_with_id(session, room->event_id);
    return LinkedRoom{*std::move(room), std::move(event), found->table};
  });
}

Outcome write_note(store::Database& database, Instant now, const LinkedRoom& at, const std::string& kind,
                   const std::string& text, const std::string& key) {
  MUSTER_CHECK(check_written(text, longest_note, "your note"));
  if (at.table == 0) return Error{ErrorKind::wrong_usage, "A note is written at a table.", {}, {}};
  if (kind != "challenge" && kind != "opportunity") return bad_input("Say what it is.").at("kind");
  const auto added = feedback::add_note(
      database, phone_in(at, now), at.event.slug, {std::to_string(at.table), kind, text},
      [&](store::Session& session) -> Outcome {
        const auto room = sql::room_with_id(session, at.room.id);
        if (!room) return not_found("This room is no longer there.");
        MUSTER_CHECK(takes_notes(session, *room));
        sql::add_to_pace(session, room->id, five_minutes_of(now));
        return Success{};
      },
      key.empty() ? std::string() : id_of_sent(at.room, key, std::to_string(at.table) + " " + kind + " " + text));
  if (!added.ok()) return added.error();
  return Success{};
}

store::AuditContext phone_in(const LinkedRoom& at, Instant now) {
  return {"a phone in the room", now, at.event.programme};
}

}  // namespace muster::room
