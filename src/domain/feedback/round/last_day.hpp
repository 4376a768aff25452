#pragma once
// The moment at which a round closes that can be answered until the end of a day.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/date.hpp>

namespace muster::feedback {

/// The first moment after a day in London.
[[nodiscard]] inline Instant end_of(Date day) {
  const Date next(std::chrono::sys_days(day) + std::chrono::days(1));
  return parse_local_field(iso_date(next) + "T00:00").value();
}

}  // namespace muster::feedback
