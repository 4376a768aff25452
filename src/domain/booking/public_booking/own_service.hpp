#pragma once
// What somebody does with their own booking by the link in their mail.

#include "own_words.hpp"

#include <muster/domain/booking/public_booking_service.hpp>

#include <string>

namespace muster::booking {

/// By the secret of the link. not_found in the same words whether it never was one or opens nothing any more.
[[nodiscard]] Result<OwnBooking> own_booking(store::Database& database, const std::string& secret);

/// Which answer somebody gives.
enum class OwnStep {
  take,    ///< the place that is offered, or that they are invited to
  refuse,  ///< an offer or an invitation
  leave    ///< gives the place back, or leaves the waiting list
};
/// Takes it: a conflict that says why where the booking stands elsewhere by now, or there is no seat any more; whoever
/// was invited is put on the waiting list then.
[[nodiscard]] Result<State> take_own_step(store::Database& database, Instant now, const std::string& secret,
                                          OwnStep step);

/// Whether it can be taken at this moment; a conflict that says why not.
[[nodiscard]] Outcome may_take_own_step(const OwnBooking& booking, OwnStep step, Instant now);

/// A conflict where the event is over or will not be: there is nothing to change.
[[nodiscard]] Outcome may_change_own(const OwnBooking& booking, Instant now);
/// A conflict that says what to do instead, where nobody can be sent in their place.
[[nodiscard]] Outcome may_send_substitute(const OwnBooking& booking, Instant now);

/// Changes what is theirs: names, role, needs, and whether they are named.
struct OwnChange {
  std::string first_name;
  std::string last_name;
  std::string role;
  Needs needs;
  std::optional<bool> named;
};
[[nodiscard]] Outcome change_own(store::Database& database, Instant now, const std::string& secret,
                                 const OwnChange& change);

/// Another person takes the place: the link in the mail to them is theirs alone. A conflict where the event does not
/// allow it any more, or the booking has no place; bad_input at a field.
[[nodiscard]] Outcome send_substitute(store::Database& database, Instant now, const std::string& secret,
                                      const people::TypedPerson& other);

}  // namespace muster::booking
