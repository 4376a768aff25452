#pragma once
// The mail that a step would send to those who have a page of their own, worked out before it is taken: a page shows
// it, and whoever presses the button has read it.

#include <muster/domain/booking/booking.hpp>
#include <muster/domain/booking/message.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

struct StepMail {
  std::string to;  ///< the name of the first who would get it
  MessageWords words;
  std::int64_t told = 0;  ///< how many would get one like it
};
/// Nothing where nobody of them is told: the step says who came, they stand there already, or they have no page of
/// their own.
[[nodiscard]] Result<std::optional<StepMail>> mail_of_step(store::Database& database, Instant now,
                                                           const std::string& event_slug,
                                                           const std::vector<std::string>& people, State to);

}  // namespace muster::booking
