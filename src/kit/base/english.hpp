#pragma once
// The one order of names that Muster knows.

#include <unicode/coll.h>

namespace muster {

/// ICU's collator for British English; one for each thread.
[[nodiscard]] const icu::Collator& english_order();

}  // namespace muster
