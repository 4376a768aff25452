#pragma once
// Whoever has booked books for colleagues too, by name and address alone: what somebody needs, and whether they may be
// named, is asked of nobody but the person.

#include "colleague_sql.hpp"
#include "domain/booking/public_booking/own_words.hpp"

#include <muster/domain/people/typed_person.hpp>

#include <string>
#include <vector>

namespace muster::booking {

/// A conflict that says why nobody can be booked by this booking now: the event does not take such bookings, or no more
/// of them, or it is over.
[[nodiscard]] Outcome may_book_colleagues(const OwnBooking& booking, const std::vector<sql::ColleagueRow>& colleagues,
                                          Instant now);
/// How many more.
[[nodiscard]] std::int64_t colleagues_left(const OwnBooking& booking, const std::vector<sql::ColleagueRow>& colleagues,
                                           Instant now);
/// Whether a place is kept for them, as far as their booker is told.
[[nodiscard]] bool keeps_place(const sql::ColleagueRow& colleague, Instant now);

/// By the secret of the booker's link, the first booked first.
[[nodiscard]] Result<std::vector<sql::ColleagueRow>> colleagues_of(store::Database& database,
                                                                   const std::string& secret);

/// Books them, or puts them on the waiting list, by the seats of that moment, in one transaction with their mail: a
/// link of their own. For an address that stands in the event nothing is booked: whoever has it is written to, and what
/// is returned and shown is the same, so that nobody learns by this who is booked. Errors, at their field: a name or
/// address that is none; conflict as may_book_colleagues.
[[nodiscard]] Result<State> book_colleague(store::Database& database, Instant now, const std::string& secret,
                                           const people::TypedPerson& colleague);
/// Takes a booking back that its person has not filled in yet. A conflict where they have, or it is none of the
/// booker's.
[[nodiscard]] Outcome take_colleague_back(store::Database& database, Instant now, const std::string& secret,
                                          const std::string& booking_id);

/// Lets the places go of those whose time for their details is over, each with a mail; the clock's work.
[[nodiscard]] Outcome lapse_colleagues(store::Database& database, Instant now);

}  // namespace muster::booking
