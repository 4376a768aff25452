#pragma once
// An error about a text that somebody wrote: what is wrong, where, and what to do.
// It is data; `render` alone decides how it looks, so the command line and the pages say the same.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// One error in one source text.
struct Diagnostic {
  std::string source;      ///< file name or "what you typed"; may be empty
  std::size_t line = 0;    ///< 1-based; 0 where the error has no place
  std::size_t column = 0;  ///< 1-based, in characters as a reader counts them; 0 where only the line is known
  std::size_t length = 1;  ///< how many characters the caret underlines
  std::string message;     ///< one sentence without the place and without a full stop
  std::string hint;        ///< what to do, for example `did you mean "helpful"?`; may be empty
};

/// Builds a diagnostic whose line and column are those of byte `offset` of `text`.
/// An offset past the end is taken as the end. Columns count code points.
[[nodiscard]] Diagnostic diagnostic_at(std::string_view text, std::size_t offset, std::size_t byte_length,
                                       std::string source, std::string message, std::string hint = {});

/// `file:line:column: message`, the line of `text` with a caret below it, and the hint.
/// Long lines are cut to 100 characters around the caret. Ends with a newline.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, std::string_view text);

/// The place and message alone, on one line: `file:line:column: message; hint`.
[[nodiscard]] std::string one_line(const Diagnostic& diagnostic);

}  // namespace muster
