#pragma once
// What stands after `if`: whether an event has something, and whether a figure is more or less than another.

#include "diagnostics.hpp"
#include "grammar/expression.hpp"
#include "scope.hpp"

namespace muster::report {

/// A comparison with a figure that is hidden or not known is neither true nor false, and nothing may be said of it.
enum class Truth { no, yes, unknown };

/// All conditions on the line together: no where one does not hold, else unknown where one is.
[[nodiscard]] Truth truth_of(const BlockLine& line, const Scope& scope, Diagnostics& diagnostics);

}  // namespace muster::report
