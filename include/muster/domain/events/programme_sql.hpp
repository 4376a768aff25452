#pragma once
// Which programme an event belongs to, by the id that stays when its name is changed.

#include <muster/kit/base/result.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::events {

/// The id of the event's programme; not_found where there is no such event.
[[nodiscard]] Result<std::string> programme_id_of(store::Session& session, const std::string& event_slug);

}  // namespace muster::events
