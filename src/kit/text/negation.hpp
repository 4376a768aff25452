#pragma once
// What a "not" denies.

#include <span>

#include "units.hpp"

namespace muster::text {

/// Finds the words that are denied, and takes the negators, adverbs and verbs of thinking between out of the content.
/// A negator denies the next word of its clause, looking over stop words, adverbs ("really") and verbs of thinking; it
/// goes on over "or", to the predicate of its subject ("no session was useful") and to "any...". See words.hpp.
void deny(std::span<Unit> units);

/// Without any of these among the traits of its units a text denies nothing.
inline constexpr Traits denying = (Traits{0xFF} << trait::negator_at) | trait::less | trait::least;

}  // namespace muster::text
