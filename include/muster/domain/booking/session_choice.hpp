#pragma once
// Sessions that people choose among when they book: which can be chosen together, and which have a seat left. Functions
// of values; session_choice_service.hpp reads and keeps them.

#include <muster/domain/booking/booking.hpp>
#include <muster/domain/events/event_session.hpp>
#include <muster/kit/base/result.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

/// A session that can be chosen, and how many chose it.
struct OfferedSession {
  events::EventSession session{};
  std::int64_t in_room = 0;  ///< who chose it and comes, or would come, in person
  std::int64_t online = 0;   ///< and by screen, where the session may be come to both ways
};

/// Whether a booking that stands so has the seats of the sessions that it chose.
[[nodiscard]] inline bool holds_sessions(State state) { return state != State::cancelled && state != State::declined; }

/// Seats left for somebody who comes that way; nothing: no limit.
[[nodiscard]] std::optional<std::int64_t> seats_left(const OfferedSession& offered, events::Attendance of_event,
                                                     bool online);

/// The titles of modules that are held more than once, in the order of their first day: of those with one title
/// everybody comes to exactly one.
[[nodiscard]] std::vector<std::string> repeated_modules(const std::vector<OfferedSession>& offered);
/// "“Coaching” is held more than once: choose one of its days."; empty where none is.
[[nodiscard]] std::string module_words(const std::vector<OfferedSession>& offered);

/// Whether these codes can be chosen together, at the field "sessions": a code that is not offered, two at one time,
/// one without a seat left, a module that is held more than once of which not exactly one day is chosen (none, where
/// all its days are full). Who holds one of them already (`held`) keeps its seat.
[[nodiscard]] Outcome check_choice(const std::vector<OfferedSession>& offered, events::Attendance of_event, bool online,
                                   const std::vector<std::string>& chosen, const std::vector<std::string>& held);

/// "10:00 to 11:00, Hall. 3 of 20 seats are left."
[[nodiscard]] std::string offered_words(const OfferedSession& offered, events::Attendance of_event, bool online);

}  // namespace muster::booking
