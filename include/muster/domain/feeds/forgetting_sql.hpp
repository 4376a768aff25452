#pragma once
// What feeds hold of an address or a programme, and how they forget them: inside somebody's transaction.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::feeds {

struct HeldCalendar {
  std::string programme_id;
  std::string words;  ///< the address and the days
};
[[nodiscard]] std::vector<HeldCalendar> held_calendars(store::Session& session, const std::string& address);
/// Ends all calendars of an address.
void forget_address(store::Session& session, const std::string& address);
void forget_programme(store::Session& session, const std::string& programme_id);

/// Calendars of somebody's own that nobody read for so long that they go by `now`; returns how many went.
std::int64_t drop_unread(store::Session& session, Instant now);
/// When the next of them goes (ISO instant), and how many there are.
[[nodiscard]] std::optional<std::pair<std::string, std::int64_t>> next_unread_end(store::Session& session);

}  // namespace muster::feeds
