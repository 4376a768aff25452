#pragma once
// What goes with an event, inside somebody's transaction.

#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::figures {

/// Forgets the event's public page, a withdrawn one too.
void forget_event(store::Session& session, const std::string& event_id);

}  // namespace muster::figures
