// One place decides how an error looks, so that terminal and page show the same line and the same caret.
#include <muster/kit/base/diagnostic.hpp>

#include <algorithm>
#include <utility>

namespace muster {
namespace {

constexpr std::size_t widest_line = 100;

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_character));
}

std::string_view line_of(std::string_view text, std::size_t line) {
  std::size_t begin = 0;
  for (std::size_t at = 1; at < line; ++at) {
    const auto end = text.find('\n', begin);
    if (end == std::string_view::npos) return {};
    begin = end + 1;
  }
  auto found = text.substr(begin, text.find('\n', begin) - begin);
  if (!found.empty() && found.back() == '\r') found.remove_suffix(1);
  return found;
}

/// `count` characters from the `from`th on (0-based).
std::string_view characters(std::string_view text, std::size_t from, std::size_t count) {
  std::size_t begin = 0;
  while (begin < text.size() && from > 0) {
    ++begin;
    if (begin == text.size() || starts_character(text[begin])) --from;
  }
  std::size_t end = begin;
  while (end < text.size() && count > 0) {
    ++end;
    if (end == text.size() || starts_character(text[end])) --count;
  }
  return text.substr(begin, end - begin);
}

/// What a terminal would obey, or swallow, as a sign that is seen; one for one, so that a caret stands where it should.
std::string visible(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    // Those of two bytes are U+0080 to U+009F.
    const bool of_two = byte == 0xC2U && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0U;
    if (byte == 0x7FU || of_two || (byte < 0x20U && byte != '\t' && byte != '\n'))
      out += "\u00B7";
    else
      out += text[at];
    if (of_two) ++at;
  }
  return out;
}

}  // namespace

Diagnostic diagnostic_at(std::string_view text, std::size_t offset, std::size_t byte_length, std::string source,
                         std::string message, std::string hint) {
  offset = std::min(offset, text.size());
  const auto before = text.substr(0, offset);
  const auto line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  auto marked = text.substr(offset, byte_length);
  marked = marked.substr(0, marked.find('\n'));
  return {std::move(source),
          static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1,
          characters_in(before.substr(line_start)) + 1,
          std::max<std::size_t>(1, characters_in(marked)),
          std::move(message),
          std::move(hint)};
}

std::string one_line(const Diagnostic& diagnostic) {
  std::string out;
  if (!diagnostic.source.empty()) out += diagnostic.source + ":";
  if (diagnostic.line > 0) out += std::to_string(diagnostic.line) + ":";
  if (diagnostic.column > 0) out += std::to_string(diagnostic.column) + ":";
  if (!out.empty()) out += " ";
  out += diagnostic.message;
  if (!diagnostic.hint.empty()) out += "; " + diagnostic.hint;
  return visible(out);
}

std::string render(const Diagnostic& diagnostic, std::string_view text) {
  auto without_hint = diagnostic;
  without_hint.hint.clear();
  std::string out = one_line(without_hint) + "\n";
  // Of a table there is no line to show: a caret would stand below nothing.
  if (diagnostic.line > 0 && diagnostic.column > 0 && !text.empty()) {
    const auto line = line_of(text, diagnostic.line);
    const auto before_caret = diagnostic.column - 1;
    const auto first = before_caret > widest_line - 30 ? before_caret - (widest_line - 30) : 0;
    const auto shown = characters(line, first, widest_line);
    out += "  " + visible(shown) + "\n  ";
    // A tab above must be a tab below, or the caret stands elsewhere.
    for (const char byte : characters(line, first, before_caret - first)) {
      if (starts_character(byte)) out += byte == '\t' ? '\t' : ' ';
    }
    const auto room = widest_line - (before_caret - first);
    out += std::string(std::clamp<std::size_t>(diagnostic.length, 1, std::max<std::size_t>(1, room)), '^') + "\n";
  }
  if (!diagnostic.hint.empty()) out += "  " + diagnostic.hint + "\n";
  return out;
}

}  // namespace muster
