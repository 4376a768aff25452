// Statements about what ties a booking to others.
#include "booking_ties_sql.hpp"

#include "domain/booking/sessions/session_choice_sql.hpp"

namespace muster::booking::sql {

BookingTies ties_of(store::Session& session, const std::string& booking_id) {
  BookingTies ties;
  ties.sessions = chosen_codes(session, booking_id);
  if (const auto named = session.first("select call_id, place from nomination where booking_id = $1", {booking_id})) {
    ties.call = named->text(0);
    ties.place = named->integer(1);
  }
  if (const auto booked =
          session.first("select booker_id, until, answered from booked_for where booking_id = $1", {booking_id})) {
    ties.booked_for = true;
    ties.booker = booked->text_or_empty(0);
    ties.until = booked->text(1);
    ties.answered = booked->integer(2) == 1;
  }
  session.each("select booking_id from booked_for where booker_id = $1 order by booking_id", {booking_id},
               [&](const store::Row& row) { ties.colleagues.push_back(row.text(0)); });
  return ties;
}

void set_booker(store::Session& session, const std::string& booking_id, const std::string& booker_id) {
  if (booker_id.empty())
    session.execute("update booked_for set booker_id = null where booking_id = $1", {booking_id});
  else
    session.execute("update booked_for set booker_id = $2 where booking_id = $1", {booking_id, booker_id});
}

void put_booked_for(store::Session& session, const std::string& booking_id, const std::string& event_id,
                    const BookingTies& ties) {
  session.execute(
      "insert into booked_for (booking_id, booker_id, event_id, until, answered) values ($1, null, $2, $3, $4) "
      "on conflict (booking_id) do update set event_id = excluded.event_id, until = excluded.until, "
      "answered = case when booked_for.answered = 1 then 1 else excluded.answered end",
      {booking_id, event_id, ties.until, static_cast<std::int64_t>(ties.answered)});
  set_booker(session, booking_id, ties.booker);
}

void drop_booked_for(store::Session& session, const std::string& booking_id) {
  session.execute("delete from booked_for where booking_id = $1", {booking_id});
}

bool stands_in_event(store::Session& session, const std::string& booking_id, const std::string& event_id) {
  return session.first("select 1 from booking_row where id = $1 and event_id = $2", {booking_id, event_id}).has_value();
}

}  // namespace muster::booking::sql
