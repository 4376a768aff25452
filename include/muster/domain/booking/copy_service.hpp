#pragma once
// What a new event takes along of how another was booked: settings, and nobody.

#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::booking {

/// Gives a new event the booking page of another (closed, under an address of its own, its days moved with the
/// event's), what the page asks, the sessions to choose among, how the seats are shared out (not released), what its
/// certificates say, and its messages as drafts. The link to join is not taken along: it was that meeting's. Both
/// events have their agenda already.
[[nodiscard]] Outcome copy_booking_settings(store::Database& database, const store::AuditContext& audit,
                                            const std::string& from_slug, const std::string& to_slug);

}  // namespace muster::booking
