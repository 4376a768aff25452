#pragma once
// Averages as they are read: one digit behind the point, and none where it is 0.

#include <muster/kit/base/number.hpp>

#include <cmath>
#include <cstdlib>
#include <string>

namespace muster::figures {

/// "1,250.5", "-3".
[[nodiscard]] inline std::string in_tenths(double value) {
  const auto tenths = std::llround(value * 10);
  return (tenths < 0 ? "-" : "") + grouped(std::llabs(tenths) / 10) +
         (tenths % 10 == 0 ? "" : "." + std::to_string(std::llabs(tenths) % 10));
}

}  // namespace muster::figures
