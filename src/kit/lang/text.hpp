#pragma once
// Quoted text in and out, and the sentence for a place where a grammar expected something else. Free of Spirit.

#include <cstddef>
#include <string>
#include <string_view>

namespace muster::lang {

/// Whether `#` starts a comment in the language at hand.
enum class Comments { none, hash };

/// What stands at a place where something else was expected.
struct SyntaxError {
  std::size_t offset = 0;
  std::size_t length = 1;
  std::string message;
  std::string hint;
  std::size_t understood = 0;  ///< where the last token that fitted ends: reading may go on at the next line
};

/// The offset of the next token at or after `at`.
std::size_t next_token(std::string_view text, std::size_t at, Comments comments);

/// Bytes of the token at `at`: a run of word characters, a text in quotes or one character; 0 at the end.
std::size_t token_length(std::string_view text, std::size_t at);

/// The sentence for: a grammar that began at `from` expected `which` (a rule's name) at `where`. Points at what was
/// found instead, or at the end of the line where the line ends too early.
SyntaxError syntax_error(std::string_view text, std::size_t from, std::size_t where, const std::string& which,
                         Comments comments);

/// `text` in double quotes with \" \\ \n escaped.
std::string quoted_text(std::string_view text);

/// The text that a token in double quotes (quotes included) stands for.
std::string unquoted(std::string_view token);

}  // namespace muster::lang
