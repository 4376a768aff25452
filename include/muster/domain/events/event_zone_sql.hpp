#pragma once
// The clocks by which the times of an event, and of what is asked about it, are told and kept: London's, unless
// somebody chose others.

#include <muster/kit/base/zone.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::events {

/// Those of an event or survey, by its id; of a round, those of the event that it is about. London's where the table of
/// zones no longer knows the name that is kept. Throws std::logic_error where there is no such event.
[[nodiscard]] Zone zone_of(store::Session& session, const std::string& event_id);
/// Without a trace, for who leaves one. True where it changed; bad_input for a zone that is not known.
[[nodiscard]] Result<bool> put_zone(store::Session& session, const std::string& event_id, const std::string& name);

}  // namespace muster::events
