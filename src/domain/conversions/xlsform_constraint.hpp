#pragma once
// The few things that a constraint of an XLSForm says which a form can say too.

#include "sketch.hpp"

namespace muster::conversions {

/// Puts what the constraint says into the question: ends of a number, most letters, ticks, what a text looks like.
/// False where anything of it remains.
[[nodiscard]] bool take_constraint(const std::string& constraint, forms::Question& question);

}  // namespace muster::conversions
