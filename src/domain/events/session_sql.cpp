// Sessions of events in the store.
#include "session_sql.hpp"

#include <muster/kit/base/sentence.hpp>

#include <stdexcept>

namespace muster::events::sql {
namespace {

const std::string columns =
    "id, code, title, kind, day, starts_at, ends_at, place, capacity, speakers, attendance, "
    "online_capacity";
const std::string select_all = "select " + columns + " from event_session where event_id = $1";
const std::string select_one = "select " + columns + " from event_session where event_id = $1 and code = $2";
const std::string select_by_id = "select " + columns + " from event_session where id = $1";

std::optional<std::int64_t> number_at(const store::Row& row, std::size_t column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.integer(column));
}

EventSession session_from(const store::Row& row) {
  const auto kind = parse_session_kind(row.text(3));
  if (!kind) throw std::logic_error("the store holds a session of no kind");
  const auto ends = number_at(row, 6);
  return {row.text(0),
          row.text(1),
          row.text(2),
          *kind,
          static_cast<int>(row.integer(4)),
          static_cast<int>(row.integer(5)),
          ends ? std::optional(static_cast<int>(*ends)) : std::nullopt,
          row.text(7),
          number_at(row, 8),
          parse_speakers(row.text(9)),
          row.text(10).empty() ? std::nullopt : std::optional(parse_attendance(row.text(10)).value()),
          number_at(row, 11)};
}

store::Value value_of(const std::optional<std::int64_t>& number) {
  return number ? store::Value(*number) : store::Value(nullptr);
}

}  // namespace

std::vector<EventSession> select_sessions(store::Session& session, const std::string& event_id) {
  std::vector<EventSession> found;
  session.each(select_all, {event_id}, [&](const store::Row& row) { found.push_back(session_from(row)); });
  sort_by_time(found);
  return found;
}

std::optional<EventSession> select_session(store::Session& session, const std::string& event_id,
                                           const std::string& code) {
  const auto row = session.first(select_one, {event_id, code});
  return row ? std::optional(session_from(*row)) : std::nullopt;
}

std::optional<EventSession> select_session_by_id(store::Session& session, const std::string& id) {
  const auto row = session.first(select_by_id, {id});
  return row ? std::optional(session_from(*row)) : std::nullopt;
}

void insert_session(store::Session& session, const std::string& event_id, const EventSession& wanted) {
  session.execute(
      "insert into event_session (id, event_id, code, title, kind, day, starts_at, ends_at, place, capacity, speakers, "
      "attendance, online_capacity) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      {wanted.id, event_id, wanted.code, wanted.title, std::string(session_kind_name(wanted.kind)),
       std::int64_t{wanted.day}, std::int64_t{wanted.starts_at}, value_of(wanted.ends_at), wanted.place,
       value_of(wanted.capacity), joined(wanted.speakers, "\n"), own_attendance(wanted),
       value_of(wanted.online_capacity)});
}

void update_session(store::Session& session, const EventSession& wanted) {
  session.execute(
      "update event_session set title = $2, kind = $3, day = $4, starts_at = $5, ends_at = $6, place = $7, capacity = "
      "$8, speakers = $9, attendance = $10, online_capacity = $11 where id = $1",
      {wanted.id, wanted.title, std::string(session_kind_name(wanted.kind)), std::int64_t{wanted.day},
       std::int64_t{wanted.starts_at}, value_of(wanted.ends_at), wanted.place, value_of(wanted.capacity),
       joined(wanted.speakers, "\n"), own_attendance(wanted), value_of(wanted.online_capacity)});
}

void delete_session(store::Session& session, const std::string& id) {
  session.execute("delete from event_session where id = $1", {id});
}

void delete_sessions_of(store::Session& session, const std::string& event_id) {
  session.execute("delete from event_session where event_id = $1", {event_id});
}

std::vector<std::string> rounds_about(store::Session& session, const std::string& session_id) {
  std::vector<std::string> titles;
  session.each("select title from event where session_id = $1 order by slug", {session_id},
               [&](const store::Row& row) { titles.push_back(row.text(0)); });
  return titles;
}

}  // namespace muster::events::sql
