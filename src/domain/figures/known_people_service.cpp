// Asks the form alone: no answer is read for it.
#include "known_people_service.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/answers_service.hpp>
#include <muster/domain/feedback/round_service.hpp>

#include "people_columns.hpp"

namespace muster::figures {

Result<bool> are_people_known(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<bool> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto round = feedback::round_of_event(session, event.id);
    return round && asks_who(feedback::versions_of(session, *round).form()) != nullptr;
  });
}

}  // namespace muster::figures
