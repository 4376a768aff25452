#pragma once
// How wide what is printed would like to be: wide enough that no line of it is broken.

#include "type_setter.hpp"

#include <muster/kit/print/pages.hpp>

namespace muster::print {

/// Lengths within it are equal; in points.
inline constexpr double tolerance = 0.01;

/// In points; 0 of what has no width of its own, as a line or columns.
[[nodiscard]] double natural_width(TypeSetter& type, const Element& element);

}  // namespace muster::print
