// What becomes of an event's row after it was added.
#include <muster/domain/events/event_change_service.hpp>

#include "agenda_sql.hpp"
#include "event_sql.hpp"
#include "series_sql.hpp"
#include "session_sql.hpp"

#include <muster/kit/base/date.hpp>

namespace muster::events {

void delete_event(store::Session& session, const store::AuditContext& audit, const std::string& event_id) {
  sql::delete_agenda_of(session, event_id);
  sql::delete_sessions_of(session, event_id);
  sql::forget_placed(session, event_id);
  sql::forget_shown(session, event_id);
  session.execute("delete from event where id = $1", {event_id});
  store::write_audit(session, audit, "event deleted", "event", event_id);
}

namespace sql {

void update_event(store::Session& session, const Event& event) {
  session.execute(
      "update event set title = $2, date = $3, venue = $4, attendance = $5, region_id = $6, version = version + 1, "
      "search_text = $7 where id = $1",
      {event.id, event.title, iso_date(event.date), event.venue, std::string(attendance_name(event.attendance)),
       event.region_id, search_text(event.title, event.venue)});
  session.execute(
      "update event set date = $2, venue = $3, attendance = $4, region_id = $5, version = version + 1 where part_of = "
      "$1",
      {event.id, iso_date(event.date), event.venue, std::string(attendance_name(event.attendance)), event.region_id});
}

void set_cancelled(store::Session& session, const std::string& event_id, std::optional<Instant> at,
                   const std::string& reason) {
  session.execute("update event set cancelled_at = $2, cancelled_because = $3, version = version + 1 where id = $1",
                  {event_id, at ? iso_instant(*at) : std::string(), reason});
}

}  // namespace sql
}  // namespace muster::events
