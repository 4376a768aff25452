#pragma once
// Newcombe's interval of a difference of two shares: the arms of their own intervals, squared and added.

#include <muster/kit/stats/share.hpp>

#include <algorithm>
#include <cmath>

namespace muster::stats {

/// A share, or a difference of shares, with its interval.
struct Estimate {
  double value = 0;
  Interval interval;
};

/// first - second; `correlation` (-1 to 1) is 0 for different people.
inline Estimate square_and_add(const Estimate& first, const Estimate& second, double correlation) {
  const auto arm = [&](double left, double right) {
    return std::sqrt(std::max(0.0, left * left + right * right - 2 * correlation * left * right));
  };
  const double middle = first.value - second.value;
  const double down = arm(first.value - first.interval.low, second.interval.high - second.value);
  const double up = arm(first.interval.high - first.value, second.value - second.interval.low);
  return {middle, {std::max(-1.0, middle - down), std::min(1.0, middle + up)}};
}

}  // namespace muster::stats
