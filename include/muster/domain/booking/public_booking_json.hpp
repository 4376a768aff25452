#pragma once
// A public page as programs read and send it.

#include <muster/domain/booking/public_booking_service.hpp>
#include <muster/kit/base/json.hpp>

namespace muster::booking {

/// {"event", "code", "way", "takes_bookings", ...}; what is empty is left out. `code` stands once the page was saved.
[[nodiscard]] Json page_json(const ShownPage& shown, Instant now);
/// What is sent, over what stands there already: a member that is missing stays, null or "" empties it. bad_input names
/// the member that is wrong, and one that there is not.
[[nodiscard]] Result<BookingPage> page_from(const Json& json, BookingPage before);

}  // namespace muster::booking
