#pragma once
// A scale whose good end is made of several steps: what is told of it is their share together.

#include <muster/kit/draw/picture.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace muster::draw {

/// The last steps of a scale that are told as one share: people over all people on it, and the 95% interval of that.
struct GoodEnd {
  std::size_t steps = 1;
  std::string label;  ///< "‘Strongly agree’ or ‘Agree’"
  double low = 0;     ///< 0 to 1
  double high = 1;
};

/// scale() from worst to best, with the share of the good end and its interval below in place of the last option's.
[[nodiscard]] Picture scale(const std::vector<Bar>& options, const GoodEnd& good, double width);

}  // namespace muster::draw
