#pragma once
// Sentences of the page of one booking that its mails do not have.

#include "own_words.hpp"

#include <string>

namespace muster::booking {

/// "You are named": how the delegate list has them, and whether they were asked.
[[nodiscard]] std::string named_words(const OwnBooking& booking);
/// "Friday 10 June 2022, 10:00 to 11:00, Room 2": the day where it is not the event's first.
[[nodiscard]] std::string chosen_when(const OwnBooking& booking, const events::EventSession& session);
/// What whoever was booked by a colleague has still to say, and until when.
[[nodiscard]] std::string details_words(const OwnBooking& booking);
/// Whoever was told no is told of it before they ask once more.
[[nodiscard]] std::string again_words(const OwnBooking& booking);

}  // namespace muster::booking
