#pragma once
// All bookings of one address in the events of a programme, as whoever it belongs to sees them.

#include <muster/domain/booking/booking.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::booking {

/// Somebody of the programme's events who has an address.
struct AddressedPerson {
  std::string id;
  std::string name;
};
/// By booking, the earliest first, each once; several where lists have several people with one address.
[[nodiscard]] std::vector<AddressedPerson> people_with_address(store::Session& session, const std::string& programme_id,
                                                               const std::string& address);

struct OwnBookingLine {
  std::string id;
  std::string name;  ///< whose it is
  std::string event_id;
  std::string event_slug;
  std::string event_title;
  Date date{};
  std::string facts;     ///< "Friday 10 June 2022, 10am to 3pm. Coin Street Centre."
  std::string headline;  ///< "Your place is booked"
  State state = State::booked;
  bool over = false;       ///< its day is past, by the event's clocks
  bool cancelled = false;  ///< the event will not take place
};
/// The newest event first.
[[nodiscard]] std::vector<OwnBookingLine> own_bookings(store::Session& session, const std::string& programme_id,
                                                       const std::string& address, Instant now);

/// The path of the page of one of them, made anew: as the link in a mail does, it opens that booking to whoever has it.
/// not_found where the booking is none of this address.
[[nodiscard]] Result<std::string> open_own_page(store::Database& database, Instant now, const std::string& programme_id,
                                                const std::string& address, const std::string& booking_id);

}  // namespace muster::booking
