#pragma once
// Grids of numbers for programs that have none.

#include "sketch.hpp"

namespace muster::conversions {

/// The form with each number of a grid asked by itself, below what stood over them; told in `differences`.
[[nodiscard]] forms::Form with_amounts_apart(forms::Form form, Differences& differences);

}  // namespace muster::conversions
