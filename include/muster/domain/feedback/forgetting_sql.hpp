#pragma once
// Forgets what hangs on an event that is taken away whole: inside somebody's transaction.

#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::feedback {

/// Deletes the event's notes, its form with every version, its round and all answers.
void forget_event(store::Session& session, const std::string& event_id);

}  // namespace muster::feedback
