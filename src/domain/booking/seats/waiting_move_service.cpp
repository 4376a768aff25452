// Moves a waiting list in its order, and lets the other event's seats decide who has one there.
#include <muster/domain/booking/waiting_move_service.hpp>

#include "domain/booking/booking_sql.hpp"
#include "domain/booking/list_file/change_parts_service.hpp"
#include "domain/booking/list_file/change_rows.hpp"
#include "domain/booking/list_file/change_sql.hpp"
#include "domain/booking/public_booking/own_mail.hpp"
#include "domain/booking/public_booking/own_words.hpp"
#include "domain/booking/steps/step_sql.hpp"
#include "seat_book_service.hpp"

#include <muster/domain/events/event_list_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

/// Everybody else waits for the store meanwhile.
constexpr std::size_t most_at_once = 500;

Result<events::Event> target_of(store::Session& session, Instant now, const events::Event& from,
                                const std::string& to_slug) {
  const auto to = events::event_with_sessions(session, to_slug);
  if (!to.ok() || to->programme_id != from.programme_id) return not_found("Choose one of the programme’s events.");
  if (to->id == from.id) return bad_input("They wait for " + from.title + " already. Choose another event.").at("to");
  if (to->cancelled) return conflict(to->title + " will not take place. Nothing was changed.");
  if (day_in(to->zone, now) > to->date) return conflict(to->title + " is over. Nothing was changed.");
  return *to;
}

void move_one(store::Session& session, const store::AuditContext& audit, const events::Event& from,
              const events::Event& to, const LoadedDelegate& loaded) {
  const auto& [person, booking] = std::pair(loaded.person, loaded.booking);
  auto rows = give_to_event(session, booking.id, person.id, from.id, to.id);
  note_move(session, audit, booking, moved_with_line + from.title);
  rows.from_event = from.id;
  rows.to_event = to.id;
  rows.bookings = {booking.id};
  (void)sql::insert_change(session, audit,
                           {"", "moved", from.id, person.id, "", "", person.version, written(rows), {}, {}});
  store::write_audit(session, audit, "booking moved", "booking", booking.id, {"event"});
}

}  // namespace

Result<MovedLine> move_waiting_list(store::Database& database, const store::AuditContext& audit,
                                    const std::string& event_slug, const std::string& to_slug) {
  return database.write([&](store::Session& session) -> Result<MovedLine> {
    MUSTER_TRY(from, events::event_with_sessions(session, event_slug));
    MUSTER_TRY(to, target_of(session, audit.at, from, to_slug));
    const auto here = SeatBook::look(session, from);
    std::vector<SeatClaim> waiting;
    for (const auto& claim : here.claims())
      if (claim.state == State::waiting) waiting.push_back(claim);
    if (waiting.empty()) return conflict("Nobody waits for a seat at " + from.title + ". Nothing was changed.");
    MovedLine moved;
    std::vector<std::string> bookings;
    for (const auto& claim : in_line(here.plan(), std::move(waiting))) {
      if (bookings.size() == most_at_once) {
        ++moved.rest;
        continue;
      }
      if (sql::find_booking(session, to.id, claim.person)) {
        moved.left.push_back(claim.name);
        continue;
      }
      MUSTER_TRY(loaded, load_delegate(session, from, claim.person));
      move_one(session, audit, from, to, loaded);
      bookings.push_back(claim.booking);
    }
    if (bookings.empty())
      return conflict("Everybody who waits here stands in " + to.title + " already. Nothing was changed.");
    moved.people = std::ssize(bookings);
    if (auto there = SeatBook::open(session, to)) (void)there->settle(session, audit);
    for (const auto& booking : bookings) {
      const auto standing = sql::standing_of(session, booking);
      if (standing->state != State::waiting)
        ++moved.promoted;  // and told so by the line itself
      else if (is_told_of_steps(session, audit.at, to, booking))
        queue_own_mail(session, audit.at, to, booking, OwnNews::state);
    }
    events::mark_changed(session, from.id);
    events::mark_changed(session, to.id);
    return moved;
  });
}

Result<std::vector<events::Event>> events_to_wait_for(store::Database& database, Instant now,
                                                      const std::string& event_slug) {
  MUSTER_TRY(event, events::find_event(database, event_slug));
  ListQuery all;
  all.page_size = 0;
  MUSTER_TRY(found, events::newest_events(database, std::vector<std::string>{event.programme}, all));
  std::erase_if(found.rows, [&](const events::Event& each) {
    return each.id == event.id || each.cancelled || day_in(each.zone, now) > each.date;
  });
  std::ranges::reverse(found.rows);
  return std::move(found.rows);
}

}  // namespace muster::booking
