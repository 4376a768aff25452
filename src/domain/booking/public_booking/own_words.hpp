#pragma once
// One booking as the person it is of sees it: what their mails and their own page are made of.

#include "domain/booking/steps/step_sql.hpp"
#include "own_mail.hpp"
#include "public_booking_sql.hpp"

#include <muster/domain/booking/booking_questions.hpp>
#include <muster/domain/booking/message.hpp>
#include <muster/domain/booking/needs.hpp>
#include <muster/domain/booking/public_booking.hpp>
#include <muster/domain/events/event_session.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/kit/calendar/entry.hpp>
#include <muster/platform/mail/message.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

/// How the reasons of steps begin that tell somebody what else happened than where they stand.
inline constexpr const char* comes_in_place = "Comes in the place of ";
inline constexpr const char* moved_with_line = "Moved with the waiting list from ";

struct OwnBooking {
  std::string id;
  events::Event event;
  BookingPage page;
  std::vector<events::EventSession> sessions;
  people::PersonRecord person;
  State state = State::booked;
  std::string why{};                       ///< of the last step, where no organiser took it
  std::string full{};                      ///< of who is invited: why no place is free for them now; empty where one is
  std::string since{};                     ///< ISO instant of it
  std::int64_t steps = 0;                  ///< taken so far
  bool had_seat = false;                   ///< was booked once: their calendar may hold an entry
  std::optional<Instant> until{};          ///< of an offer
  std::optional<sql::OwnRow> own{};        ///< nothing where they never booked by themselves
  std::string door_code{};                 ///< empty where none was made yet
  std::string booked_by{};                 ///< who booked for them; empty where they did, or it is not known any more
  bool online = false;                     ///< they come by screen to a hybrid event
  bool details_missing = false;            ///< they were booked by somebody, and have said nothing themselves yet
  std::optional<Instant> details_until{};  ///< after that their place goes
  std::vector<events::EventSession> chosen{};  ///< sessions that they chose, by day and time
  std::vector<events::EventSession>
      comes_to{};                ///< what everybody comes to and what they chose; all where they chose none
  bool agenda_shown = false;     ///< attendees may see it
  std::string put_forward_by{};  ///< the organisation whose lead placed them; empty where none did
  std::string asked_lead{};      ///< the organisation whose lead is asked about them, and has not answered
  std::string in_place_of{};     ///< the place was passed on to them, and nothing happened since
  std::string moved_from{};      ///< they came with the waiting list of this event, and nothing happened since
  bool taken_back = false;       ///< the last step was taken by a link of their own, or of whoever booked for them
  Needs needs{};
  bool asked = false;                 ///< the page asks something now
  std::vector<AnswerLine> answers{};  ///< as the questions stood that were answered
};
[[nodiscard]] OwnBooking own_booking(store::Session& session, const events::Event& event, const BookingPage& page,
                                     const std::string& booking_id, const sql::StepBooking& standing);

/// Where they stand as they are told it: whoever a lead named hears nothing of that before it is decided.
[[nodiscard]] State told_state(const OwnBooking& booking);
/// "Your place is booked": what stands largest on the page and first in the mail.
[[nodiscard]] std::string own_headline(const OwnBooking& booking);
/// "the lead of Northtown is told your name and asked first, …": what becomes of a wish that is put to a lead.
[[nodiscard]] std::string asked_lead_words(const std::string& organisation);
[[nodiscard]] MessageWords own_mail_words(const OwnBooking& booking, OwnNews news, const std::string& about = {});
/// "Friday 10 June 2022, 10am to 3pm. Coin Street Centre, 108 Stamford Street."; the link to join to those booked.
[[nodiscard]] std::string own_facts(const OwnBooking& booking);
/// Whether the link to join is for them: they have a place, and take part by screen or in a session that is held so.
[[nodiscard]] bool may_join(const OwnBooking& booking);
/// Whether they hold a place and were never asked what they need and whether they may be named.
[[nodiscard]] bool is_still_asked(const OwnBooking& booking);
/// "10:00 to 10:30 Welcome, Main hall", a line each under its day; empty where attendees are shown none.
[[nodiscard]] std::string agenda_words(const OwnBooking& booking);
/// "You come online."; empty where the event is held one way alone, or they have and want no place.
[[nodiscard]] std::string own_way(const OwnBooking& booking);
/// The entry for their calendar: its version grows with every step of the booking and every change of the event that
/// is sent. `from` is the sender of the mail that it goes with. An entry is forwarded, and calendars are shared: so
/// `joining` is an address that opens nothing but the way to the online event; empty where there is none.
[[nodiscard]] calendar::Entry own_entry(const OwnBooking& booking, calendar::Method method, Instant now,
                                        const mail::Mailbox& from, const std::string& joining);

}  // namespace muster::booking
