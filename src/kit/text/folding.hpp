#pragma once
// The key under which forms of one word meet. Keys are compared and never shown.

#include <string>
#include <string_view>

namespace muster::text {

/// The key of one lower-case word without hyphens or apostrophes: the singular in British spelling. Not a stem:
/// "include" and "inclusion", "inform" and "informative" stay apart; so do names ("Louis", "Louise") and plurals that
/// mean something else than their singular ("goods").
[[nodiscard]] std::string word_key(std::string word);

/// A lower-case word that British English spells otherwise: "organized", "program".
[[nodiscard]] bool is_american(std::string_view word);

}  // namespace muster::text
