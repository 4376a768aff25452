#pragma once
// Events where there may be none: answered by one row, without the nearest spelling, which asks all events for theirs.

#include <muster/domain/events/event.hpp>
#include <muster/platform/store/database.hpp>

#include <map>
#include <set>
#include <string>

namespace muster::events {

[[nodiscard]] bool is_event(store::Session& session, const std::string& slug);
/// Those of these ids that are events'.
[[nodiscard]] std::map<std::string, Event> events_with_ids(store::Session& session, const std::set<std::string>& ids);

}  // namespace muster::events
