#pragma once
// The trail of changes goes when its time is over, in pieces.

#include <muster/platform/store/database.hpp>

#include <cstdint>

namespace muster::store {

/// Deletes at most `most` of what was left before a moment, the oldest first; returns how many.
std::int64_t drop_audit_entries(Session& session, Instant before, std::int64_t most);

}  // namespace muster::store
