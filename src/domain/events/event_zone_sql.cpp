// A round has no clocks of its own: the row of its event says them.
#include <muster/domain/events/event_zone_sql.hpp>

#include <stdexcept>

namespace muster::events {

Zone zone_of(store::Session& session, const std::string& event_id) {
  const auto row = session.first(
      "select coalesce(whole.time_zone, e.time_zone) from event e left join event whole on whole.id = e.part_of "
      "where e.id = $1",
      {event_id});
  if (!row) throw std::logic_error("the store refers to an event that is not in it");
  const auto zone = Zone::named(row->text(0));
  return zone.ok() ? *zone : Zone();
}

Result<bool> put_zone(store::Session& session, const std::string& event_id, const std::string& name) {
  MUSTER_TRY(zone, Zone::named(name));
  if (zone == zone_of(session, event_id)) return false;
  session.execute("update event set time_zone = $2, version = version + 1 where id = $1 or part_of = $1",
                  {event_id, zone.name()});
  return true;
}

}  // namespace muster::events
