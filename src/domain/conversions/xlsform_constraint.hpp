#pragma once
// The few things that a constraint of an XLSForm says which a form can say too.

#include "sketch.hpp"

namespace muster::conversions {

enum class Constraint {
  taken,
  wider,     ///< taken, but the ends of a number with decimals are the whole numbers around those of the constraint
  left_out,  ///< something of it remains
};

/// Puts what the constraint says into the question: ends of a number, most letters, ticks, what a text looks like.
/// The question stays as it is where something of it remains.
[[nodiscard]] Constraint take_constraint(const std::string& constraint, forms::Question& question);

}  // namespace muster::conversions
