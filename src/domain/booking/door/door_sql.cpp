// Bookings as the door sees them, and scans, in the store.
#include "door_sql.hpp"

#include "door.hpp"

#include <muster/domain/booking/booking_code_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace muster::booking::sql {
namespace {

constexpr const char* person_columns =
    "select b.id, p.id, p.first_name, p.last_name, coalesce(o.name, ''), coalesce(c.code, ''), b.state, p.sort_name, "
    "b.event_id from booking b join person p on p.id = b.person_id "
    "left join organisation o on o.id = p.organisation_id left join booking_code c on c.booking_id = b.id ";

Instant moment(const std::string& stored) {
  const auto read = parse_instant(stored);
  if (!read.ok()) throw std::logic_error("the store holds a moment that is none");
  return *read;
}

State stored_state(const std::string& word) {
  const auto state = parse_state(word);
  if (!state.ok()) throw std::logic_error("the store holds a state that nobody knows");
  return *state;
}

ScanOutcome stored_outcome(const std::string& word) {
  constexpr std::array all{ScanOutcome::in,          ScanOutcome::already,    ScanOutcome::not_in_list,
                           ScanOutcome::other_event, ScanOutcome::not_booked, ScanOutcome::given_back,
                           ScanOutcome::undone,      ScanOutcome::still_in};
  const auto found = std::ranges::find(all, word, outcome_word);
  if (found == all.end()) throw std::logic_error("the store holds an outcome that nobody knows");
  return *found;
}

DoorPerson person_from(const store::Row& row) {
  return {row.text(0),  row.text(1), trimmed(row.text(2) + " " + row.text(3)),
          row.text(4),  row.text(5), standing_at_door(stored_state(row.text(6))),
          std::nullopt, {}};
}

}  // namespace

std::vector<DoorPerson> door_people(store::Session& session, const std::string& event_id) {
  std::vector<std::pair<std::string, DoorPerson>> found;
  session.each(std::string(person_columns) + "where b.event_id = $1 and p.erased = 0", {event_id},
               [&](const store::Row& row) { found.emplace_back(row.text(7), person_from(row)); });
  // Bytes, which databases may order in other ways.
  std::ranges::sort(found, [](const auto& left, const auto& right) {
    return left.first != right.first ? left.first < right.first : left.second.booking_id < right.second.booking_id;
  });
  std::map<std::string, std::vector<std::string>> former;
  for (auto& [booking, code] : former_codes(session, event_id)) former[booking].push_back(std::move(code));
  std::vector<DoorPerson> people;
  people.reserve(found.size());
  for (auto& [key, person] : found) {
    if (const auto codes = former.find(person.booking_id); codes != former.end()) person.former_codes = codes->second;
    people.push_back(std::move(person));
  }
  return people;
}

std::optional<DoorBooking> door_booking(store::Session& session, const std::string& booking_id) {
  const auto row = session.first(std::string(person_columns) + "where b.id = $1 and p.erased = 0", {booking_id});
  if (!row) return std::nullopt;
  return DoorBooking{person_from(*row), row->text(8), stored_state(row->text(6))};
}

std::optional<std::string> first_name_of(store::Session& session, const std::string& booking_id) {
  const auto row = session.first(
      "select p.first_name, p.last_name from booking b join person p on p.id = b.person_id "
      "where b.id = $1 and p.erased = 0",
      {booking_id});
  if (!row) return std::nullopt;
  return row->text(0).empty() ? row->text(1) : row->text(0);
}

std::map<std::string, Entrance> entrances(store::Session& session, const std::string& event_id,
                                          const std::string& session_code) {
  std::map<std::string, Entrance> first;
  session.each(
      "select booking_id, scanned_at, door, id from door_scan where event_id = $1 and session_code = $2 and stands = 1 "
      "order by scanned_at, id",
      {event_id, session_code}, [&](const store::Row& row) {
        first.try_emplace(row.text(0), Entrance{moment(row.text(1)), row.text(2), row.text(3)});
      });
  return first;
}

std::optional<Entrance> entrance_of(store::Session& session, const std::string& booking_id,
                                    const std::string& session_code) {
  const auto row = session.first(
      "select scanned_at, door, id from door_scan where booking_id = $1 and session_code = $2 and stands = 1 "
      "order by scanned_at, id limit 1",
      {booking_id, session_code});
  if (!row) return std::nullopt;
  return Entrance{moment(row->text(0)), row->text(1), row->text(2)};
}

bool any_entrance(store::Session& session, const std::string& booking_id) {
  return session.first("select 1 from door_scan where booking_id = $1 and stands = 1 limit 1", {booking_id})
      .has_value();
}

bool was_taken_by_scan(store::Session& session, const std::string& booking_id, const std::string& act_id) {
  return session.first("select 1 from door_scan where booking_id = $1 and act_id = $2 limit 1", {booking_id, act_id})
      .has_value();
}

std::map<std::string, Instant> marked_at(store::Session& session, const std::string& event_id) {
  std::map<std::string, Instant> last;
  session.each(
      "select s.booking_id, max(s.taken_at) from booking_step s join booking b on b.id = s.booking_id "
      "where b.event_id = $1 and s.to_state = 'came' group by s.booking_id",
      {event_id}, [&](const store::Row& row) { last.emplace(row.text(0), moment(row.text(1))); });
  return last;
}

std::optional<Instant> marked_at_of(store::Session& session, const std::string& booking_id) {
  const auto row = session.first(
      "select taken_at from booking_step where booking_id = $1 and to_state = 'came' order by number desc limit 1",
      {booking_id});
  return row ? std::optional(moment(row->text(0))) : std::nullopt;
}

std::optional<StoredScan> find_scan(store::Session& session, const std::string& id) {
  const auto row = session.first(
      "select event_id, booking_id, kind, session_code, door, scanned_at, received_at, outcome, act_id, stands "
      "from door_scan where id = $1",
      {id});
  if (!row) return std::nullopt;
  return StoredScan{id,
                    row->text(0),
                    row->text_or_empty(1),
                    row->text(2) == "undo" ? Scan::What::undo : Scan::What::in,
                    row->text(3),
                    row->text(4),
                    moment(row->text(5)),
                    moment(row->text(6)),
                    stored_outcome(row->text(7)),
                    row->text(8),
                    row->integer(9) == 1};
}

void insert_scan(store::Session& session, const StoredScan& scan) {
  session.execute(
      "insert into door_scan (id, event_id, booking_id, kind, session_code, door, scanned_at, received_at, outcome, "
      "act_id, stands) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      {scan.id, scan.event_id, scan.booking_id.empty() ? store::Value(nullptr) : store::Value(scan.booking_id),
       std::string(scan.kind == Scan::What::undo ? "undo" : "in"), scan.session_code, scan.door,
       iso_instant(scan.scanned_at), iso_instant(scan.received_at), std::string(outcome_word(scan.outcome)),
       scan.act_id, std::int64_t{scan.stands ? 1 : 0}});
}

void take_scan_back(store::Session& session, const std::string& id) {
  session.execute("update door_scan set stands = 0 where id = $1", {id});
}

void forget_entrances(store::Session& session, const std::string& booking_id, const std::string& session_code) {
  session.execute("update door_scan set stands = 0 where booking_id = $1 and session_code = $2 and stands = 1",
                  {booking_id, session_code});
}

std::string scan_mark(store::Session& session, const std::string& event_id) {
  const auto row =
      session.first("select count(*), coalesce(sum(stands), 0) from door_scan where event_id = $1", {event_id});
  return std::to_string(row->integer(0)) + " " + std::to_string(row->integer(1));
}

DoorCounts count_door(store::Session& session, const std::string& event_id, const std::string& session_code) {
  DoorCounts counts;
  session.each(
      "select state, count(*) from booking where event_id = $1 and state in ('booked', 'came', 'did_not_come') "
      "group by state",
      {event_id}, [&](const store::Row& row) {
        counts.of += row.integer(1);
        if (row.text(0) == "came") counts.in = row.integer(1);
      });
  if (session_code.empty()) return counts;
  counts.in = session
                  .first(
                      "select count(distinct booking_id) from door_scan where event_id = $1 and session_code = $2 "
                      "and stands = 1",
                      {event_id, session_code})
                  ->integer(0);
  // Where people chose among sessions those are expected who chose this one, and whoever came into it all the same.
  const auto chose = session
                         .first(
                             "select count(*) from session_choice c join booking b on b.id = c.booking_id where "
                             "b.event_id = $1 and c.code = $2 and b.state in ('booked', 'came', 'did_not_come')",
                             {event_id, session_code})
                         ->integer(0);
  if (chose == 0) return counts;
  counts.of = chose + session
                          .first(
                              "select count(distinct d.booking_id) from door_scan d where d.event_id = $1 and "
                              "d.session_code = $2 and d.stands = 1 and d.booking_id not in (select c.booking_id from "
                              "session_choice c where c.code = $2)",
                              {event_id, session_code})
                          ->integer(0);
  return counts;
}

std::vector<Passage> passages_of(store::Session& session, const std::string& booking_id) {
  std::vector<Passage> found;
  session.each(
      "select door, scanned_at, received_at, outcome from door_scan where booking_id = $1 order by scanned_at, id",
      {booking_id},
      [&](const store::Row& row) { found.push_back({row.text(0), row.text(1), row.text(2), row.text(3)}); });
  return found;
}

}  // namespace muster::booking::sql
