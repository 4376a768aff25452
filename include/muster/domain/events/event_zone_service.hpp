#pragma once
// Choosing the clocks of an event or survey.

#include <muster/domain/events/event_zone_sql.hpp>
#include <muster/platform/store/audit.hpp>

#include <string>

namespace muster::events {

[[nodiscard]] Result<Zone> zone_of(store::Database& database, const std::string& event_id);

/// Chooses them by name. Moments that were set stay what they are, and are shown by the new clocks. Errors: not_found
/// for an event nobody added, bad_input for a zone that is not known, and for a round, which has its event's.
[[nodiscard]] Result<Zone> choose_zone(store::Session& session, const store::AuditContext& audit,
                                       const std::string& slug, const std::string& name);

}  // namespace muster::events
