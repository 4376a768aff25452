#pragma once
// Small shapes as path data, for pictures that mark a value on an axis.

#include "svg_writer.hpp"

#include <string>

namespace muster::draw {

/// A full circle of `radius` around x, y.
[[nodiscard]] inline std::string disc(double x, double y, double radius) {
  const auto r = number(radius);
  return "M" + number(x - radius) + " " + number(y) + "a" + r + " " + r + " 0 1 0 " + number(2 * radius) + " 0a" + r +
         " " + r + " 0 1 0 " + number(-2 * radius) + " 0z";
}

}  // namespace muster::draw
