#pragma once
// Who was booked by a colleague, in the store.

#include <muster/domain/booking/booking.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking::sql {

/// What became of what the person was asked for, as it is stored.
enum class Details : std::int64_t {
  asked = 0,
  given = 1,
  over = 2,      ///< nothing came in time, or the booker took the booking back: it is asked once
  held = 3,      ///< their address stood in the event already: the booking is none, and its booker sees one like others
  held_over = 4  ///< the same, which its booker took back
};

/// What a booking by somebody else has.
struct BookedFor {
  std::string booker_id{};         ///< their booking; empty where it went, or is somebody else's now
  std::string booker{};            ///< their name; empty then
  std::optional<Instant> until{};  ///< for the person's own details
  Details details = Details::asked;
};
[[nodiscard]] std::optional<BookedFor> find_booked_for(store::Session& session, const std::string& booking_id);
void save_booked_for(store::Session& session, const std::string& booking_id, const std::string& event_id,
                     const BookedFor& booked);
/// The person gave their own details, whoever booked.
void note_details(store::Session& session, const std::string& booking_id);
/// The person books for themselves after all: nobody waits for their details any more.
void book_for_oneself(store::Session& session, const std::string& booking_id);
void set_details(store::Session& session, const std::string& booking_id, Details details);
/// Whether what somebody has in an event is none, because their address stood there already.
[[nodiscard]] bool is_held(store::Session& session, const std::string& event_id, const std::string& person_id);
/// The booking is another person's from now on: nobody booked it for them, and they booked for nobody.
void forget_booker(store::Session& session, const std::string& booking_id);

/// The booking goes to another event: whoever booked it booked for the first.
void give_booked_for(store::Session& session, const std::string& booking_id, const std::string& event_id);

/// Somebody for whom a booking was made.
struct ColleagueRow {
  std::string booking_id;
  std::string name;
  State state = State::booked;
  std::optional<Instant> until{};
  Details details = Details::asked;
};
/// Those booked by a booking, the first first.
[[nodiscard]] std::vector<ColleagueRow> colleagues_of(store::Session& session, const std::string& booker_id);

/// Events in which somebody's time for their details is over.
[[nodiscard]] std::vector<std::string> events_with_lapsed(store::Session& session, Instant now);
/// Their bookings in one event, at most so many.
[[nodiscard]] std::vector<std::string> lapsed_details(store::Session& session, const std::string& event_id, Instant now,
                                                      std::int64_t at_most);

}  // namespace muster::booking::sql
