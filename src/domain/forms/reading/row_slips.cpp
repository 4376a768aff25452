// Looks at what stands behind the mark.
#include "row_slips.hpp"

#include <muster/domain/forms/code_maker.hpp>

#include <algorithm>

namespace muster::forms {
namespace {

constexpr std::string_view blanks = " \t";
constexpr std::size_t longest_shown = 40;

bool is_code_byte(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_'; }

/// "There was enough time." of a line that begins with that text.
std::string_view text_in_quotes(std::string_view line) {
  const auto end = line.find('"', 1);
  return end == std::string_view::npos ? std::string_view() : line.substr(1, end - 1);
}

}  // namespace

std::optional<RowSlip> row_slip(const Token& head, std::string_view text) {
  const bool marked = head.value == "-" || head.value == "*" || head.value == "•" || head.value == "–";
  if (!marked) return std::nullopt;
  const SourceSpan place{head.offset, head.length};
  const std::string message = "\"" + head.value + "\" is not a word of the form language";
  auto at = std::min(text.find_first_not_of(blanks, head.offset + head.length), text.size());
  const auto line = text.substr(at, text.find('\n', at) - at);
  if (line.starts_with('"')) {
    auto code = code_like(text_in_quotes(line).substr(0, longest_shown), '_');
    if (code.empty() || code.front() < 'a') code = "time";
    return RowSlip{place, "this statement has no code", "write - " + code + ", or another code, in front of its text"};
  }
  const auto end = std::ranges::find_if_not(line, is_code_byte) - line.begin();
  const auto behind = line.substr(static_cast<std::size_t>(end));
  if (head.value == "-" && end > 0 && behind.starts_with('*'))
    return RowSlip{{at + static_cast<std::size_t>(end), 1},
                   "a * stands behind the code of the grid, and asks for all its statements",
                   "take it away: a statement by itself is asked for where it is a question of its own"};
  if (head.value != "-" && end > 0 && behind.find('"') == behind.find_first_not_of(blanks))
    return RowSlip{place, message, "write - in place of " + head.value};
  return RowSlip{place, message, "a statement has a code, and stands in quotes: - time \"There was enough time.\""};
}

}  // namespace muster::forms
