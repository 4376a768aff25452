#pragma once
// Where the bookings of an event stand, for programs: by pages, and one with its steps.

#include <muster/domain/booking/step_service.hpp>
#include <muster/kit/base/list_query.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

struct BookingState {
  std::string person_id;
  std::string first_name;
  std::string last_name;
  std::string organisation;
  State state = State::booked;
};

/// One page of all bookings, or of those in one state, by surname.
[[nodiscard]] Result<ListPage<BookingState>> bookings_by_page(store::Database& database, const std::string& event_slug,
                                                              const std::optional<State>& state, ListQuery query);

struct BookingHistory {
  BookingState booking;
  std::vector<Step> steps;  ///< oldest first
};
/// not_found where the person is no delegate of the event.
[[nodiscard]] Result<BookingHistory> booking_history(store::Database& database, const std::string& event_slug,
                                                     const std::string& person_id);

}  // namespace muster::booking
