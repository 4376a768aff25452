// Puts joins, reports and bookings beside each other.
#include <muster/domain/booking/online_service.hpp>

#include "domain/booking/public_booking/public_booking_sql.hpp"
#include "online_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>

namespace muster::booking {

Result<OnlineBook> online_book(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<OnlineBook> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    OnlineBook book{event, {}};
    book.has_link = !sql::page_or_none(session, event.id).joining_link.empty();
    const auto joined = sql::joins(session, event.id);
    const auto minutes = sql::online_minutes(session, event.id);
    for (const auto& each : sql::listed_for_report(session, event.id)) {
      const auto state = parse_state(each.state);
      if (!state.ok() || !is_registered(*state)) continue;
      OnlinePerson person{each.booking_id, each.person_id, each.name, each.organisation, *state, {}};
      if (const auto found = joined.find(each.booking_id); found != joined.end()) person.joined_at = found->second;
      if (const auto found = minutes.find(each.booking_id); found != minutes.end()) person.minutes = found->second;
      book.joined += person.joined_at.empty() ? 0 : 1;
      book.reported += person.minutes ? 1 : 0;
      book.joined_not_came += !person.joined_at.empty() && *state != State::came ? 1 : 0;
      book.people.push_back(std::move(person));
    }
    return book;
  });
}

}  // namespace muster::booking
