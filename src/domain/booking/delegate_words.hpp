#pragma once
// The sentences over the list of delegates and in a delegate's sheet. Each is true whatever state anybody is in.

#include <muster/domain/booking/step_service.hpp>
#include <muster/kit/base/date.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace muster::booking {

/// How many bookings stand in each state.
struct StateCounts {
  std::vector<std::int64_t> of;  ///< in the order of `states`
  [[nodiscard]] std::int64_t operator[](State state) const;
  [[nodiscard]] std::int64_t all() const;
  [[nodiscard]] std::int64_t registered() const;
};

enum class Day { before, today, after };
[[nodiscard]] Day day_of(Date event, Instant now);

struct Finding {
  std::string headline;  ///< the finding with its base: "43 of 104 are here"
  std::string lead;      ///< who else there is, one sentence or two; may be empty
};
/// `organisations` is how many different ones the registered come from.
[[nodiscard]] Finding finding_of(const StateCounts& counts, std::int64_t organisations, Day day);

/// What an act did: "Barnaby Birtwell came", "3 people are booked; 1 could not be".
[[nodiscard]] std::string act_words(const Act& act);

/// "9:38" on the day itself, else "10 June 2022", London time.
[[nodiscard]] std::string short_moment(Instant at, Instant now);

}  // namespace muster::booking
