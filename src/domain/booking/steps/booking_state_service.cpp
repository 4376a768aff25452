// Reads where bookings stand.
#include <muster/domain/booking/booking_state_service.hpp>

#include "domain/booking/delegate_list_sql.hpp"
#include "domain/booking/merging/merge_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/people/person_sql.hpp>

namespace muster::booking {

Result<ListPage<BookingState>> bookings_by_page(store::Database& database, const std::string& event_slug,
                                                const std::optional<State>& state, ListQuery query) {
  query.sort = "name";
  if (state) query.filters["state"] = std::string(state_word(*state));
  return database.read([&](store::Session& session) -> Result<ListPage<BookingState>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto found = sql::listed_delegates(session, event.id, query, Contacts::left_out);
    ListPage<BookingState> bookings;
    static_cast<ListFigures&>(bookings) = found;
    for (const auto& row : found.rows)
      bookings.rows.push_back({row.person_id, row.first_name, row.last_name, row.organisation, row.state});
    return bookings;
  });
}

Result<BookingHistory> booking_history(store::Database& database, const std::string& event_slug,
                                       const std::string& person_id) {
  return database.read([&](store::Session& session) -> Result<BookingHistory> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto person = people::find_person(session, person_id);
    const auto booking = sql::find_booking(session, event.id, person_id);
    if (!person || !booking) return not_found("This person is not a delegate of " + event.title + ".");
    MUSTER_TRY(state, parse_state(booking->state));
    return BookingHistory{{person->id, person->first_name, person->last_name, person->organisation, state},
                          steps_of(session, event.id, person_id)};
  });
}

}  // namespace muster::booking
