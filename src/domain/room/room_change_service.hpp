#pragma once
// A change of an event's room, in one transaction.

#include "room_sql.hpp"

#include <muster/domain/events/event_service.hpp>

#include <string>

namespace muster::room {

/// Runs `change(session, room)`; conflict where no room is set up for the event.
template <class Change>
Outcome with_room(store::Database& database, const std::string& event_slug, const Change& change) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    auto room = sql::room_of_event(session, event.id);
    if (!room) return conflict("No room is set up for " + event.title + " yet. Say how many tables there are first.");
    return change(session, *room);
  });
}

}  // namespace muster::room
