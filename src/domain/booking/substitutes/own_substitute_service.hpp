#pragma once
// What somebody does by their own link about who comes in their place.

#include "domain/booking/public_booking/own_words.hpp"

#include <muster/domain/booking/substitute_service.hpp>

namespace muster::booking {

/// May somebody else be named now: at once, or for an organiser to decide. A conflict that says what to do instead.
[[nodiscard]] Outcome may_name_substitute(const OwnBooking& booking, Instant now);

enum class SubstituteNamed {
  passed,  ///< the place is the other's
  asked    ///< an organiser decides
};
/// Names somebody by the link, as the event allows. bad_input at a field; the same words whether an address has a
/// booking or not.
[[nodiscard]] Result<SubstituteNamed> name_substitute(store::Database& database, Instant now, const std::string& secret,
                                                      const people::TypedPerson& other);
/// Comes after all: the request goes. A conflict where it was decided meanwhile.
[[nodiscard]] Outcome withdraw_substitute(store::Database& database, Instant now, const std::string& secret);
/// Who is named and waits for an organiser; empty where nobody is.
[[nodiscard]] Result<std::string> named_substitute(store::Database& database, const std::string& booking_id);

}  // namespace muster::booking
