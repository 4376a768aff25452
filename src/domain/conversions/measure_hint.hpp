#pragma once
// What only Muster says of a number or a text stands in the hint for other programs, and is read out of it again.

#include <muster/domain/forms/form.hpp>

namespace muster::conversions {

/// Takes "In miles, with up to one decimal." or "At most 150 words." off the end of the hint. False where neither
/// stands there.
bool take_measure(forms::Question& question);

}  // namespace muster::conversions
