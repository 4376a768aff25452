// A colleague's booking is decided by the seats of its own transaction, as everybody's is, and goes when its time is
// over.
#include "colleague_service.hpp"

#include "domain/booking/booking_sql.hpp"
#include "domain/booking/nominations/lead_facts_service.hpp"
#include "domain/booking/public_booking/known_person_service.hpp"
#include "domain/booking/public_booking/own_service.hpp"
#include "domain/booking/seats/each_event.hpp"
#include "domain/booking/seats/last_day_service.hpp"
#include "domain/booking/seats/seat_book_service.hpp"
#include "domain/booking/seats/seat_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/mail/message.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

/// Bookings that were taken back count too, so that nobody writes to the world by a link of their own.
constexpr std::int64_t tries_each = 3;
/// How many lapse in one transaction, so that nobody waits long in the line of writers.
constexpr std::int64_t lapse_at_once = 100;

bool stands(State state) { return state != State::cancelled && state != State::declined; }

store::AuditContext audit_of(const OwnBooking& booking, Instant now) {
  return {public_actor, now, booking.event.programme};
}

/// To be settled by the caller.
void cancel(store::Session& session, const store::AuditContext& audit, SeatBook& seats, const std::string& booking_id,
            State from, const std::string& reason) {
  sql::take_step(session, audit, {booking_id, from, State::cancelled, reason, new_id(), ""});
  store::write_audit(session, audit, "booking: cancelled", "booking", booking_id, {"state"});
  seats.moved(session, booking_id, audit.at);
}

/// Nothing is booked for an address that stands in the event, whoever has it is written to, and the booker sees what
/// they would see of anybody else.
void hold(store::Session& session, const OwnBooking& booker, const store::AuditContext& audit,
          const people::TypedPerson& typed, const std::string& standing) {
  const auto& event = booker.event;
  const auto person = new_person(session, audit, event, typed, booker.person.organisation_id);
  const auto booking = new_id();
  sql::insert_booking(session, booking, event.id, person, audit, State::cancelled);
  store::write_audit(session, audit, "booking added", "booking", booking, {"state"});
  sql::take_step(session, audit,
                 {booking, State::cancelled, State::cancelled,
                  "Asked for by " + people::full_name(booker.person) +
                      ". Their address stands in the event already, so nothing was booked.",
                  new_id(), ""});
  sql::BookedFor booked{booker.id};
  booked.details = sql::Details::held;
  if (booker.page.colleague_days > 0)
    booked.until = offer_end(audit.at, booker.page.colleague_days, on_its_last_day(session, event));
  sql::save_booked_for(session, booking, event.id, booked);
  queue_own_mail(session, audit.at, event, standing, OwnNews::again);
  events::mark_changed(session, event.id);
}

SeatClaim claim_of(const SeatBook& seats, const people::PersonRecord& booker) {
  SeatClaim claim;
  claim.state = State::invited;
  claim.organisation = booker.organisation_id;
  claim.kind = seats.kind_of(booker.organisation_id);
  if (const auto found = seats.network().places.find(booker.organisation_id); found != seats.network().places.end())
    claim.places = found->second;
  return claim;
}

}  // namespace

bool keeps_place(const sql::ColleagueRow& colleague, Instant now) {
  if (colleague.details == sql::Details::held_over) return false;
  if (colleague.details == sql::Details::held) return !colleague.until || *colleague.until > now;
  return stands(colleague.state);
}

std::int64_t colleagues_left(const OwnBooking& booking, const std::vector<sql::ColleagueRow>& colleagues, Instant now) {
  const auto number = booking.page.colleagues;
  const auto standing =
      std::ranges::count_if(colleagues, [&](const sql::ColleagueRow& each) { return keeps_place(each, now); });
  const auto tries = number * tries_each - std::ssize(colleagues);
  return std::max<std::int64_t>(std::min<std::int64_t>(number - standing, tries), 0);
}

Outcome may_book_colleagues(const OwnBooking& booking, const std::vector<sql::ColleagueRow>& colleagues, Instant now) {
  MUSTER_CHECK(may_change_own(booking, now));
  if (booking.page.colleagues == 0 || booking.page.members_only)
    return conflict("Each person books for themselves: send them the address of the event’s page.");
  const auto door = door_at(booking.page, booking.event, last_day_of(booking.event, booking.sessions), now);
  if (door != BookingDoor::open && door != BookingDoor::by_link) return conflict(closed_words(door, booking.event));
  if (booking.state != State::booked && booking.state != State::waiting && booking.state != State::applied)
    return conflict("Book a place for yourself first. Nothing was changed.");
  if (booking.details_missing) return conflict("Say first what you need yourself. Nothing was changed.");
  if (colleagues_left(booking, colleagues, now) == 0)
    return conflict("You have booked for " + counted(booking.page.colleagues, "colleague", "colleagues") +
                    ", and that is all this event allows. Whoever else comes books for themselves.");
  return Success{};
}

Result<std::vector<sql::ColleagueRow>> colleagues_of(store::Database& database, const std::string& secret) {
  return database.read([&](store::Session& session) -> Result<std::vector<sql::ColleagueRow>> {
    MUSTER_TRY(booking, own_booking(session, secret));
    return sql::colleagues_of(session, booking.id);
  });
}

Result<State> book_colleague(store::Database& database, Instant now, const std::string& secret,
                             const people::TypedPerson& colleague) {
  const auto typed = people::tidied(colleague);
  if (const auto errors = people::errors_of(typed); !errors.empty())
    return bad_input(errors.front().words).at(errors.front().field);
  if (!mail::check_address(typed.email).ok())
    return bad_input("Give the address that their own link goes to.").at("email");
  return database.write([&](store::Session& session) -> Result<State> {
    MUSTER_TRY(booker, own_booking(session, secret));
    MUSTER_CHECK(may_book_colleagues(booker, sql::colleagues_of(session, booker.id), now));
    const auto& event = booker.event;
    const auto audit = audit_of(booker, now);
    auto seats = SeatBook::look(session, event, SeatBook::Network::as_needed);
    SeatVerdict verdict{State::applied, ""};
    if (booker.page.way != BookingWay::ask) verdict = seats.verdict(claim_of(seats, booker.person));
    // Worked out for somebody new whoever it is, so that what is told tells nobody who stands in the event.
    if (const auto holders = sql::holders_of(session, event.id, typed.email); !holders.empty()) {
      hold(session, booker, audit, typed, holders.front().booking_id);
      return verdict.state;
    }
    const auto person = person_of_organisation(session, audit, event, typed, booker.person.organisation_id);
    const auto booking = new_id();
    sql::insert_booking(session, booking, event.id, person, audit, verdict.state);
    store::write_audit(session, audit, "booking added", "booking", booking, {"state"});
    const auto by = people::full_name(booker.person);
    sql::take_step(session, audit,
                   {booking, verdict.state, verdict.state,
                    "Asked for by " + by + "." + (verdict.why.empty() ? "" : " " + verdict.why), new_id(), ""});
    sql::BookedFor booked{booker.id};
    if (booker.page.colleague_days > 0)
      booked.until = offer_end(now, booker.page.colleague_days, on_its_last_day(session, event));
    sql::save_own(session, booking, {});
    sql::save_booked_for(session, booking, event.id, booked);
    ask_their_lead(session, now, event, booking, booker.person.organisation_id, verdict.state);
    seats.moved(session, booking, now);
    if (seats.version() > 0) (void)seats.settle(session, audit);
    queue_own_mail(session, now, event, booking, OwnNews::booked_for);
    events::mark_changed(session, event.id);
    return verdict.state;
  });
}

Outcome take_colleague_back(store::Database& database, Instant now, const std::string& secret,
                            const std::string& booking_id) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(booker, own_booking(session, secret));
    MUSTER_CHECK(may_change_own(booker, now));
    const auto all = sql::colleagues_of(session, booker.id);
    const auto found = std::ranges::find(all, booking_id, &sql::ColleagueRow::booking_id);
    if (found == all.end()) return conflict("You have booked for nobody of that name. Nothing was changed.");
    if (found->details == sql::Details::given)
      return conflict(found->name +
                      " has filled in their details, and gives the place back by their own link if they "
                      "cannot come. Nothing was changed.");
    const bool held = found->details == sql::Details::held;
    if (!keeps_place(*found, now) || (!held && !may_follow(found->state, State::cancelled)))
      return conflict(found->name + ": the booking stands elsewhere by now. Nothing was changed.");
    sql::set_details(session, booking_id, held ? sql::Details::held_over : sql::Details::over);
    if (held) return Success{};
    const auto audit = audit_of(booker, now);
    auto seats = SeatBook::look(session, booker.event, SeatBook::Network::as_needed);
    cancel(session, audit, seats, booking_id, found->state,
           people::full_name(booker.person) + " took the booking back.");
    if (seats.version() > 0) (void)seats.settle(session, audit);
    events::mark_changed(session, booker.event.id);
    queue_own_mail(session, now, booker.event, booking_id, OwnNews::state);
    return Success{};
  });
}

namespace {

/// How many were looked at.
Result<std::int64_t> lapse_some(store::Session& session, Instant now, const std::string& event_id) {
  const auto event = events::event_with_id(session, event_id);
  const store::AuditContext audit{seats_actor, now, event.programme};
  const bool goes_on = !event.cancelled && day_in(event.zone, now) < event.date;
  const auto lapsed = sql::lapsed_details(session, event_id, now, lapse_at_once);
  std::optional<SeatBook> seats;
  for (const auto& booking : lapsed) {
    const auto standing = sql::standing_of(session, booking);
    const auto booked = sql::find_booked_for(session, booking);
    const bool lapses =
        goes_on && standing && booked && stands(standing->state) && may_follow(standing->state, State::cancelled);
    // Whatever happens to it later, this is asked once.
    sql::set_details(session, booking, sql::Details::over);
    if (!lapses) continue;
    if (!seats) seats = SeatBook::look(session, event, SeatBook::Network::as_needed);
    cancel(session, audit, *seats, booking, standing->state,
           "Nobody gave their details by " + long_instant(*booked->until, event.zone) + ".");
    queue_own_mail(session, now, event, booking, OwnNews::lapsed);
  }
  if (seats) {
    if (seats->version() > 0) (void)seats->settle(session, audit);
    events::mark_changed(session, event_id);
  }
  return std::ssize(lapsed);
}

}  // namespace

Outcome lapse_colleagues(store::Database& database, Instant now) {
  MUSTER_TRY(due, database.read([&](store::Session& session) -> Result<std::vector<std::string>> {
    return sql::events_with_lapsed(session, now);
  }));
  return each_event(due, [&](const std::string& id) -> Outcome {
    for (std::int64_t done = lapse_at_once; done == lapse_at_once;) {
      MUSTER_TRY(some, database.write([&](store::Session& session) { return lapse_some(session, now, id); }));
      done = some;
    }
    return Success{};
  });
}

}  // namespace muster::booking
