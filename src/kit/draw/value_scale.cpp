// Borders that people read at a glance: multiples of 1, 2 or 5 times a power of ten.
#include "value_scale.hpp"

#include <algorithm>
#include <cmath>

namespace muster::draw {

ValueScale value_scale(double low, double high, int most, bool closed) {
  const double range = high - low;
  const double least = std::max(std::abs(high), std::abs(low)) * 1e-9;
  double power = std::pow(10, std::floor(std::log10(std::max({range / most, least, 1e-9}))));
  for (;; power *= 10) {
    for (const double factor : {1.0, 2.0, 5.0}) {
      const double step = factor * power;
      const double from = std::floor(low / step + 1e-9);
      const double to = closed ? std::max(from + 1, std::ceil(high / step - 1e-9)) : std::floor(high / step + 1e-9) + 1;
      if (to - from <= most) return {from * step, step, static_cast<int>(to - from)};
    }
  }
}

}  // namespace muster::draw
