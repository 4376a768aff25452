#pragma once
// Seats of an event of several days are offered until the day before its last, as people book until then: whatever
// counts back from an event's date is asked of its last day.

#include <muster/domain/events/session_service.hpp>

namespace muster::booking {

/// The event on its last day, as its agenda says: for `offer_end`, and for whether it is over.
[[nodiscard]] inline events::Event on_its_last_day(store::Session& session, events::Event event) {
  event.date = events::last_day_of(session, event);
  return event;
}

[[nodiscard]] inline Result<events::Event> on_its_last_day(store::Database& database, const events::Event& event) {
  return database.read([&](store::Session& session) { return Result<events::Event>(on_its_last_day(session, event)); });
}

}  // namespace muster::booking
