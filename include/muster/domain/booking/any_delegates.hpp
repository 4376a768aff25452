#pragma once
// Whether anybody is booked for an event, without loading the delegates.

#include <string>

namespace muster::store {
class Session;
}

namespace muster::booking {

[[nodiscard]] bool any_delegates(store::Session& session, const std::string& event_id);

}  // namespace muster::booking
