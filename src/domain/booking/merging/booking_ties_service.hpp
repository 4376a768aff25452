#pragma once
// What ties a booking to a lead's list, to sessions and to colleagues passes on where two bookings become one, and
// comes back with a booking that was merged or moved away: inside somebody's transaction.

#include "domain/booking/list_file/change_rows.hpp"

#include <muster/domain/events/event.hpp>
#include <muster/platform/store/database.hpp>

namespace muster::booking {

/// Lets the kept booking have what the gone one is tied to where it has none of its own, before the gone one is
/// deleted; says in `joined` what both had. Nobody is left as who booked for themselves.
void join_ties(store::Session& session, JoinedBooking& joined);
/// The sessions that come over, once the kept booking stands as the merge leaves it.
void join_sessions(store::Session& session, const JoinedBooking& joined);
/// The way back, once the gone booking stands again. A session without a seat left by now is not chosen again.
void part_ties(store::Session& session, const JoinedBooking& joined);

/// Gives a booking what it was tied to in an event to which it came back, as far as that is still there: sessions with
/// a seat left, a list that its lead still has, whoever booked it or was booked by it and still stands there.
void tie_again(store::Session& session, const events::Event& event, const std::string& booking_id,
               const BookingTies& ties);

}  // namespace muster::booking
