#pragma once
// A public page as programs read and send it.

#include <muster/domain/booking/booking_questions_service.hpp>
#include <muster/domain/booking/public_booking_service.hpp>
#include <muster/domain/booking/substitute_service.hpp>
#include <muster/kit/base/json.hpp>

namespace muster::booking {

/// {"event", "code", "way", "takes_bookings", ...}; what is empty is left out. `code` stands once the page was saved.
[[nodiscard]] Json page_json(const ShownPage& shown, Instant now);
/// What is sent, over what stands there already: a member that is missing stays, null or "" empties it. bad_input names
/// the member that is wrong, and one that there is not.
[[nodiscard]] Result<BookingPage> page_from(const Json& json, BookingPage before);

/// {"person", "name", "organisation", "substitute": {"first_name", ...}, "asked_at"}
[[nodiscard]] Json substitute_json(const SubstituteRequest& request);
/// {"event", "asks", "version", "text", "answered"}; "text" of the newest version, asked or not.
[[nodiscard]] Json questions_json(const BookingQuestions& asked);

}  // namespace muster::booking
