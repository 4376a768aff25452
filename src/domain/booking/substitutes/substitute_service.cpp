// A place passes from one person to another in one transaction, and the history of both tells it.
#include "own_substitute_service.hpp"

#include "domain/booking/booking_sql.hpp"
#include "domain/booking/colleagues/colleague_sql.hpp"
#include "domain/booking/merging/merge_sql.hpp"
#include "domain/booking/needs/needs_sql.hpp"
#include "domain/booking/public_booking/own_service.hpp"
#include "domain/booking/questions/booking_form_sql.hpp"
#include "domain/booking/steps/step_news_sql.hpp"
#include "substitute_sql.hpp"

#include <muster/domain/booking/booking_code_sql.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/membership/coverage_service.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>

namespace muster::booking {
namespace {

constexpr std::size_t most_decided = 500;
constexpr const char* taken_address = "This address cannot take your place. Give another, or ask the organisers.";

std::string name_of(const people::TypedPerson& other) { return trimmed(other.first_name + " " + other.last_name); }

/// Moves nothing; says what happened.
void note(store::Session& session, const store::AuditContext& audit, const std::string& booking_id,
          const std::string& reason) {
  sql::take_step(session, audit, {booking_id, State::booked, State::booked, reason, new_id(), ""});
}

void pass_on(store::Session& session, const store::AuditContext& audit, const OwnBooking& booking,
             const people::TypedPerson& other) {
  const auto& event = booking.event;
  const auto giver = booking.person;
  const auto person = people::add_person(session, {"", other.first_name, other.last_name, other.email, other.job_title,
                                                   giver.organisation_id, event.programme_id, giver.place_code});
  store::write_audit(session, audit, "person added", "person", person, {"first_name", "last_name", "email"});
  queue_passed_mail(session, audit.at, event, booking.id, giver.id);
  // What the first one needs and answered is theirs, and no badge or link of theirs leads to the place any more.
  sql::save_needs(session, event.id, giver.id, {});
  sql::drop_answers(session, booking.id);
  sql::drop_request(session, booking.id);
  sql::give_booking(session, booking.id, event.id, person);
  note(session, audit, booking.id, comes_in_place + people::full_name(giver) + ".");
  store::write_audit(session, audit, "booking: substitute", "booking", booking.id, {"person"});
  sql::forget_booker(session, booking.id);
  sql::drop_links(session, booking.id);
  forget_code(session, booking.id);
  sql::save_own(session, booking.id, {});
  if (const auto now = sql::standing_of(session, booking.id))
    sql::tell_state(session, booking.id, now->state, audit.at);
  // The first one stays in the list, without a place: their history says who has it.
  const auto left = new_id();
  sql::insert_booking(session, left, event.id, giver.id, audit, State::booked);
  sql::take_step(session, audit,
                 {left, State::booked, State::cancelled, name_of(other) + " comes in their place.", new_id(), ""});
  queue_own_mail(session, audit.at, event, booking.id, OwnNews::state);
  events::mark_changed(session, event.id);
}

Result<people::TypedPerson> checked(const people::TypedPerson& other) {
  auto typed = people::tidied(other);
  if (const auto errors = people::errors_of(typed); !errors.empty())
    return bad_input(errors.front().words).at(errors.front().field == "job_title" ? "role" : errors.front().field);
  if (!mail::check_address(typed.email).ok())
    return bad_input("Give the address of whoever comes in your place.").at("email");
  return typed;
}

Outcome decide(store::Session& session, const store::AuditContext& audit, const events::Event& event,
               const sql::StepBooking& standing, SubstituteAnswer answer) {
  const auto request = sql::find_request(session, standing.booking_id);
  if (!request)
    return conflict(standing.name +
                    " asks for nobody in their place any more: something happened to their booking, or "
                    "somebody decided before you.");
  const auto own = own_booking(session, event, sql::page_or_none(session, event.id), standing.booking_id, standing);
  const auto may_pass = may_change_own(own, audit.at);
  if (answer == SubstituteAnswer::refuse) {
    sql::drop_request(session, standing.booking_id);
    note(session, audit, standing.booking_id, "The organisers took nobody else in their place.");
    // Once the event is over or called off there is no place to come to.
    if (may_pass.ok()) queue_own_mail(session, audit.at, event, standing.booking_id, OwnNews::kept);
    events::mark_changed(session, event.id);
    return Success{};
  }
  if (!may_pass.ok()) return may_pass.error();
  if (!sql::holders_of(session, event.id, request->other.email).empty())
    return conflict(name_of(request->other) + " stands in this event already, under that address.");
  pass_on(session, audit, own, request->other);
  return Success{};
}

}  // namespace

Outcome may_name_substitute(const OwnBooking& booking, Instant now) {
  if (booking.page.substitutes != Substitutes::approval) return may_send_substitute(booking, now);
  MUSTER_CHECK(may_change_own(booking, now));
  if (booking.state != State::booked) return conflict("Only a booked place can be passed on. Nothing was changed.");
  return Success{};
}

Result<SubstituteNamed> name_substitute(store::Database& database, Instant now, const std::string& secret,
                                        const people::TypedPerson& other) {
  MUSTER_TRY(typed, checked(other));
  return database.write([&](store::Session& session) -> Result<SubstituteNamed> {
    MUSTER_TRY(booking, own_booking(session, secret));
    MUSTER_CHECK(may_name_substitute(booking, now));
    if (!sql::holders_of(session, booking.event.id, typed.email).empty()) return bad_input(taken_address).at("email");
    const store::AuditContext audit{public_actor, now, booking.event.programme};
    if (booking.page.substitutes != Substitutes::approval) {
      pass_on(session, audit, booking, typed);
      return SubstituteNamed::passed;
    }
    // Histories are kept for long: whoever is named stands in them once the place is theirs, and not before.
    note(session, audit, booking.id, "Asked that somebody else comes in their place.");
    sql::save_request(session, booking.id, booking.event.id, typed, now);
    store::write_audit(session, audit, "booking: substitute asked for", "booking", booking.id, {"person"});
    events::mark_changed(session, booking.event.id);
    return SubstituteNamed::asked;
  });
}

Outcome withdraw_substitute(store::Database& database, Instant now, const std::string& secret) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(booking, own_booking(session, secret));
    if (!sql::find_request(session, booking.id))
      return conflict("Nobody is asked for in your place any more: your page says how your booking stands.");
    const store::AuditContext audit{public_actor, now, booking.event.programme};
    sql::drop_request(session, booking.id);
    note(session, audit, booking.id, "Comes after all.");
    store::write_audit(session, audit, "booking: substitute withdrawn", "booking", booking.id, {"person"});
    events::mark_changed(session, booking.event.id);
    return Success{};
  });
}

Result<std::string> named_substitute(store::Database& database, const std::string& booking_id) {
  return database.read([&](store::Session& session) -> Result<std::string> {
    const auto request = sql::find_request(session, booking_id);
    return request ? name_of(request->other) : std::string();
  });
}

Result<ListPage<SubstituteRequest>> listed_substitutes(store::Database& database, const std::string& event_slug,
                                                       const ListQuery& query) {
  return database.read([&](store::Session& session) -> Result<ListPage<SubstituteRequest>> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    return sql::listed_requests(session, event.id, query);
  });
}

Result<DecidedSubstitutes> decide_substitutes(store::Database& database, const store::AuditContext& audit,
                                              const std::string& event_slug, const std::vector<std::string>& people,
                                              SubstituteAnswer answer) {
  if (people.empty()) return bad_input("Name at least one person. Nothing was changed.");
  if (people.size() > most_decided) return bad_input("Answer 500 at a time. Nothing was changed.");
  return database.write([&](store::Session& session) -> Result<DecidedSubstitutes> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    DecidedSubstitutes decided;
    for (const auto& person : people) {
      const auto standing = sql::find_standing(session, event.id, person);
      if (!standing) {
        decided.refused.emplace_back(person, "This person is not a delegate of " + event.title + " any more.");
        continue;
      }
      if (const auto done = decide(session, audit, event, *standing, answer); done.ok())
        decided.done.push_back(standing->name);
      else
        decided.refused.emplace_back(person, done.error().message);
    }
    return decided;
  });
}

Result<std::vector<std::string>> substitutes_without_membership(store::Database& database, Instant now,
                                                                const std::string& event_slug,
                                                                const std::vector<SubstituteRequest>& requests) {
  return database.read([&](store::Session& session) -> Result<std::vector<std::string>> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    std::vector<std::string> names;
    if (!sql::page_or_none(session, event.id).members_only) return names;
    for (const auto& each : requests)
      if (!membership::covered(session, event.programme_id, each.other.email, day_in_london(now)))
        names.push_back(name_of(each.other));
    return names;
  });
}

Result<std::vector<SubstituteMail>> substitute_mails(store::Database& database, Instant now,
                                                     const std::string& event_slug, const SubstituteRequest& request,
                                                     SubstituteAnswer answer) {
  return database.read([&](store::Session& session) -> Result<std::vector<SubstituteMail>> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    const auto standing = sql::find_standing(session, event.id, request.person_id);
    if (!standing) return std::vector<SubstituteMail>{};
    auto own = own_booking(session, event, sql::page_or_none(session, event.id), standing->booking_id, *standing);
    if (answer == SubstituteAnswer::refuse && !may_change_own(own, now).ok()) return std::vector<SubstituteMail>{};
    if (answer == SubstituteAnswer::refuse)
      return std::vector<SubstituteMail>{{request.name, own_mail_words(own, OwnNews::kept)}};
    std::vector<SubstituteMail> mails{{request.name, passed_words(event)}};
    own.in_place_of = request.name;
    own.put_forward_by.clear();
    mails.push_back({name_of(request.other), own_mail_words(own, OwnNews::state)});
    return mails;
  });
}

}  // namespace muster::booking
