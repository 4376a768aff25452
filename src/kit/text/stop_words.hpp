#pragma once
// Words that carry no meaning of their own, and words that turn the meaning of others.

#include <optional>
#include <string_view>

namespace muster::text {

/// `word` in lower case with straight apostrophes. Negators are not among them.
[[nodiscard]] bool is_stop_word(std::string_view word);

/// "enough", "much", "many": nothing by themselves, but much in "not enough". They are stop words too.
[[nodiscard]] bool is_quantity(std::string_view word);

/// How a negator is shown before the word it denies ("isn't" -> "not"), or nothing where `word` is none.
/// `word` in lower case with straight apostrophes.
[[nodiscard]] std::optional<std::string_view> negator(std::string_view word);

/// "only" and the like: after "not" they deny nothing.
[[nodiscard]] bool cancels_negation(std::string_view word);

}  // namespace muster::text
