// Every change that somebody makes of their own booking: each in one transaction, with its mail.
#include "own_service.hpp"

#include "domain/booking/booking_sql.hpp"
#include "domain/booking/colleagues/colleague_sql.hpp"
#include "domain/booking/list_file/change_parts_service.hpp"
#include "domain/booking/needs/needs_sql.hpp"
#include "domain/booking/online/online_sql.hpp"
#include "domain/booking/questions/answered_service.hpp"
#include "domain/booking/questions/booking_form_sql.hpp"
#include "domain/booking/seats/seat_book_service.hpp"
#include "domain/booking/sessions/choosing_service.hpp"
#include "domain/booking/sessions/session_choice_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

store::AuditContext audit_of(const events::Event& event, Instant now) { return {public_actor, now, event.programme}; }

}  // namespace

Result<OwnBooking> own_booking(store::Session& session, const std::string& secret) {
  return booking_known_by(session, hash_of_own_link(secret));
}

Result<OwnBooking> booking_known_by(store::Session& session, const std::string& link_hash) {
  const auto id = sql::booking_of_link(session, link_hash);
  const auto standing = id ? sql::standing_of(session, *id) : std::nullopt;
  const auto keys = id ? sql::keys_of(session, *id) : std::nullopt;
  if (!standing || !keys) return not_found("This link opens no booking.");
  const auto event = events::event_with_id(session, keys->event_id);
  return own_booking(session, event, sql::page_or_none(session, event.id), *id, *standing);
}

Outcome may_change_own(const OwnBooking& booking, Instant now) {
  if (booking.event.cancelled) return conflict(booking.event.title + " will not take place, so nothing was changed.");
  if (day_in(booking.page.zone, now) > last_day_of(booking.event, booking.sessions))
    return conflict(booking.event.title + " is over. Nothing was changed.");
  return Success{};
}

Outcome may_send_substitute(const OwnBooking& booking, Instant now) {
  MUSTER_CHECK(may_change_own(booking, now));
  if (booking.state != State::booked) return conflict("Only a booked place can be passed on. Nothing was changed.");
  if (may_substitute(booking.page, booking.event, now)) return Success{};
  return conflict(booking.page.substitutes == Substitutes::until
                      ? "Nobody can be sent in your place any more. Give your place back instead; nothing was changed."
                  : booking.page.substitutes == Substitutes::approval
                      ? "The organisers decide who comes in your place: ask them. Your place is kept meanwhile; "
                        "nothing was changed."
                      : "Nobody else can be sent in your place. Give it back instead; nothing was changed.");
}

namespace {

Result<State> wanted_state(const OwnBooking& booking, OwnStep step) {
  const bool asked = booking.state == State::invited || booking.state == State::offered;
  if (step == OwnStep::take && asked) return State::booked;
  if (step == OwnStep::refuse && asked) return State::declined;
  if (step == OwnStep::leave && booking.state != State::invited && may_follow(booking.state, State::cancelled))
    return State::cancelled;
  return conflict("Your booking stands elsewhere by now: " + own_headline(booking) + ". Nothing was changed.");
}

}  // namespace

Outcome may_take_own_step(const OwnBooking& booking, OwnStep step, Instant now) {
  MUSTER_CHECK(may_change_own(booking, now));
  MUSTER_CHECK(wanted_state(booking, step));
  return Success{};
}

Result<OwnBooking> own_booking(store::Database& database, const std::string& secret) {
  return database.read([&](store::Session& session) { return own_booking(session, secret); });
}

Result<OwnBooking> booking_known_by(store::Database& database, const std::string& link_hash) {
  return database.read([&](store::Session& session) { return booking_known_by(session, link_hash); });
}

Outcome note_joined(store::Database& database, Instant now, const OwnBooking& booking) {
  const auto today = day_in(booking.page.zone, now);
  if (today < booking.event.date || today > last_day_of(booking.event, booking.sessions)) return Success{};
  return database.write([&](store::Session& session) -> Outcome {
    if (sql::standing_of(session, booking.id)) sql::note_join(session, booking.id, now);
    return Success{};
  });
}

Result<State> take_own_step(store::Database& database, Instant now, const std::string& secret, OwnStep step) {
  return database.write([&](store::Session& session) -> Result<State> {
    MUSTER_TRY(booking, own_booking(session, secret));
    MUSTER_CHECK(may_change_own(booking, now));
    MUSTER_TRY(to, wanted_state(booking, step));
    const auto audit = audit_of(booking.event, now);
    auto seats = SeatBook::look(session, booking.event, SeatBook::Network::as_needed);
    std::string why;
    // Whoever is offered a seat has it, until its time is over.
    if (booking.state == State::offered && to == State::booked && booking.until && *booking.until <= now)
      return conflict("The offer has ended. Nothing was changed.");
    if (booking.state == State::invited && to == State::booked) {
      const auto claim = sql::seat_claim(session, booking.id, seats.network());
      const auto verdict = seats.verdict(*claim);
      to = verdict.state;
      why = verdict.why;
    }
    if (!may_follow(booking.state, to)) return conflict(refusal(booking.state, to));
    sql::take_step(session, audit, {booking.id, booking.state, to, why, new_id(), ""});
    store::write_audit(session, audit, "booking: " + std::string(state_word(to)), "booking", booking.id, {"state"});
    sql::save_own(session, booking.id, booking.own.value_or(sql::OwnRow{}));
    seats.moved(session, booking.id, now);
    if (seats.version() > 0) (void)seats.settle(session, audit);
    queue_own_mail(session, now, booking.event, booking.id, OwnNews::state);
    events::mark_changed(session, booking.event.id);
    return to;
  });
}

Outcome change_own(store::Database& database, Instant now, const std::string& secret, const OwnChange& change) {
  const people::TypedPerson typed =
      people::tidied({change.first_name, change.last_name, "", change.role, "", std::nullopt});
  if (const auto errors = people::errors_of(typed); !errors.empty())
    return bad_input(errors.front().words).at(errors.front().field == "job_title" ? "role" : errors.front().field);
  for (const auto* need : {&change.needs.access, &change.needs.dietary})
    if (!is_valid_text(*need) || character_count(*need) > longest_need)
      return bad_input("Needs hold text of 1,000 characters at most.")
          .at(need == &change.needs.access ? "anything" : "food");
  MUSTER_TRY(given, database.read([&](store::Session& session) -> Result<BookingAnswers> {
    MUSTER_TRY(booking, own_booking(session, secret));
    return checked_answers(session, booking.event.id, change.answers);
  }));
  auto changed = database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(booking, own_booking(session, secret));
    MUSTER_CHECK(may_change_own(booking, now));
    MUSTER_CHECK(keep_answers(session, booking.event.id, booking.id, given));
    bool changes = false;
    const auto by = audit_of(booking.event, now);
    if (change.online && *change.online != booking.online) {
      if (booking.event.attendance != events::Attendance::hybrid || !holds_sessions(booking.state))
        return conflict("How you come cannot be changed now. Nothing was changed.").at("online");
      auto seats = SeatBook::look(session, booking.event, SeatBook::Network::as_needed);
      const auto claim = *sql::seat_claim(session, booking.id, seats.network());
      if (const auto why = why_not_that_way(seats, claim, *change.online); !why.empty())
        return conflict(why + " Nothing was changed: you still come " + (booking.online ? "online." : "in person."))
            .at("online");
      sql::set_online(session, booking.id, *change.online);
      store::write_audit(session, by, "booking: way of coming", "booking", booking.id);
      seats.moved(session, booking.id, now);
      if (seats.version() > 0) (void)seats.settle(session, by);
      changes = true;
    }
    // Whose booking does not stand holds no seat in a session.
    if (change.sessions && holds_sessions(booking.state)) {
      MUSTER_CHECK(may_choose(session, booking.event, booking.id, *change.sessions));
      const auto before = sql::chosen_codes(session, booking.id);
      sql::save_choice(session, booking.id, *change.sessions);
      changes = sql::chosen_codes(session, booking.id) != before;
    } else if (change.sessions && !change.sessions->empty()) {
      return conflict("You have no booking for " + booking.event.title +
                      " now, so no session can be chosen. Nothing was changed.")
          .at("sessions");
    }
    const auto audit = audit_of(booking.event, now);
    auto after = booking.person;
    after.first_name = typed.first_name;
    after.last_name = typed.last_name;
    after.job_title = typed.job_title;
    if (!fields_changed(booking.person, after).empty()) {
      changes = true;
      (void)save_edit(session, audit, booking.event.id, booking.person, after);
    }
    const Needs needs{need_text(change.needs.access), need_text(change.needs.dietary)};
    if (needs != booking.needs) {
      changes = true;
      sql::save_needs(session, booking.event.id, booking.person.id, needs);
      store::write_audit(session, audit, "needs changed", "person", booking.person.id,
                         {"access_needs", "dietary_needs"});
    }
    auto own = booking.own.value_or(sql::OwnRow{});
    changes = changes || own.named != change.named;
    own.named = change.named;
    sql::save_own(session, booking.id, own);
    sql::note_details(session, booking.id);
    if (changes) queue_own_mail(session, now, booking.event, booking.id, OwnNews::changed);
    events::mark_changed(session, booking.event.id);
    return Success{};
  });
  if (changed.ok()) database.forget_deleted();
  return changed;
}

Result<OwnQuestions> own_questions(store::Database& database, const OwnBooking& booking) {
  return database.read([&](store::Session& session) -> Result<OwnQuestions> {
    OwnQuestions asked{sql::newest_form(session, booking.event.id), {}};
    if (!asked.form.asks()) return OwnQuestions{};
    if (auto given = sql::find_answers(session, booking.id)) asked.before = std::move(given->answers);
    return asked;
  });
}

}  // namespace muster::booking
