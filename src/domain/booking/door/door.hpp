#pragma once
// What the door goes by: when it is open, what a scan came to, and whom somebody means who types a name.

#include <muster/domain/booking/door_service.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/domain/events/event_session.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::booking {

/// From midnight, by the event's clocks, before the eve of the event to the one after the last day of its sessions.
[[nodiscard]] DoorTimes door_times(const events::Event& event, const std::vector<events::EventSession>& sessions);

/// Where a booking stands to whoever keeps the door.
[[nodiscard]] DoorStanding standing_at_door(State state);

/// Whose name or organisation is like what was typed, best first: every word typed begins a word of theirs, or differs
/// from its beginning by one letter where it has three or four, by two where it has more. At most `limit`. Nobody for
/// less than two letters. Indices into `people`.
[[nodiscard]] std::vector<std::size_t> people_like(std::string_view typed, const std::vector<DoorPerson>& people,
                                                   std::size_t limit);

/// "Main door" where nobody named it; at most 40 characters on one line.
[[nodiscard]] std::string tidy_door(std::string_view typed);

/// The moment of a scan: never after it was received, nor before the door opened.
[[nodiscard]] Instant settled_moment(Instant told, Instant received, const DoorTimes& times);

}  // namespace muster::booking
