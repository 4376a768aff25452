// Two numbers and a link stand in two places; here they are one thing.
#include <muster/domain/booking/hybrid_service.hpp>

#include "domain/booking/public_booking/page_keeping_service.hpp"
#include "domain/booking/public_booking/public_booking_sql.hpp"
#include "seat_book_service.hpp"
#include "seat_change_service.hpp"

#include <muster/domain/events/event_service.hpp>

namespace muster::booking {
namespace {

Outcome is_hybrid(const events::Event& event) {
  if (event.attendance == events::Attendance::hybrid) return Success{};
  return conflict(event.title +
                  " is not held both in a room and online. Change how people take part first, under Change the event.");
}

}  // namespace

Result<HybridBook> hybrid_book(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<HybridBook> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    MUSTER_CHECK(is_hybrid(event));
    const auto seats = SeatBook::look(session, event);
    const auto page = sql::page_or_none(session, event.id);
    const auto& rules = seats.plan().rules();
    HybridBook book{event,
                    {rules.seats, rules.online_seats, page.joining_link},
                    seats.plan().all(),
                    seats.plan().online(),
                    {},
                    seats.version(),
                    page.version};
    for (const auto& claim : seats.claims())
      book.people.push_back(
          {claim.person, claim.name, seats.organisation_name(claim.organisation), claim.state, claim.online});
    return book;
  });
}

Outcome set_hybrid(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                   const HybridRules& wanted, std::int64_t seen_seats, std::int64_t seen_page) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    MUSTER_CHECK(is_hybrid(event));
    const auto seats = SeatBook::look(session, event);
    auto rules = seats.plan().rules();
    // Whoever saw older numbers is told so, also where they leave them as they are.
    if (seen_seats != seats.version() || rules.seats != wanted.seats || rules.online_seats != wanted.online_seats) {
      rules.seats = wanted.seats;
      rules.online_seats = wanted.online_seats;
      MUSTER_CHECK(set_seat_rules(session, audit, event, rules, seen_seats));
    }
    auto page = sql::page_or_none(session, event.id);
    if (seen_page == page.version && page.joining_link == wanted.joining_link) return Success{};
    page.joining_link = wanted.joining_link;
    MUSTER_CHECK(set_booking_page(session, audit, event, std::move(page), seen_page));
    return Success{};
  });
}

}  // namespace muster::booking
