// The programme of an event.
#include <muster/domain/events/programme_sql.hpp>

namespace muster::events {

Result<std::string> programme_id_of(store::Session& session, const std::string& event_slug) {
  const auto row = session.first("select programme_id from event where slug = $1", {event_slug});
  if (!row) return not_found("There is no event \"" + event_slug + "\".");
  return row->text(0);
}

}  // namespace muster::events
