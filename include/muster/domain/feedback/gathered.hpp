#pragma once
// Whether an event has answers and notes, without loading them.

#include <string>

namespace muster::store {
class Session;
}

namespace muster::feedback {

[[nodiscard]] bool any_answers(store::Session& session, const std::string& round_id);
[[nodiscard]] bool any_notes(store::Session& session, const std::string& event_id);

}  // namespace muster::feedback
