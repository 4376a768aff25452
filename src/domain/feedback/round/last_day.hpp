#pragma once
// The moment at which a round closes that can be answered until the end of a day.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/zone.hpp>

namespace muster::feedback {

/// The first moment after a day, by those clocks.
[[nodiscard]] inline Instant end_of(Date day, const Zone& zone) {
  return begin_of(Date(std::chrono::sys_days(day) + std::chrono::days(1)), zone);
}

}  // namespace muster::feedback
