#pragma once
// Forgets what hangs on an event or a programme that is taken away whole: inside somebody's transaction.

#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::booking {

/// Deletes the event's bookings with their steps, needs, ways back and the traces of imports; returns the people who
/// stood in it.
[[nodiscard]] std::vector<std::string> forget_event(store::Session& session, const std::string& event_id);
/// Deletes what the programme made one among needs.
void forget_need_joins(store::Session& session, const std::string& programme_id);

}  // namespace muster::booking
