// Every change that somebody makes of their own booking: each in one transaction, with its mail.
#include "own_service.hpp"

#include "domain/booking/booking_sql.hpp"
#include "domain/booking/list_file/change_parts_service.hpp"
#include "domain/booking/merging/merge_sql.hpp"
#include "domain/booking/needs/needs_sql.hpp"
#include "domain/booking/seats/seat_book_service.hpp"

#include <muster/domain/booking/booking_code_sql.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>

namespace muster::booking {
namespace {

Result<OwnBooking> opened(store::Session& session, const std::string& secret) {
  const auto id = sql::booking_of_link(session, hash_of_own_link(secret));
  const auto standing = id ? sql::standing_of(session, *id) : std::nullopt;
  const auto keys = id ? sql::keys_of(session, *id) : std::nullopt;
  if (!standing || !keys) return not_found("This link opens no booking.");
  const auto event = events::event_with_id(session, keys->event_id);
  return own_booking(session, event, sql::page_or_none(session, event.id), *id, *standing);
}

store::AuditContext audit_of(const events::Event& event, Instant now) { return {public_actor, now, event.programme}; }

}  // namespace

Outcome may_change_own(const OwnBooking& booking, Instant now) {
  if (booking.event.cancelled) return conflict(booking.event.title + " will not take place, so nothing was changed.");
  if (day_in(booking.page.zone, now) > booking.event.date)
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
  return database.read([&](store::Session& session) { return opened(session, secret); });
}

Result<State> take_own_step(store::Database& database, Instant now, const std::string& secret, OwnStep step) {
  return database.write([&](store::Session& session) -> Result<State> {
    MUSTER_TRY(booking, opened(session, secret));
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
  auto changed = database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(booking, opened(session, secret));
    MUSTER_CHECK(may_change_own(booking, now));
    const auto audit = audit_of(booking.event, now);
    auto after = booking.person;
    after.first_name = typed.first_name;
    after.last_name = typed.last_name;
    after.job_title = typed.job_title;
    if (!fields_changed(booking.person, after).empty())
      (void)save_edit(session, audit, booking.event.id, booking.person, after);
    const Needs needs{need_text(change.needs.access), need_text(change.needs.dietary)};
    if (needs != booking.needs) {
      sql::save_needs(session, booking.event.id, booking.person.id, needs);
      store::write_audit(session, audit, "needs changed", "person", booking.person.id,
                         {"access_needs", "dietary_needs"});
    }
    auto own = booking.own.value_or(sql::OwnRow{});
    own.named = change.named;
    sql::save_own(session, booking.id, own);
    events::mark_changed(session, booking.event.id);
    return Success{};
  });
  if (changed.ok()) database.forget_deleted();
  return changed;
}

Outcome send_substitute(store::Database& database, Instant now, const std::string& secret,
                        const people::TypedPerson& other) {
  const auto typed = people::tidied(other);
  if (const auto errors = people::errors_of(typed); !errors.empty())
    return bad_input(errors.front().words).at(errors.front().field);
  if (!mail::check_address(typed.email).ok())
    return bad_input("Give the address of whoever comes in your place.").at("email");
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(booking, opened(session, secret));
    MUSTER_CHECK(may_send_substitute(booking, now));
    if (!sql::holders_of(session, booking.event.id, typed.email).empty())
      return bad_input("This address cannot take your place. Give another, or ask the organisers.").at("email");
    const auto audit = audit_of(booking.event, now);
    const auto person = people::add_person(
        session, {"", typed.first_name, typed.last_name, typed.email, typed.job_title, booking.person.organisation_id,
                  booking.event.programme_id, booking.person.place_code});
    store::write_audit(session, audit, "person added", "person", person, {"first_name", "last_name", "email"});
    queue_passed_mail(session, now, booking.event, booking.id, booking.person.id);
    // What the first one needs is not what the second needs.
    sql::save_needs(session, booking.event.id, booking.person.id, {});
    sql::give_booking(session, booking.id, booking.event.id, person);
    sql::take_step(session, audit,
                   {booking.id, State::booked, State::booked,
                    "Somebody else of the same organisation comes in their place.", new_id(), ""});
    store::write_audit(session, audit, "booking: substitute", "booking", booking.id, {"person"});
    sql::drop_links(session, booking.id);
    // A badge that was printed for the first one lets nobody in.
    forget_code(session, booking.id);
    sql::save_own(session, booking.id, {});
    queue_own_mail(session, now, booking.event, booking.id, OwnNews::state);
    events::mark_changed(session, booking.event.id);
    return Success{};
  });
}

}  // namespace muster::booking
