// A text that is no form is told from one before anything is read.
#include "readable_text.hpp"

#include <muster/kit/base/plain_text.hpp>

#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::forms {
namespace {

constexpr std::size_t longest_line = 20'000;  // bytes: a paragraph of 4,000 characters fits

/// Where the text stops being UTF-8 that may stand in a form; its size where it does not.
std::size_t first_bad_byte(std::string_view text) {
  if (is_plain_text(text)) return text.size();
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t next = at + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) ++next;
    if (!is_plain_text(text.substr(at, next - at))) break;
    at = next;
  }
  return at;
}

/// Where a line begins that is longer than any; the size of the text where none is.
std::size_t first_long_line(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    if (end - at > longest_line) return at;
    at = end + 1;
  }
  return text.size();
}

}  // namespace

std::optional<UnreadableText> why_not_readable(std::string_view text, const ReadingLimits& limits) {
  if (text.size() > limits.bytes) {
    return UnreadableText{{0, 1},
                          "the form is larger than " + grouped(static_cast<std::int64_t>(limits.bytes / 1024)) + " KiB",
                          "a form is a few pages; is this the right file?"};
  }
  if (const auto bad = first_bad_byte(text); bad < text.size()) {
    return UnreadableText{
        {bad, 1}, "this byte is not text", "save the file as UTF-8 (plain text, not a word processor's format)"};
  }
  if (const auto line = first_long_line(text); line < text.size())
    return UnreadableText{{line, 1}, "this line is longer than 20,000 bytes", "write it on several lines"};
  return std::nullopt;
}

}  // namespace muster::forms
