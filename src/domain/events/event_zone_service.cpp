// Chooses the clocks of an event, and says who did.
#include <muster/domain/events/event_zone_service.hpp>

#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/event_shown_sql.hpp>

namespace muster::events {

Result<Zone> zone_of(store::Database& database, const std::string& event_id) {
  return database.read([&](store::Session& session) -> Result<Zone> { return zone_of(session, event_id); });
}

Result<Zone> choose_zone(store::Session& session, const store::AuditContext& audit, const std::string& slug,
                         const std::string& name) {
  MUSTER_TRY(event, find_event(session, slug));
  if (asked(session, event.id).kind == AskedKind::round)
    return bad_input("A round goes by the clocks of its event. Choose the time zone of the event.").at("time_zone");
  MUSTER_TRY(changed, put_zone(session, event.id, name));
  if (changed) {
    store::write_audit(session, audit, "event changed", "event", event.id, {"time_zone"});
    note_shown_change(session, event.id, audit.at);
  }
  return zone_of(session, event.id);
}

}  // namespace muster::events
