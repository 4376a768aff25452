// Deletes an event's bookings, whatever hangs on them first.
#include <muster/domain/booking/forgetting_sql.hpp>

#include "door/self_check_in_sql.hpp"

#include <muster/domain/booking/person_sql.hpp>
#include <muster/domain/intake/import_ledger_sql.hpp>

namespace muster::booking {

std::vector<std::string> forget_event(store::Session& session, const std::string& event_id) {
  std::vector<std::string> people;
  session.each("select person_id from booking_row where event_id = $1 order by person_id", {event_id},
               [&](const store::Row& row) { people.push_back(row.text(0)); });
  forget_changes_of_event(session, event_id);
  sql::forget_tablet(session, event_id);
  intake::drop_made_at(session, event_id);
  session.execute("delete from delegate_needs where event_id = $1", {event_id});
  session.execute("delete from door_scan where event_id = $1", {event_id});
  session.execute("delete from booking_row where event_id = $1", {event_id});
  return people;
}

void forget_need_joins(store::Session& session, const std::string& programme_id) {
  session.execute("delete from need_join where programme_id = $1", {programme_id});
}

}  // namespace muster::booking
