#pragma once
// The pieces of a condition in the notation of another program.

#include <muster/kit/base/result.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::conversions {

enum class TokenKind { name, text, number, word, sign, end };

struct Token {
  TokenKind kind = TokenKind::end;
  std::string text;  ///< a name without its brackets, a text without its quotes, a word in lower case, a sign
};

/// Errors: a character or a quote that belongs to nothing.
[[nodiscard]] Result<std::vector<Token>> condition_tokens(std::string_view text);

}  // namespace muster::conversions
