// Keeps public pages, and says what somebody means by an organisation that they typed.
#include <muster/domain/booking/public_booking_service.hpp>

#include "domain/booking/seats/seat_book_service.hpp"
#include "page_keeping_service.hpp"
#include "public_booking_sql.hpp"

#include <muster/domain/events/agenda_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/event_shown_sql.hpp>
#include <muster/domain/events/event_zone_sql.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

constexpr std::size_t code_length = 7;
constexpr std::size_t most_likely = 6;
constexpr std::size_t fewest_letters = 3;

ShownPage shown(store::Session& session, const events::Event& event, BookingPage page) {
  ShownPage all{
      event, std::move(page), events::sessions_of(session, event.id), {}, events::is_agenda_shown(session, event)};
  if (const auto book = SeatBook::open(session, event)) {
    const auto& rules = book->plan().rules();
    const auto figures = book->plan().all();
    all.left = {rules.seats, figures.free, figures.held, figures.waiting};
    const auto part = [&](const std::string& name, const SeatFigures& of) {
      return SeatsLeft::Part{name, of.seats, of.free, of.held, of.waiting};
    };
    // What was released to everyone is nobody's share any more.
    if (!(rules.released && rules.release_to == ReleaseTo::everyone)) {
      for (const auto& share : rules.kinds)
        all.left.parts.push_back(part(kind_heading(share.kind), book->plan().of_kind(share.kind)));
      const bool all_kinds =
          std::ranges::any_of(rules.kinds, [](const KindShare& share) { return share.kind.empty(); });
      if (!all.left.parts.empty() && !all_kinds)
        all.left.parts.push_back(part("Everyone else", book->plan().not_shared_out()));
    }
    if (event.attendance == events::Attendance::hybrid) {
      all.left.both_ways = true;
      if (rules.online_seats) all.left.online = part("Online", book->plan().online());
    }
  }
  return all;
}

/// Whether what was typed stands in a name of the organisation, or in that of a place that it serves.
bool is_like(const people::Organisation& organisation, const people::Region& region, const std::string& typed) {
  const auto holds = [&](const std::string& name) { return folded_name(name).find(typed) != std::string::npos; };
  if (holds(organisation.name) || std::ranges::any_of(organisation.aliases, holds)) return true;
  return std::ranges::any_of(organisation.serves, [&](const std::string& code) {
    const auto* place = region.place(code);
    return place != nullptr && holds(place->name);
  });
}

}  // namespace

Result<ShownPage> public_page(store::Database& database, const std::string& code) {
  return database.read([&](store::Session& session) -> Result<ShownPage> {
    const auto event_id = sql::event_of_page(session, code);
    if (!event_id) return not_found("No event is booked at this address.");
    return shown(session, events::event_with_id(session, *event_id), *sql::find_page(session, *event_id));
  });
}

Result<ShownPage> page_of_event(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<ShownPage> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    return shown(session, event, sql::page_or_none(session, event.id));
  });
}

Result<BookingPage> set_booking_page(store::Database& database, const store::AuditContext& audit,
                                     const std::string& event_slug, BookingPage wanted,
                                     std::optional<std::int64_t> seen) {
  MUSTER_CHECK(check_page(wanted));
  return database.write([&](store::Session& session) -> Result<BookingPage> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    return set_booking_page(session, audit, event, std::move(wanted), seen);
  });
}

Result<BookingPage> set_booking_page(store::Session& session, const store::AuditContext& audit,
                                     const events::Event& event, BookingPage wanted, std::optional<std::int64_t> seen) {
  MUSTER_CHECK(check_page(wanted));
  const auto before = sql::find_page(session, event.id);
  if (seen && *seen != (before ? before->version : 0))
    return conflict(
        "Somebody changed how this event is booked after you opened this page. Nothing of yours is saved yet; look "
        "at what they are now.");
  const auto sessions = events::sessions_of(session, event.id);
  wanted.zone = events::zone_of(session, event.id);
  const auto last = last_day_of(event, sessions);
  if (wanted.closes_at && wanted.closes_at != (before ? before->closes_at : std::nullopt) &&
      day_in(wanted.zone, *wanted.closes_at) > last)
    return bad_input(
               "That is after the event, which is on " + long_date(last) +
               ": nobody books for an event that is over. Give an earlier moment, or leave it empty: then booking "
               "closes at the end of its day.")
        .at("closes_at");
  wanted.told = before ? before->told : told_of(wanted, event, sessions);
  wanted.code = before ? before->code : new_short_code(code_length);
  sql::save_page(session, event.id, wanted);
  store::write_audit(session, audit, "booking page changed", "event", event.id, {"booking"});
  events::note_shown_change(session, event.id, audit.at);
  return *sql::find_page(session, event.id);
}

Result<OrganisationGuess> guess_organisation(store::Database& database, const events::Event& event,
                                             const std::string& typed) {
  return database.read([&](store::Session& session) -> Result<OrganisationGuess> {
    OrganisationGuess guess;
    if (trimmed(typed).empty()) return guess;
    const people::Directory directory(people::organisations_for(session, event.programme_id));
    const auto match = directory.match(typed);
    const auto& all = directory.organisations();
    if (match.how != people::Match::MatchBasis::unknown) {
      guess.known = all[match.organisation];
      return guess;
    }
    for (const auto& name : match.suggestions)
      guess.likely.push_back(*std::ranges::find(all, name, &people::Organisation::name));
    const auto folded = folded_name(typed);
    if (character_count(folded) < fewest_letters) return guess;
    const auto region = people::region_by_id(session, event.region_id);
    for (const auto& organisation : all) {
      if (guess.likely.size() == most_likely) break;
      const bool there =
          std::ranges::find(guess.likely, organisation.id, &people::Organisation::id) != guess.likely.end();
      if (!there && is_like(organisation, region, folded)) guess.likely.push_back(organisation);
    }
    return guess;
  });
}

Result<std::vector<people::Organisation>> organisations_offered(store::Database& database, const events::Event& event) {
  return database.read([&](store::Session& session) -> Result<std::vector<people::Organisation>> {
    return people::organisations_for(session, event.programme_id);
  });
}

}  // namespace muster::booking
