// Reads one booking whole, and says where it stands.
#include "own_words.hpp"

#include "domain/booking/colleagues/colleague_sql.hpp"
#include "domain/booking/needs/needs_sql.hpp"
#include "domain/booking/nominations/nomination_sql.hpp"
#include "domain/booking/questions/booking_form_sql.hpp"
#include "domain/booking/seats/seat_book_service.hpp"
#include "domain/booking/seats/seat_sql.hpp"
#include "domain/booking/sessions/choosing_service.hpp"
#include "domain/booking/sessions/session_choice_sql.hpp"

#include <muster/domain/booking/booking_code_sql.hpp>
#include <muster/domain/booking/nomination_service.hpp>
#include <muster/domain/booking/public_booking_service.hpp>
#include <muster/domain/booking/seat_service.hpp>
#include <muster/domain/events/agenda_service.hpp>
#include <muster/domain/events/session_service.hpp>

#include <algorithm>
#include <cctype>

namespace muster::booking {
namespace {

std::string and_then(const std::string& sentence) { return sentence.empty() ? sentence : sentence + " "; }

std::string without_place_words(const OwnBooking& booking) {
  const auto after = and_then(booking.why) + "If you did not ask for this, or would like to come after all, tell us.";
  if (booking.had_seat) return "Your booking is cancelled, and your place can go to somebody else. " + after;
  if (booking.taken_back) return "Your wish for a place was taken back. Nothing was booked, and nothing is. " + after;
  return "You have no place: nothing is booked for you. " + and_then(booking.why) +
         "If you would like to come after all, tell us.";
}

/// What happened besides, before where they stand now.
std::string happened_words(const OwnBooking& booking) {
  if (!booking.in_place_of.empty()) return "You come in the place of " + booking.in_place_of + ". ";
  if (!booking.moved_from.empty())
    return "The waiting list of " + booking.moved_from + " was moved to " + booking.event.title + ", and you with it. ";
  const bool told =
      booking.state == State::offered || booking.state == State::waiting || booking.state == State::booked;
  if (told && !booking.put_forward_by.empty()) return booking.put_forward_by + " put your name forward. ";
  return {};
}

void add_history(OwnBooking& booking, const std::vector<Step>& steps) {
  for (auto step = steps.rbegin(); step != steps.rend() && step->taken_at == steps.back().taken_at; ++step)
    if (step->reason.starts_with(moved_with_line))
      booking.moved_from = step->reason.substr(std::string_view(moved_with_line).size());
  const auto& last = steps.back();
  booking.taken_back = last.to == State::cancelled && last.taken_by == public_actor;
  if (last.to == State::booked && last.reason.starts_with(comes_in_place)) {
    booking.in_place_of = last.reason.substr(std::string_view(comes_in_place).size());
    if (booking.in_place_of.ends_with('.')) booking.in_place_of.pop_back();
  }
}

void add_list(store::Session& session, OwnBooking& booking) {
  const auto call = sql::call_of_booking(session, booking.id);
  if (!call) return;
  for (const auto& name : sql::names_of(session, call->id)) {
    if (name.booking_id != booking.id) continue;
    if (name.place > 0)
      booking.put_forward_by = call->organisation;
    else if (is_undecided(booking.state))
      booking.asked_lead = call->organisation;
  }
}

std::string state_sentence(const OwnBooking& booking) {
  switch (told_state(booking)) {
    case State::invited:
      if (!booking.full.empty())
        return "You are invited. At this moment no place is free for you. " + booking.full +
               " Open your page to wait for one, or to say that you cannot come.";
      return "You are invited. Open your page to book your place, or to say that you cannot come.";
    case State::nominated:
      return "Your name was put forward for a place. We write to you when it is decided.";
    case State::applied:
      return booking.asked_lead.empty()
                 ? "You asked for a place. It is not booked yet: we write to you when it is decided."
                 : "You asked for a place. It is not booked yet: " + asked_lead_words(booking.asked_lead) +
                       " We write to you when it is decided.";
    case State::waiting:
      return "You are on the waiting list: you have no place yet. " + and_then(booking.why) +
             "We write to you at once when a place comes free for you.";
    case State::offered:
      return "A place is free for you" +
             (booking.until ? " until " + long_instant(*booking.until, booking.page.zone) : std::string()) +
             ". Open your page to take it, or to leave it to somebody else.";
    case State::booked:
      if (is_by_screen(booking.event, booking.online))
        return std::string("Your place is booked. ") +
               (booking.page.joining_link.empty() ? "You take part online."
                                                  : "You take part online: your page leads to the meeting.") +
               " You can change your booking on your page, or give your place back.";
      return "Your place is booked. Your page has the code that is shown at the door, and you can change your booking "
             "there or give your place back.";
    case State::declined:
      return "You said that you cannot come. Thank you for letting us know.";
    case State::cancelled:
      return without_place_words(booking);
    case State::came:
      return "You were there. Thank you for coming.";
    case State::did_not_come:
      return "Your place was booked.";
  }
  return {};
}

MessageWords booked_for_words(const OwnBooking& booking, const std::string& sentence) {
  const auto by = booking.booked_by.empty() ? std::string("A colleague") : booking.booked_by;
  auto text =
      by + " asked for a place for you at " + booking.event.title + ".\n\n" + sentence +
      "\n\nWhat you need on the day, and whether you may be named in the list, is asked of nobody but you: say it on "
      "your page";
  if (booking.details_until && booking.details_missing)
    text += " by " + long_instant(*booking.details_until, booking.page.zone) +
            ". After that the place goes to somebody else";
  return {booking.event.title + ": " + by +
              (booking.state == State::booked ? " booked a place for you" : " asked for a place for you"),
          text + ". If you do not want to come, give it back there."};
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
    if (by == seats_actor || by == public_actor || by == lead_actor) booking.why = steps.back().reason;
    booking.since = steps.back().taken_at;
    add_history(booking, steps);
  }
  if (const auto claim = sql::seat_claim(session, booking_id, {})) {
    booking.until = claim->until;
    booking.online = claim->online;
  }
  if (booking.state == State::invited) {
    const auto seats = SeatBook::look(session, event, SeatBook::Network::as_needed);
    if (const auto claim = sql::seat_claim(session, booking_id, seats.network())) {
      const auto verdict = seats.verdict(*claim);
      if (verdict.state == State::waiting) booking.full = verdict.why;
    }
  }
  if (const auto booked = sql::find_booked_for(session, booking_id)) {
    booking.booked_by = booked->booker;
    booking.details_missing = booked->details != sql::Details::given;
    // Whoever is booked again after that time is asked by no day.
    if (booked->details == sql::Details::asked || booking.state == State::cancelled)
      booking.details_until = booked->until;
  }
  add_list(session, booking);
  booking.own = sql::find_own(session, booking_id);
  booking.door_code = known_code(session, booking_id).value_or("");
  booking.chosen = chosen_sessions(session, event, booking_id);
  const auto offered = sql::offered_codes(session, event.id);
  const auto holds = [](const auto& all, const std::string& code) { return std::ranges::find(all, code) != all.end(); };
  for (const auto& each : booking.sessions) {
    const bool chosen =
        std::ranges::find(booking.chosen, each.code, &events::EventSession::code) != booking.chosen.end();
    // Of whoever chose none it is not known which they come to: the day is as long as it is.
    if (chosen || booking.chosen.empty() || !holds(offered, each.code)) booking.comes_to.push_back(each);
  }
  booking.agenda_shown = events::is_agenda_shown(session, event);
  booking.needs = sql::select_needs(session, event.id, standing.person_id);
  booking.asked = sql::asked_version(session, event.id) > 0;
  if (const auto given = sql::find_answers(session, booking_id))
    if (const auto form = sql::form_version(session, event.id, given->version))
      booking.answers = answer_lines(*form, given->answers);
  return booking;
}

State told_state(const OwnBooking& booking) {
  return booking.state == State::nominated && !booking.put_forward_by.empty() ? State::applied : booking.state;
}

std::string asked_lead_words(const std::string& organisation) {
  return "the lead of " + organisation + " is told your name and asked first, and the programme decides then.";
}

std::string own_headline(const OwnBooking& booking) {
  if (booking.event.cancelled) return booking.event.title + " will not take place";
  switch (told_state(booking)) {
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
      return booking.had_seat     ? "Your booking is cancelled"
             : booking.taken_back ? "You are not coming"
                                  : "You have no place";
    case State::came:
      return "You were there";
    case State::did_not_come:
      return "Your place was booked";
  }
  return {};
}

MessageWords own_mail_words(const OwnBooking& booking, OwnNews news, const std::string& about) {
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
  if (news == OwnNews::kept)
    return {event.title + ": your place stays yours",
            "The organisers cannot take somebody else in your place this time. Your place is kept for you: come "
            "yourself, or give it back on your page."};
  if (news == OwnNews::booked_for) return booked_for_words(booking, sentence);
  if (news == OwnNews::lapsed)
    return {
        event.title + ": your place is not kept any more",
        "A place was asked for in your name, and you were asked to say on your own page what you need. Nothing came" +
            (booking.details_until ? " by " + long_instant(*booking.details_until, booking.page.zone) : "") +
            ", so the place is not kept for you any more. If you would like to come after all, tell us."};
  if (news == OwnNews::session_gone)
    return {event.title + ": a session that you chose is not held any more",
            "“" + about +
                "”, which you chose, is not in the agenda any more. The rest of your booking stays as it is; "
                "you can choose another session on your page where one is offered.\n\n" +
                sentence};
  if (news == OwnNews::session_moved)
    return {event.title + ": a session that you chose is moved",
            "“" + about +
                "”, which you chose, is at another time or place than you were told. What you chose is now as "
                "it stands below; you can change it on your page.\n\n" +
                sentence};
  if (news == OwnNews::changed)
    return {event.title + ": your changes are saved",
            "What you changed of your booking is saved. If you did not change anything, tell us.\n\n" + sentence};
  if (news == OwnNews::event)
    return {event.title + ": something has changed", "What you were told about this event has changed.\n\n" + sentence};
  auto headline = own_headline(booking);
  headline.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(headline.front())));
  return {event.title + ": " + headline, happened_words(booking) + sentence};
}

std::string own_way(const OwnBooking& booking) {
  const bool comes = is_registered(booking.state) || booking.state == State::waiting || booking.state == State::offered;
  if (booking.event.attendance != events::Attendance::hybrid || !comes) return {};
  return booking.online ? "You come online." : "You come in person.";
}

std::string own_facts(const OwnBooking& booking) {
  const auto& [event, page] = std::pair(booking.event, booking.page);
  const auto days = days_of(page, event, booking.comes_to);
  std::string facts = day_words(days.front(), page.zone);
  for (std::size_t at = 1; at < days.size(); ++at) facts += "; " + day_words(days[at], page.zone);
  facts += ".";
  if (is_by_screen(event, booking.online)) {
    if (event.attendance == events::Attendance::online) facts += " Online.";
  } else if (!event.venue.empty() || !page.address.empty())
    facts += " " + event.venue + (event.venue.empty() || page.address.empty() ? "" : ", ") + page.address + ".";
  if (const auto way = own_way(booking); !way.empty() && !event.cancelled) facts += " " + way;
  if (!booking.chosen.empty() && !event.cancelled) {
    facts += "\n\nYour sessions: ";
    for (std::size_t at = 0; at < booking.chosen.size(); ++at) {
      const auto& each = booking.chosen[at];
      const auto day = each.day == 0 ? std::string() : long_date(events::session_date(each, event.date)) + ", ";
      facts += (at == 0 ? "" : "; ") + each.title + ", " + day + events::session_times(each);
    }
    facts += ".";
  }
  if (booking.state == State::booked && may_join(booking)) facts += "\n\nJoin online: " + page.joining_link;
  return facts;
}

bool may_join(const OwnBooking& booking) {
  // Whoever is marked as having come may have lost the line.
  const bool seat = booking.state == State::booked || booking.state == State::came;
  const auto& event = booking.event;
  if (!seat || event.cancelled || booking.page.joining_link.empty()) return false;
  if (is_by_screen(event, booking.online)) return true;
  // A room of its own, and one session by screen: preparation by Teams, say. Who comes to the room of an event that is
  // held both ways has the room's sessions.
  return event.attendance == events::Attendance::in_person && is_joined_online(event, booking.comes_to);
}

bool is_still_asked(const OwnBooking& booking) {
  const bool expected = booking.state == State::booked || booking.state == State::waiting;
  return expected && !booking.details_missing && booking.needs.empty() && !(booking.own && booking.own->named);
}

std::string agenda_words(const OwnBooking& booking) {
  if (!booking.agenda_shown || booking.sessions.empty()) return {};
  std::string words;
  int day = -1;
  const bool several = booking.sessions.back().day != booking.sessions.front().day;
  for (const auto& each : booking.sessions) {
    if (several && each.day != day)
      words += (words.empty() ? "" : "\n\n") + long_date(events::session_date(each, booking.event.date));
    day = each.day;
    words += (words.empty() ? "" : "\n\n") + events::session_times(each) + " " + each.title +
             (each.place.empty() ? "" : ", " + each.place);
  }
  return words;
}

calendar::Entry own_entry(const OwnBooking& booking, calendar::Method method, Instant now, const mail::Mailbox& from,
                          const std::string& joining) {
  auto entry = event_entry(booking.event, booking.page, booking.comes_to, now);
  entry.method = method;
  entry.uid = booking.id + "@muster";
  entry.sequence = booking.page.entry + booking.steps;
  if (booking.state == State::booked && !joining.empty() && may_join(booking))
    entry.description = "Join online: " + joining;
  if (!from.address.empty()) {
    entry.organiser = calendar::Party{booking.event.programme, from.address};
    entry.attendee = calendar::Party{people::full_name(booking.person), booking.person.email};
  }
  return entry;
}

}  // namespace muster::booking
