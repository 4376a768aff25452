#pragma once
// The small tokens that all of Muster's languages are made of. Only `standard` parsers on listed bytes: X3's `alpha`
// and `space` abort on bytes above 127.

#include "kit/lang/config.hpp"

namespace muster::lang {

/// Blanks between tokens.
inline const auto blank = x3::standard::char_(" \t\r\n");

/// Blanks, and comments from `#` to the end of the line.
inline const auto blank_or_comment = blank | ('#' >> *(x3::standard::char_ - '\n'));

/// The name under which a missing closing quote is reported.
inline constexpr const char* closing_quote_name = "a closing quote";
inline constexpr const char* escape_name = "an escape";

/// Text in double quotes, on one line, as written; lang::unquoted reads it.
inline const auto escape = x3::rule<struct escape_id>{escape_name} = x3::standard::char_("\"\\n");
inline const auto closing_quote = x3::rule<struct closing_quote_id>{closing_quote_name} = x3::lit('"');
inline const auto quoted = x3::rule<struct quoted_id>{"a text in quotes"} =
    x3::lexeme[('"' >> *(('\\' > escape) | (x3::standard::char_ - x3::standard::char_("\"\r\n\\")))) > closing_quote];

/// A word of the language: `spelling`, not followed by more of a word.
inline auto keyword(const char* spelling, const char* name) {
  return x3::rule<struct keyword_id>{name} =
             x3::lexeme[x3::standard::string(spelling) >> !x3::standard::char_("a-zA-Z0-9_")];
}
inline auto keyword(const char* spelling) { return keyword(spelling, spelling); }

}  // namespace muster::lang
