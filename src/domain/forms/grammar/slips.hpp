#pragma once
// Slips of the hand and of word processors that would mislead the grammar: named, and mended for the reading of the
// rest, so that one slip brings one message.

#include "kit/lang/text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

struct MendedText {
  std::string text;  ///< as long as the text that was given, so that every place is still true
  std::vector<lang::SyntaxError> errors;
};

/// Smart quotes, non-breaking spaces, a quote that is missing on its line, words of the language in capitals or with
/// a colon.
[[nodiscard]] MendedText mend(std::string_view text);

}  // namespace muster::forms
