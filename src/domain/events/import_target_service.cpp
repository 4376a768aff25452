// Looks an event up for intake.
#include <muster/domain/events/import_target_service.hpp>

#include <muster/domain/events/event_service.hpp>

namespace muster::events {

Result<intake::Target> import_target(store::Session& session, const std::string& slug) {
  MUSTER_TRY(event, find_event(session, slug));
  return intake::Target{event.id, event.slug, event.title, event.programme, event.programme_id};
}

}  // namespace muster::events
