#pragma once
// How wide what is printed would like to be: wide enough that no line of it is broken.

#include "type_setter.hpp"

#include <muster/kit/print/pages.hpp>

#include <vector>

namespace muster::print {

/// Lengths within it are equal; in points.
inline constexpr double tolerance = 0.01;

/// In points; 0 of what has no width of its own, as a line or columns.
[[nodiscard]] double natural_width(TypeSetter& type, const Element& element);

/// How wide each cell of a row is that has so much room: as it says, else as wide as it would like to be; what is left
/// is shared out among those that take shares.
[[nodiscard]] std::vector<double> cell_widths(TypeSetter& type, const Row& row, double width);

}  // namespace muster::print
