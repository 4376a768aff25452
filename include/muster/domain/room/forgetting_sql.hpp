#pragma once
// The room of an event as those see it who delete the event: inside their transaction.

#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::room {

/// Deletes the event's room with all that is in it, but for its notes, which are feedback's.
void forget_event(store::Session& session, const std::string& event_id);
/// True where questions were asked in the event's room, or a poll was put: a room that is only set up holds nothing of
/// anybody.
[[nodiscard]] bool was_used(store::Session& session, const std::string& event_id);

}  // namespace muster::room
