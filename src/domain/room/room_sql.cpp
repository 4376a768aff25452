// Rooms in the store, and the whole of one taken away.
#include "room_sql.hpp"

#include "poll_sql.hpp"

#include <muster/domain/room/forgetting_sql.hpp>
#include <muster/kit/base/date.hpp>

#include <stdexcept>

namespace muster::room {
namespace {

const std::string select_room =
    "select r.id, r.event_id, r.state, r.headline, r.challenge_prompt, r.opportunity_prompt, r.salt, r.shows_clouds, "
    "r.shows_questions, r.question_on, r.voters, r.opened_at, r.closed_at, r.version, case when r.word = '' then "
    "c.code else r.word end, "
    "(select count(*) from room_code t where t.room_id = r.id and t.table_number > 0), r.word "
    "from room r join room_code c on c.room_id = r.id and c.table_number = 0 ";
const std::string select_by_event = select_room + "where r.event_id = $1";
const std::string select_by_id = select_room + "where r.id = $1";

Instant moment_from(const std::string& text) {
  const auto parsed = parse_instant(text);
  if (!parsed) throw std::logic_error("the store holds a room with a malformed moment");
  return *parsed;
}

std::optional<Instant> moment(const store::Row& row, std::size_t column) {
  return row.is_null(column) ? std::nullopt : std::optional(moment_from(row.text(column)));
}

store::Value moment_value(const std::optional<Instant>& instant) {
  return instant ? store::Value(iso_instant(*instant)) : store::Value(nullptr);
}

store::Value flag(bool set) { return std::int64_t{set ? 1 : 0}; }

std::optional<Room> room_from(const std::optional<store::Row>& row) {
  if (!row) return std::nullopt;
  Room room;
  room.id = row->text(0);
  room.event_id = row->text(1);
  room.state = state_named(row->text(2));
  room.wording = {row->text(3), row->text(4), row->text(5)};
  room.salt = row->text(6);
  room.shows_clouds = row->integer(7) == 1;
  room.shows_questions = row->integer(8) == 1;
  room.question_on = row->text(9);
  room.voters = row->integer(10);
  room.opened_at = moment(*row, 11);
  room.closed_at = moment(*row, 12);
  room.version = row->integer(13);
  room.code = row->text(14);
  room.tables = row->integer(15);
  room.word = row->text(16);
  return room;
}

}  // namespace

void forget_event(store::Session& session, const std::string& event_id) {
  const auto room = sql::room_of_event(session, event_id);
  if (!room) return;
  sql::delete_polls(session, room->id);
  session.execute("delete from room_vote where room_id = $1", {room->id});
  session.execute("delete from room_question where room_id = $1", {room->id});
  session.execute("delete from room_hidden_word where room_id = $1", {room->id});
  session.execute("delete from room_pace where room_id = $1", {room->id});
  session.execute("delete from room_code where room_id = $1", {room->id});
  session.execute("delete from room where id = $1", {room->id});
}

bool was_used(store::Session& session, const std::string& event_id) {
  return session
      .first(
          "select r.id from room r where r.event_id = $1 and (exists (select 1 from room_question q where q.room_id = "
          "r.id) or exists (select 1 from room_poll p where p.room_id = r.id))",
          {event_id})
      .has_value();
}

namespace sql {

std::optional<Room> room_of_event(store::Session& session, const std::string& event_id) {
  return room_from(session.first(select_by_event, {event_id}));
}

std::optional<Room> room_with_id(store::Session& session, const std::string& room_id) {
  return room_from(session.first(select_by_id, {room_id}));
}

std::optional<CodedRoom> room_by_code(store::Session& session, const std::string& code) {
  const auto row = session.first("select room_id, table_number from room_code where code = $1", {code});
  if (row) return CodedRoom{row->text(0), row->integer(1)};
  const auto named = session.first("select id from room where word_look = $1", {look_of(code)});
  return named ? std::optional(CodedRoom{named->text(0), 0}) : std::nullopt;
}

std::vector<TableCode> select_codes(store::Session& session, const std::string& room_id) {
  std::vector<TableCode> codes;
  session.each("select code, table_number from room_code where room_id = $1 and table_number > 0 order by table_number",
               {room_id}, [&](const store::Row& row) { codes.push_back({row.text(0), row.integer(1)}); });
  return codes;
}

void insert_room(store::Session& session, const Room& room) {
  session.execute(
      "insert into room (id, event_id, state, headline, challenge_prompt, opportunity_prompt, salt) "
      "values ($1, $2, $3, $4, $5, $6, $7)",
      {room.id, room.event_id, std::string(state_name(room.state)), room.wording.headline,
       room.wording.challenge_prompt, room.wording.opportunity_prompt, room.salt});
}

void update_room(store::Session& session, const Room& room) {
  session.execute(
      "update room set state = $2, headline = $3, challenge_prompt = $4, opportunity_prompt = $5, salt = $6, "
      "shows_clouds = $7, shows_questions = $8, question_on = $9, opened_at = $10, closed_at = $11, "
      "version = version + 1 where id = $1",
      {room.id, std::string(state_name(room.state)), room.wording.headline, room.wording.challenge_prompt,
       room.wording.opportunity_prompt, room.salt, flag(room.shows_clouds), flag(room.shows_questions),
       room.question_on, moment_value(room.opened_at), moment_value(room.closed_at)});
}

void update_word(store::Session& session, const std::string& room_id, const std::string& word) {
  session.execute("update room set word = $2, word_look = $3 where id = $1",
                  {room_id, word, word.empty() ? store::Value(nullptr) : store::Value(look_of(word))});
}

bool insert_code(store::Session& session, const std::string& room_id, const TableCode& code) {
  return session.execute(
             "insert into room_code (code, room_id, table_number) values ($1, $2, $3) on conflict (code) do nothing",
             {code.code, room_id, code.table}) == 1;
}

void delete_codes_above(store::Session& session, const std::string& room_id, std::int64_t table) {
  session.execute("delete from room_code where room_id = $1 and table_number > $2", {room_id, table});
}

void add_to_pace(store::Session& session, const std::string& room_id, Instant began) {
  session.execute(
      "insert into room_pace (room_id, began_at, notes) values ($1, $2, 1) "
      "on conflict (room_id, began_at) do update set notes = room_pace.notes + 1",
      {room_id, iso_instant(began)});
}

std::vector<Pace> select_pace(store::Session& session, const std::string& room_id) {
  std::vector<Pace> pace;
  session.each("select began_at, notes from room_pace where room_id = $1 order by began_at", {room_id},
               [&](const store::Row& row) { pace.push_back({moment_from(row.text(0)), row.integer(1)}); });
  return pace;
}

}  // namespace sql
}  // namespace muster::room
