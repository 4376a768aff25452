#pragma once
// An event's notes with the ids by which something else is kept beside them.

#include <muster/domain/feedback/notes.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::feedback {

/// All notes of an event, by table as a reader counts them (2 before 10), then as typed.
[[nodiscard]] std::vector<KeptNote> kept_notes(store::Session& session, const std::string& event_id);

}  // namespace muster::feedback
