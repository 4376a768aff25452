#pragma once
// The key under which forms of one word meet. Keys are compared and never shown.

#include <string>
#include <string_view>

namespace muster::text {

/// The key of one lower-case word without hyphens or apostrophes: plural -s and British/American spelling folded.
/// Not a stem: "include" and "inclusion", "inform" and "informative" stay apart.
[[nodiscard]] std::string word_key(std::string word);

}  // namespace muster::text
