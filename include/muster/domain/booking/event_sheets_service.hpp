#pragma once
// What is shown of a programme's events elsewhere than on their own pages, and of the seats of one address: for
// calendars and lists that other programs read.

#include <muster/domain/booking/public_booking.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::booking {

/// An event with what its public page and its calendar entries are made of.
struct EventSheet {
  events::Event event;
  BookingPage page;  ///< closed and without a code where nobody saved one
  std::vector<events::EventSession> sessions;
  Date last_day{};                      ///< of the event or its latest session
  std::optional<Instant> changed_at{};  ///< when what is shown of it changed last, its first showing included
};
/// Events of a programme that end on that day or later, neither rounds nor surveys; the first one first, and the first
/// `most_event_sheets` of them.
[[nodiscard]] std::vector<EventSheet> event_sheets(store::Session& session, const std::string& programme_id,
                                                   Date since);
inline constexpr std::size_t most_event_sheets = 1000;

/// A seat that somebody has, or had at an event that is over.
struct OwnSeat {
  EventSheet sheet;
  calendar::Entry entry;  ///< with the identity of the one that their mail brought, and no way to join
};
/// Of an address, at events that end on that day or later, the first one first.
[[nodiscard]] std::vector<OwnSeat> seats_of_address(store::Session& session, const std::string& programme_id,
                                                    const std::string& address, Date since, Instant now);

}  // namespace muster::booking
