#pragma once
// Round numbers that hold a range of values.

namespace muster::draw {

struct ValueScale {
  double first = 0;  ///< a multiple of `step`, at or under the least value
  double step = 1;   ///< 1, 2 or 5 times a power of ten
  int steps = 1;     ///< up to the first multiple above the greatest value, or at it where `closed`
  [[nodiscard]] double last() const { return first + step * steps; }
};
/// At most `most` steps. Closed, the greatest value may stand at the last border; else it lies under it.
[[nodiscard]] ValueScale value_scale(double low, double high, int most, bool closed);

}  // namespace muster::draw
