#pragma once
// Codes of bookings in the store, made at first need: inside somebody's transaction.

#include <muster/domain/booking/booking_code.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::booking {

/// The code of a booking; made where it has none, so only in a write. Throws store::DatabaseError where there is no
/// such booking.
[[nodiscard]] std::string booking_code(store::Session& session, const std::string& booking_id);
/// The same, where it was made already.
[[nodiscard]] std::optional<std::string> known_code(store::Session& session, const std::string& booking_id);

/// Takes its codes away: what was printed or sent with them lets nobody in any more.
void forget_code(store::Session& session, const std::string& booking_id);
/// Only its own: codes of bookings that became one with it stay.
void forget_own_code(store::Session& session, const std::string& booking_id);
/// Its own code is this one again.
void give_code(store::Session& session, const std::string& booking_id, const std::string& code);
/// Codes of bookings that became one with others of an event: the booking that they lead to, and the code.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> former_codes(store::Session& session,
                                                                            const std::string& event_id);

/// Gives up to `at_most` bookings of an event that have none a code; returns how many got one.
std::int64_t give_codes(store::Session& session, const std::string& event_id, std::int64_t at_most);

/// Whether a booking of the event has none.
[[nodiscard]] bool any_without_code(store::Session& session, const std::string& event_id);

/// Whose code it is, in whatever event.
struct CodeHolder {
  std::string booking_id;
  std::string event_id;
};
[[nodiscard]] std::optional<CodeHolder> holder_of(store::Session& session, const std::string& code);

}  // namespace muster::booking
