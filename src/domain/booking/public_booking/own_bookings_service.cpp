// Finds what belongs to an address, and opens the page of one booking for whoever showed that it is theirs.
#include <muster/domain/booking/own_bookings_service.hpp>

#include "own_words.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::booking {

std::vector<AddressedPerson> people_with_address(store::Session& session, const std::string& programme_id,
                                                 const std::string& address) {
  std::vector<AddressedPerson> found;
  for (const auto& each : sql::bookings_of_address(session, programme_id, address)) {
    if (std::ranges::find(found, each.person_id, &AddressedPerson::id) != found.end()) continue;
    const auto person = people::find_person(session, each.person_id);
    if (person) found.push_back({person->id, people::full_name(*person)});
  }
  return found;
}

std::vector<OwnBookingLine> own_bookings(store::Session& session, const std::string& programme_id,
                                         const std::string& address, Instant now) {
  std::vector<OwnBookingLine> found;
  for (const auto& each : sql::bookings_of_address(session, programme_id, address)) {
    const auto standing = sql::standing_of(session, each.booking_id);
    const auto keys = sql::keys_of(session, each.booking_id);
    if (!standing || !keys) continue;
    const auto event = events::event_with_id(session, keys->event_id);
    const bool over = day_in(sql::page_or_none(session, event.id).zone, now) > events::last_day_of(session, event);
    const auto own = own_booking(session, event, sql::page_or_none(session, event.id), each.booking_id, *standing);
    // What is past is told as past.
    const bool was_booked = over && own.state == State::booked && !event.cancelled;
    found.push_back({own.id, people::full_name(own.person), event.id, event.slug, event.title, event.date,
                     own_facts(own), was_booked ? std::string("Your place was booked") : own_headline(own), own.state,
                     over, event.cancelled});
  }
  std::ranges::stable_sort(found, [](const auto& left, const auto& right) { return left.date > right.date; });
  return found;
}

Result<std::string> open_own_page(store::Database& database, Instant now, const std::string& programme_id,
                                  const std::string& address, const std::string& booking_id) {
  return database.write([&](store::Session& session) -> Result<std::string> {
    const auto all = sql::bookings_of_address(session, programme_id, address);
    if (std::ranges::find(all, booking_id, &sql::AddressHolder::booking_id) == all.end())
      return not_found("You have no such booking.");
    const auto secret = new_id();
    sql::add_link(session, booking_id, hash_of_own_link(secret), now);
    return own_path(secret);
  });
}

}  // namespace muster::booking
