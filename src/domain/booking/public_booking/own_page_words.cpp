// Words of the page of one booking, made of how it stands.
#include "own_page_words.hpp"

#include <muster/kit/base/date.hpp>

namespace muster::booking {

std::string named_words(const OwnBooking& booking) {
  const auto named = booking.own ? booking.own->named : std::nullopt;
  if (!named) {
    return booking.page.unasked_named ? "You were not asked: you are named" : "You were not asked: you are not named";
  }
  return *named ? "You are named" : "You are counted without a name";
}

std::string chosen_when(const OwnBooking& booking, const events::EventSession& session) {
  const auto day =
      session.day == 0 ? std::string() : long_date(events::session_date(session, booking.event.date)) + ", ";
  return day + events::session_times(session) + (session.place.empty() ? "" : ", " + session.place);
}

std::string details_words(const OwnBooking& booking) {
  const auto by = booking.booked_by.empty() ? std::string("A colleague") : booking.booked_by;
  auto words = by + " asked for this place. What you need, and whether you may be named, is asked of you alone";
  if (booking.details_until)
    words += " by " + long_instant(*booking.details_until, booking.page.zone) + ", or the place goes to somebody else";
  return words + ".";
}

std::string again_words(const OwnBooking& booking) {
  const bool refused = booking.state == State::cancelled && !booking.had_seat && !booking.taken_back;
  if (!refused) return "If you would like to come after all, you can ask for a place once more.";
  return booking.why + (booking.why.empty() ? "" : " ") +
         "If something has changed since, you can ask for a place once more, and it is decided anew.";
}

}  // namespace muster::booking
