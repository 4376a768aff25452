// Reads one booking whole, and says where it stands.
#include "own_words.hpp"

#include "domain/booking/needs/needs_sql.hpp"
#include "domain/booking/seats/seat_sql.hpp"

#include <muster/domain/booking/booking_code_sql.hpp>
#include <muster/domain/booking/public_booking_service.hpp>
#include <muster/domain/booking/seat_service.hpp>
#include <muster/domain/events/session_service.hpp>

#include <algorithm>
#include <cctype>

namespace muster::booking {
namespace {

std::string and_then(const std::string& sentence) { return sentence.empty() ? sentence : sentence + " "; }

std::string state_sentence(const OwnBooking& booking) {
  switch (booking.state) {
    case State::invited:
      return "You are invited. Open your page to book your place, or to say that you cannot come.";
    case State::nominated:
      return "Your name was put forward for a place. We write to you when it is decided.";
    case State::applied:
      return "You asked for a place. It is not booked yet: we write to you when it is decided.";
    case State::waiting:
      return "You are on the waiting list: you have no place yet. " + and_then(booking.why) +
             "We write to you at once when a place comes free for you.";
    case State::offered:
      return "A place is free for you" +
             (booking.until ? " until " + long_instant(*booking.until, booking.page.zone) : std::string()) +
             ". Open your page to take it, or to leave it to somebody else.";
    case State::booked:
      return "Your place is booked. Your page has the code that is shown at the door, and you can change your booking "
             "there or give your place back.";
    case State::declined:
      return "You said that you cannot come. Thank you for letting us know.";
    case State::cancelled:
      return (booking.had_seat ? "Your booking is cancelled, and your place can go to somebody else. "
                               : "Your booking is cancelled. ") +
             and_then(booking.why) + "If you did not ask for this, or would like to come after all, tell us.";
    case State::came:
      return "You were there. Thank you for coming.";
    case State::did_not_come:
      return "Your place was booked.";
  }
  return {};
}

}  // namespace

OwnBooking own_booking(store::Session& session, const events::Event& event, const BookingPage& page,
                       const std::string& booking_id, const sql::StepBooking& standing) {
  OwnBooking booking{booking_id, event, page, events::sessions_of(session, event.id), {}, standing.state};
  if (auto person = people::find_person(session, standing.person_id)) booking.person = *std::move(person);
  const auto steps = sql::steps_of(session, booking_id);
  booking.had_seat = std::ranges::any_of(steps, [](const Step& step) { return step.to == State::booked; });
  if (!steps.empty()) {
    booking.steps = steps.back().number;
    // What an organiser noted of a step is for those who may change delegates.
    const auto& by = steps.back().taken_by;
    if (by == seats_actor || by == public_actor) booking.why = steps.back().reason;
    booking.since = steps.back().taken_at;
  }
  if (const auto claim = sql::seat_claim(session, booking_id, {})) booking.until = claim->until;
  booking.own = sql::find_own(session, booking_id);
  booking.door_code = known_code(session, booking_id).value_or("");
  booking.needs = sql::select_needs(session, event.id, standing.person_id);
  return booking;
}

std::string own_headline(const OwnBooking& booking) {
  if (booking.event.cancelled) return booking.event.title + " will not take place";
  switch (booking.state) {
    case State::invited:
      return "You are invited";
    case State::nominated:
      return "Your name was put forward";
    case State::applied:
      return "You asked for a place";
    case State::waiting:
      return "You are on the waiting list";
    case State::offered:
      return "A place is free for you";
    case State::booked:
      return "Your place is booked";
    case State::declined:
      return "You are not coming";
    case State::cancelled:
      return "Your booking is cancelled";
    case State::came:
      return "You were there";
    case State::did_not_come:
      return "Your place was booked";
  }
  return {};
}

MessageWords own_mail_words(const OwnBooking& booking, OwnNews news) {
  const auto& event = booking.event;
  if (event.cancelled) {
    const auto because = event.cancelled_because.empty() ? "" : " " + event.cancelled_because;
    return {event.title + " will not take place", event.title + " will not take place." + because};
  }
  auto sentence = state_sentence(booking);
  if (news == OwnNews::again) {
    return {event.title + ": you have a booking already",
            "Somebody wanted to book with your address, which has a booking of this event already. Nothing was "
            "changed. If you meant to book for somebody else, give their own address.\n\n" +
                sentence};
  }
  if (news == OwnNews::event)
    return {event.title + ": something has changed", "What you were told about this event has changed.\n\n" + sentence};
  auto headline = own_headline(booking);
  headline.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(headline.front())));
  return {event.title + ": " + headline, sentence};
}

std::string own_facts(const OwnBooking& booking) {
  const auto& [event, page] = std::pair(booking.event, booking.page);
  const auto [starts, ends] = hours_of(page, booking.sessions);
  const auto hours = hours_words(starts, ends);
  std::string facts = long_date(event.date) + (hours.empty() ? "" : ", " + hours + zone_words(page.zone, hours)) + ".";
  if (!event.venue.empty() || !page.address.empty())
    facts += " " + event.venue + (event.venue.empty() || page.address.empty() ? "" : ", ") + page.address + ".";
  if (booking.state == State::booked && !page.joining_link.empty() && !event.cancelled)
    facts += "\n\nJoin online: " + page.joining_link;
  return facts;
}

calendar::Entry own_entry(const OwnBooking& booking, calendar::Method method, Instant now, const mail::Mailbox& from) {
  auto entry = event_entry(booking.event, booking.page, booking.sessions, now);
  entry.method = method;
  entry.uid = booking.id + "@muster";
  entry.sequence = booking.page.entry + booking.steps;
  if (booking.state == State::booked && !booking.page.joining_link.empty())
    entry.description = "Join online: " + booking.page.joining_link;
  if (!from.address.empty()) {
    entry.organiser = calendar::Party{booking.event.programme, from.address};
    entry.attendee = calendar::Party{people::full_name(booking.person), booking.person.email};
  }
  return entry;
}

}  // namespace muster::booking
