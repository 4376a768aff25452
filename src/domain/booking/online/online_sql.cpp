// Joins and minutes, read and written by booking.
#include "online_sql.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::booking::sql {

void note_join(store::Session& session, const std::string& booking_id, Instant at) {
  session.execute("insert into online_join (booking_id, joined_at) values ($1, $2) on conflict (booking_id) do nothing",
                  {booking_id, iso_instant(at)});
}

std::map<std::string, std::string> joins(store::Session& session, const std::string& event_id) {
  std::map<std::string, std::string> found;
  session.each(
      "select j.booking_id, j.joined_at from online_join j join booking b on b.id = j.booking_id "
      "where b.event_id = $1",
      {event_id}, [&](const store::Row& row) { found.emplace(row.text(0), row.text(1)); });
  return found;
}

void insert_presence(store::Session& session, std::int64_t row, const std::string& booking_id, const ReportRow& said) {
  session.execute(
      "insert into online_presence (import_id, row_number, booking_id, minutes, times) values ($1, $2, $3, $4, $5)",
      {said.import_id, row, booking_id, said.minutes, written_stays(said.stays)});
}

std::map<std::string, std::vector<ReportRow>> reported(store::Session& session, const std::string& event_id) {
  std::map<std::string, std::vector<ReportRow>> found;
  session.each(
      "select o.booking_id, o.import_id, o.minutes, o.times from online_presence o "
      "join booking b on b.id = o.booking_id where b.event_id = $1",
      {event_id}, [&](const store::Row& row) {
        found[row.text(0)].push_back({row.text(1), row.integer(2), read_stays(row.text(3))});
      });
  return found;
}

std::map<std::string, std::int64_t> online_minutes(store::Session& session, const std::string& event_id) {
  std::map<std::string, std::int64_t> found;
  for (const auto& [booking, rows] : reported(session, event_id)) found.emplace(booking, minutes_of_rows(rows));
  return found;
}

std::optional<std::int64_t> online_minutes_of(store::Session& session, const std::string& booking_id) {
  std::vector<ReportRow> rows;
  session.each("select import_id, minutes, times from online_presence where booking_id = $1", {booking_id},
               [&](const store::Row& row) { rows.push_back({row.text(0), row.integer(1), read_stays(row.text(2))}); });
  return rows.empty() ? std::nullopt : std::optional(minutes_of_rows(rows));
}

std::vector<std::string> named_by(store::Session& session, const std::string& import_id) {
  std::vector<std::string> found;
  session.each("select distinct booking_id from online_presence where import_id = $1 order by booking_id", {import_id},
               [&](const store::Row& row) { found.push_back(row.text(0)); });
  return found;
}

void drop_presence(store::Session& session, const std::string& import_id) {
  session.execute("delete from online_presence where import_id = $1", {import_id});
}

std::vector<Listed> listed_for_report(store::Session& session, const std::string& event_id) {
  std::vector<Listed> found;
  session.each(
      "select b.id, p.id, p.first_name, p.last_name, coalesce(o.name, ''), p.email, b.state from booking b "
      "join person p on p.id = b.person_id left join organisation o on o.id = p.organisation_id "
      "where b.event_id = $1 and p.erased = 0 order by b.id",
      {event_id}, [&](const store::Row& row) {
        found.push_back({row.text(0), row.text(1), trimmed(row.text(2) + " " + row.text(3)), row.text(4),
                         lower_case(trimmed(row.text_or_empty(5))), row.text(6)});
      });
  return found;
}

}  // namespace muster::booking::sql
