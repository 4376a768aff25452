#pragma once
// What somebody does with their own booking by the link in their mail.

#include "own_words.hpp"

#include <muster/domain/booking/public_booking_service.hpp>

#include <string>

namespace muster::booking {

/// By the secret of the link. not_found in the same words whether it never was one or opens nothing any more.
[[nodiscard]] Result<OwnBooking> own_booking(store::Database& database, const std::string& secret);
[[nodiscard]] Result<OwnBooking> own_booking(store::Session& session, const std::string& secret);
/// By what a link is known by (its hash), for going on to an online event alone. not_found in those words too.
[[nodiscard]] Result<OwnBooking> booking_known_by(store::Database& database, const std::string& link_hash);
[[nodiscard]] Result<OwnBooking> booking_known_by(store::Session& session, const std::string& link_hash);

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

/// Notes that somebody goes on to the online event, where it is on that day by the event's clocks; the first time
/// stays.
[[nodiscard]] Outcome note_joined(store::Database& database, Instant now, const OwnBooking& booking);

/// Changes what is theirs: names, role, needs, whether they are named, and what they answered.
struct OwnChange {
  std::string first_name;
  std::string last_name;
  std::string role;
  Needs needs;
  std::optional<bool> named;
  TypedBookingAnswers answers{};
  std::optional<std::vector<std::string>> sessions{};  ///< codes of those they choose; nothing: as before
  std::optional<bool> online{};                        ///< of an event that is held both ways; nothing: as before
};
/// What they are asked, with what stands there at first: what they answered before, to whatever version.
struct OwnQuestions {
  BookingForm form;
  forms::Answers before;
};
[[nodiscard]] Result<OwnQuestions> own_questions(store::Database& database, const OwnBooking& booking);
/// A conflict at "online" where there is no seat the other way.
[[nodiscard]] Outcome change_own(store::Database& database, Instant now, const std::string& secret,
                                 const OwnChange& change);

}  // namespace muster::booking
