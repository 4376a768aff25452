#pragma once
// An online event's people: who went on to it by their own page, and for how long reports of the meeting name them.

#include <muster/domain/booking/booking.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

struct OnlinePerson {
  std::string booking_id;
  std::string person_id;
  std::string name;
  std::string organisation;
  State state = State::booked;
  std::string joined_at;                  ///< ISO instant; empty where they did not press the button on the day
  std::optional<std::int64_t> minutes{};  ///< of all reports; nothing: none names them
};
struct OnlineBook {
  events::Event event;
  std::vector<OnlinePerson> people;  ///< who has a seat or came, by name
  bool has_link = false;             ///< a link to join is typed
  std::int64_t joined = 0;
  std::int64_t reported = 0;         ///< named by a report
  std::int64_t joined_not_came = 0;  ///< pressed the button, and nobody noted that they came
};
[[nodiscard]] Result<OnlineBook> online_book(store::Database& database, const std::string& event_slug);

}  // namespace muster::booking
