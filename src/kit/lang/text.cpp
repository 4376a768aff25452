// How the languages quote a text, and how they say that they expected something else.

#include "kit/lang/text.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace muster::lang {
namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view word_ends = " \t\r\n\"'()[]{}#:,;=<>!?|&*";
constexpr std::size_t longest_shown = 40;

/// Quotes as a word processor sets them.
constexpr std::array<std::string_view, 5> curly{"“", "”", "„", "‘", "’"};

bool starts_with_curly(std::string_view text) {
  return std::any_of(curly.begin(), curly.end(), [&](auto mark) { return text.starts_with(mark); });
}

std::string shown(std::string_view token) {
  if (character_count(token) <= longest_shown) return std::string(token);
  std::size_t end = longest_shown;
  while (end > 0 && (static_cast<unsigned char>(token[end]) & 0xC0U) == 0x80U) --end;
  return std::string(token.substr(0, end)) + "...";
}

/// The quote that opens the text which is still open at `where`.
std::size_t opening_quote(std::string_view text, std::size_t where) {
  std::size_t line = text.substr(0, where).rfind('\n');
  line = line == std::string_view::npos ? 0 : line + 1;
  std::size_t open = line;
  bool inside = false;
  for (std::size_t at = line; at < where; ++at) {
    if (inside && text[at] == '\\')
      ++at;
    else if (text[at] == '"') {
      inside = !inside;
      if (inside) open = at;
    }
  }
  return open;
}

std::string operator_hint(std::string_view found) {
  if (found.starts_with("==")) return R"(write one "=")";
  if (found.starts_with("&&")) return R"(write "and")";
  if (found.starts_with("||")) return R"(write "or")";
  if (found.starts_with("!")) return R"(write "not", or "!=" between a name and a value)";
  if (found.starts_with("<>")) return R"(write "!=")";
  if (found.starts_with("'")) return R"(write double quotes, as in "North East", or a code without any)";
  return {};
}

}  // namespace

std::size_t next_token(std::string_view text, std::size_t at, Comments comments) {
  while (at < text.size()) {
    if (blanks.find(text[at]) != std::string_view::npos) {
      ++at;
    } else if (comments == Comments::hash && text[at] == '#') {
      at = std::min(text.find('\n', at), text.size());
    } else {
      break;
    }
  }
  return at;
}

std::size_t token_length(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const auto rest = text.substr(at);
  if (rest.front() == '"') {
    for (std::size_t end = 1; end < rest.size() && rest[end] != '\n' && rest[end] != '\r'; ++end) {
      if (rest[end] == '\\')
        ++end;
      else if (rest[end] == '"')
        return end + 1;
    }
    const auto line = rest.substr(0, rest.find_first_of("\r\n"));
    return line.find_last_not_of(" \t") + 1;
  }
  const auto word = std::min(rest.find_first_of(word_ends), rest.size());
  return std::max<std::size_t>(1, word);
}

SyntaxError syntax_error(std::string_view text, std::size_t from, std::size_t where, const std::string& which,
                         Comments comments) {
  if (which == "a closing quote") {
    const auto open = opening_quote(text, where);
    return {open, token_length(text, open), "this text is not closed",
            R"(put a " at its end, on the same line; a " inside a text is written \")", where};
  }
  if (which == "an escape") {
    const auto after = text.substr(where, 1);
    const bool ends = after.empty() || after == "\n" || after == "\r";
    std::size_t length = ends ? 0 : 1;
    while (!ends && where + length < text.size() &&
           (static_cast<unsigned char>(text[where + length]) & 0xC0U) == 0x80U) {
      ++length;
    }
    return {where - 1, length + 1, "unknown escape \"\\" + std::string(text.substr(where, length)) + "\"",
            R"(the escapes are \" for a quote, \\ for a backslash and \n for a new line)", where};
  }
  // A parser may have skipped blanks before it failed, so the last token that fitted is found by walking the tokens.
  auto understood = from;
  for (auto at = next_token(text, from, comments); at < where; at = next_token(text, understood, comments)) {
    understood = std::min(at + token_length(text, at), where);
  }
  const auto found = next_token(text, understood, comments);
  const auto expected = "expected " + which;
  if (found >= text.size()) return {understood, 1, expected + ", but nothing follows", {}, understood};
  if (text.substr(understood, found - understood).find('\n') != std::string_view::npos) {
    return {understood, 1, expected + " here", {}, understood};
  }
  const auto length = token_length(text, found);
  const auto token = text.substr(found, length);
  const std::string quote = token.front() == '"' ? "" : "\"";
  const auto small = lower_case(token);
  if (small != token && (small == "and" || small == "or" || small == "not"))
    return {found, length, expected + ", found " + quote + shown(token) + quote,
            "write \"" + small + "\" in small letters", understood};
  auto hint = starts_with_curly(token) ? "write straight quotes: \" and not “ or ”" : operator_hint(text.substr(found));
  return {found, length, expected + ", found " + quote + shown(token) + quote, std::move(hint), understood};
}

std::string quoted_text(std::string_view text) {
  std::string out = "\"";
  for (const char byte : text) {
    if (byte == '"' || byte == '\\') out += '\\';
    if (byte == '\n')
      out += "\\n";
    else
      out += byte;
  }
  return out + "\"";
}

std::string unquoted(std::string_view token) {
  std::string out;
  for (std::size_t at = 1; at + 1 < token.size(); ++at) {
    if (token[at] != '\\') {
      out += token[at];
      continue;
    }
    ++at;
    out += token[at] == 'n' ? '\n' : token[at];
  }
  return out;
}

}  // namespace muster::lang
