#pragma once
// What a label says once the marks of other programs are taken off: tags, references, stars, answers put into it.

#include <string>
#include <string_view>

namespace muster::conversions {

struct PlainWords {
  std::string text;     ///< in one line
  bool markup = false;  ///< had tags, pictures or styles
  bool piping = false;  ///< repeats an earlier answer: its name stands in brackets there
  bool braces = false;  ///< had other words in braces: they stand in brackets
};

/// Of HTML, Markdown and the three ways to name an answer (${q}, {q}, {q.NAOK}). In time linear in the text.
[[nodiscard]] PlainWords plain_words(std::string_view text);
/// The same with its line breaks.
[[nodiscard]] PlainWords plain_paragraph(std::string_view text);

/// A text for a program that reads HTML: what would be read as a reference there ("&amp;") stays as it is written. A
/// single "&" is left, as the other programs leave it.
[[nodiscard]] std::string in_html(std::string_view text);

}  // namespace muster::conversions
