// Bookings, steps and traces of imports that pass from one person to another, and back.
#include "merge_sql.hpp"

#include <muster/domain/intake/import_ledger_sql.hpp>

#include "domain/booking/booking_sql.hpp"
#include "domain/booking/seats/seat_sql.hpp"

namespace muster::booking::sql {
namespace {

BookingRow booking_from(const store::Row& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4)};
}

}  // namespace

std::vector<BookingRow> bookings_with_person(store::Session& session, const std::string& person_id) {
  std::vector<BookingRow> found;
  session.each("select id, event_id, person_id, booked_at, state from booking where person_id = $1 order by id",
               {person_id}, [&](const store::Row& row) { found.push_back(booking_from(row)); });
  return found;
}

std::optional<BookingRow> find_booking(store::Session& session, const std::string& id) {
  const auto row = session.first("select id, event_id, person_id, booked_at, state from booking where id = $1", {id});
  return row ? std::optional(booking_from(*row)) : std::nullopt;
}

std::optional<BookingRow> find_booking(store::Session& session, const std::string& event_id,
                                       const std::string& person_id) {
  const auto row = session.first(
      "select id, event_id, person_id, booked_at, state from booking where event_id = $1 and person_id = $2",
      {event_id, person_id});
  return row ? std::optional(booking_from(*row)) : std::nullopt;
}

void restore_booking(store::Session& session, const BookingRow& booking) {
  drop_hidden(session, booking.person_id, booking.event_id);
  session.execute("insert into booking_row (id, event_id, person_id, booked_at, state) values ($1, $2, $3, $4, $5)",
                  {booking.id, booking.event_id, booking.person_id, booking.booked_at, booking.state});
  if (booking.state == state_word(State::waiting)) give_turn(session, booking.id);
}

void set_state(store::Session& session, const std::string& booking_id, const std::string& state) {
  session.execute("update booking_row set state = $2 where id = $1", {booking_id, state});
}

void delete_booking(store::Session& session, const std::string& id) {
  session.execute("delete from booking_row where id = $1", {id});
}

void give_booking(store::Session& session, const std::string& id, const std::string& event_id,
                  const std::string& person_id) {
  drop_hidden(session, person_id, event_id);
  const auto before = find_booking(session, id);
  session.execute("update booking_row set event_id = $2, person_id = $3 where id = $1", {id, event_id, person_id});
  if (!before || before->event_id == event_id) return;
  // Its place in the line was in the other event's.
  forget_turn(session, id);
  if (before->state == state_word(State::waiting)) give_turn(session, id);
}

void join_steps(store::Session& session, JoinedBooking& joined) {
  session.each("select id from booking_step where booking_id = $1 order by number", {joined.gone},
               [&](const store::Row& row) { joined.steps.push_back(row.text(0)); });
  const auto most =
      session.first("select coalesce(max(number), 0) from booking_step where booking_id = $1", {joined.gone});
  const auto least =
      session.first("select coalesce(min(number), 1) from booking_step where booking_id = $1", {joined.kept});
  joined.number_shift = most->integer(0) - least->integer(0) + 1;
  session.execute("update booking_step set booking_id = $2, number = number - $3 where booking_id = $1",
                  {joined.gone, joined.kept, joined.number_shift});
}

void part_steps(store::Session& session, const JoinedBooking& joined) {
  for (const auto& step : joined.steps) {
    session.execute("update booking_step set booking_id = $2, number = number + $3 where id = $1",
                    {step, joined.gone, joined.number_shift});
  }
}

void delete_step(store::Session& session, const std::string& id) {
  session.execute("delete from booking_step where id = $1", {id});
}

void retrace_imports(store::Session& session, const std::string& was, const std::string& is,
                     std::vector<RetracedImport>& done) {
  for (const auto& row : session.query(
           "select m.import_id, m.subject, (select count(*) from import_made t where t.import_id = m.import_id "
           "and t.subject = m.subject and t.subject_id = $2) from import_made m where m.subject_id = $1 "
           "order by m.import_id, m.subject",
           {was, is})) {
    done.push_back({row.text(0), row.text(1), was, is, row.integer(2) > 0});
    const auto& each = done.back();
    if (each.stood_twice) {
      intake::drop_made(session, each.import_id, each.subject, was);
    } else {
      intake::rename_made(session, each.import_id, each.subject, was, is);
    }
  }
}

void restore_imports(store::Session& session, const std::vector<RetracedImport>& done) {
  for (const auto& each : done) {
    if (!each.stood_twice) intake::drop_made(session, each.import_id, each.subject, each.is);
    intake::note_made(session, each.import_id, each.subject, each.was);
  }
}

std::int64_t bookings_elsewhere(store::Session& session, const std::string& person_id, const std::string& event_id) {
  return session
      .first(
          "select count(*) from booking b join event e on e.id = b.event_id where b.person_id = $1 "
          "and e.programme_id <> (select h.programme_id from event h where h.id = $2)",
          {person_id, event_id})
      ->integer(0);
}

}  // namespace muster::booking::sql
