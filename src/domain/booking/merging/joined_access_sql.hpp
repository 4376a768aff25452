#pragma once
// What leads somebody to their booking (codes, links, a page of their own), what the doors saw of it and certificates
// pass on where two bookings become one, and back.

#include "domain/booking/list_file/change_rows.hpp"

#include <muster/platform/store/database.hpp>

namespace muster::booking::sql {

/// Lets all that leads to `joined.gone` lead to `joined.kept`, before the gone booking is deleted; says what. Whoever
/// asked once not to be named is not named.
void join_access(store::Session& session, JoinedBooking& joined);
/// The way back, once the gone booking stands again.
void part_access(store::Session& session, const JoinedBooking& joined);

}  // namespace muster::booking::sql
