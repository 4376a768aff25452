#pragma once
// One booking as the person it is of sees it: what their mails and their own page are made of.

#include "domain/booking/steps/step_sql.hpp"
#include "own_mail.hpp"
#include "public_booking_sql.hpp"

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

struct OwnBooking {
  std::string id;
  events::Event event;
  BookingPage page;
  std::vector<events::EventSession> sessions;
  people::PersonRecord person;
  State state = State::booked;
  std::string why{};                 ///< of the last step, where no organiser took it
  std::string since{};               ///< ISO instant of it
  std::int64_t steps = 0;            ///< taken so far
  bool had_seat = false;             ///< was booked once: their calendar may hold an entry
  std::optional<Instant> until{};    ///< of an offer
  std::optional<sql::OwnRow> own{};  ///< nothing where they never booked by themselves
  std::string door_code{};           ///< empty where none was made yet
  Needs needs{};
};
[[nodiscard]] OwnBooking own_booking(store::Session& session, const events::Event& event, const BookingPage& page,
                                     const std::string& booking_id, const sql::StepBooking& standing);

/// "Your place is booked": what stands largest on the page and first in the mail.
[[nodiscard]] std::string own_headline(const OwnBooking& booking);
[[nodiscard]] MessageWords own_mail_words(const OwnBooking& booking, OwnNews news);
/// "Friday 10 June 2022, 10am to 3pm. Coin Street Centre, 108 Stamford Street."; the link to join to those booked.
[[nodiscard]] std::string own_facts(const OwnBooking& booking);
/// The entry for their calendar: its version grows with every step of the booking and every change of the event that
/// is sent. `from` is the sender of the mail that it goes with.
[[nodiscard]] calendar::Entry own_entry(const OwnBooking& booking, calendar::Method method, Instant now,
                                        const mail::Mailbox& from);

}  // namespace muster::booking
