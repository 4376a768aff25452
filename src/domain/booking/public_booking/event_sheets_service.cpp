// Reads events as calendars and lists of other programs show them.
#include <muster/domain/booking/event_sheets_service.hpp>

#include "own_words.hpp"

#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/event_shown_sql.hpp>
#include <muster/domain/events/session_service.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

EventSheet sheet_of(store::Session& session, events::Event event) {
  EventSheet sheet{std::move(event), {}, {}};
  sheet.page = sql::page_or_none(session, sheet.event.id);
  sheet.sessions = events::sessions_of(session, sheet.event.id);
  sheet.last_day = events::last_day_of(session, sheet.event);
  sheet.changed_at = events::shown_changes(session, sheet.event.id).last;
  return sheet;
}

bool is_seat(State state) { return state == State::booked || state == State::came; }

}  // namespace

std::vector<EventSheet> event_sheets(store::Session& session, const std::string& programme_id, Date since) {
  auto all = events::asked_in(session, programme_id);
  // No session is later than that after its event's day.
  const Date earliest = std::chrono::sys_days(since) - std::chrono::days(events::last_session_day);
  std::erase_if(all, [&](const events::Event& one) { return events::is_within(one.slug) || one.date < earliest; });
  std::ranges::stable_sort(all, [](const auto& left, const auto& right) { return left.date < right.date; });
  std::vector<EventSheet> found;
  for (auto& event : all) {
    if (found.size() == most_event_sheets) break;
    auto sheet = sheet_of(session, std::move(event));
    if (sheet.last_day >= since) found.push_back(std::move(sheet));
  }
  return found;
}

std::vector<OwnSeat> seats_of_address(store::Session& session, const std::string& programme_id,
                                      const std::string& address, Date since, Instant now) {
  std::vector<OwnSeat> found;
  for (const auto& each : sql::bookings_of_address(session, programme_id, address)) {
    const auto standing = sql::standing_of(session, each.booking_id);
    const auto keys = sql::keys_of(session, each.booking_id);
    if (!standing || !keys || !is_seat(standing->state)) continue;
    auto sheet = sheet_of(session, events::event_with_id(session, keys->event_id));
    if (sheet.last_day < since) continue;
    const auto own = own_booking(session, sheet.event, sheet.page, each.booking_id, *standing);
    const auto method = sheet.event.cancelled ? calendar::Method::cancel : calendar::Method::publish;
    auto entry = own_entry(own, method, now, {}, {});
    found.push_back({std::move(sheet), std::move(entry)});
  }
  std::ranges::stable_sort(
      found, [](const auto& left, const auto& right) { return left.sheet.event.date < right.sheet.event.date; });
  return found;
}

}  // namespace muster::booking
