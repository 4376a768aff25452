// Reads how far each of an event's people came.
#include <muster/domain/booking/turnout_sql.hpp>

#include "sessions/session_choice_sql.hpp"

#include <stdexcept>
#include <unordered_map>

namespace muster::booking {

std::vector<Attendee> attendees(store::Session& session, const std::string& event_id) {
  std::vector<Attendee> all;
  std::unordered_map<std::string, std::size_t> by_booking;
  session.each(
      "select b.id, p.id, coalesce(p.organisation_id, ''), coalesce(o.name, ''), coalesce(o.kind, b.own_kind), "
      "p.place_code, "
      "b.state, case when exists (select 1 from booking_step s where s.booking_id = b.id and s.to_state = 'invited') "
      "then 1 else 0 end from booking b join person p on p.id = b.person_id "
      "left join organisation o on o.id = p.organisation_id where b.event_id = $1 order by p.id",
      {event_id}, [&](const store::Row& row) {
        const auto state = parse_state(row.text(6));
        if (!state.ok()) throw std::logic_error("the store holds a booking without a state");
        by_booking.emplace(row.text(0), all.size());
        all.push_back({row.text(1),
                       row.text(2),
                       row.text(3),
                       row.text(4),
                       row.text(5),
                       *state,
                       *state == State::invited || row.integer(7) == 1,
                       {}});
      });
  session.each(
      "select distinct booking_id, session_code from door_scan where event_id = $1 and session_code <> '' and stands = "
      "1 and booking_id is not null order by session_code, booking_id",
      {event_id}, [&](const store::Row& row) {
        if (const auto found = by_booking.find(row.text(0)); found != by_booking.end())
          all[found->second].sessions.push_back(row.text(1));
      });
  session.each(
      "select c.booking_id, c.code from booking b join session_choice c on c.booking_id = b.id where b.event_id = $1 "
      "order by c.code, c.booking_id",
      {event_id}, [&](const store::Row& row) {
        if (const auto found = by_booking.find(row.text(0)); found != by_booking.end())
          all[found->second].chosen.push_back(row.text(1));
      });
  return all;
}

std::vector<std::string> sessions_to_choose(store::Session& session, const std::string& event_id) {
  return sql::offered_codes(session, event_id);
}

}  // namespace muster::booking
