#pragma once
// Text that every format can hold: a page, a CSV, a workbook, JSON, a Word file. What is none never reaches the store.

#include <cstddef>
#include <string>
#include <string_view>

namespace muster {

/// What stands for a character that cannot be kept, so that the reader sees that there was one: U+FFFD.
inline constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

/// True where `text` is well-formed UTF-8 without control characters but tab, line feed and carriage return (no DEL, no
/// U+0080 to U+009F either), without surrogates, U+FFFE and U+FFFF.
[[nodiscard]] bool is_plain_text(std::string_view text);

struct PlainText {
  std::string text;
  std::size_t replaced = 0;  ///< how many characters, or runs of bytes that are none, became U+FFFD
};

/// The text with U+FFFD for whatever is not plain; the line breaks of slides and word processors (vertical tab, form
/// feed, next line) become line feeds and are not counted.
[[nodiscard]] PlainText made_plain(std::string_view text);

/// The text as a terminal may be sent it: U+FFFD also for carriage returns, behind which some
/// would overwrite the line.
[[nodiscard]] std::string harmless_on_terminal(std::string_view text);

}  // namespace muster
