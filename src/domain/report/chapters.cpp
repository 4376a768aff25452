// Lines only: a text that cannot be printed has chapters too.
#include "chapters.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::report {
namespace {

struct Line {
  std::size_t offset = 0;
  std::string_view text;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    out.push_back({at, text.substr(at, end - at)});
    at = end + 1;
  }
  return out;
}

/// As Markdown has it: up to three spaces may stand before a sign that begins a line.
std::string_view without_indent(std::string_view line) {
  const auto begin = line.find_first_not_of(' ');
  return begin == std::string_view::npos || begin > 3 ? std::string_view() : line.substr(begin);
}

bool is_heading(std::string_view line) { return without_indent(line).starts_with("# "); }
bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

/// The name of a block line; empty of any other.
std::string_view block_of(std::string_view line) {
  line = without_indent(line);
  if (!line.starts_with(":::")) return {};
  line.remove_prefix(3);
  const auto begin = std::min(line.find_first_not_of(" \t"), line.size());
  line.remove_prefix(begin);
  return line.substr(0, line.find_first_of(" \t\r"));
}

bool opens(std::string_view line) {
  const auto name = block_of(line);
  return name == "if" || name == "each" || name == "page-break";
}

std::string title_in(std::string_view line) {
  auto title = without_indent(line);
  title.remove_prefix(1);
  while (title.ends_with('\r') || title.ends_with(' ') || title.ends_with('#')) title.remove_suffix(1);
  return trimmed(title);
}

std::size_t line_ends(std::string_view text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

}  // namespace

std::vector<std::size_t> chapter_headings(std::string_view text) {
  std::vector<std::size_t> out;
  for (const auto& line : lines_of(text)) {
    if (is_heading(line.text)) out.push_back(line.offset);
  }
  return out;
}

std::vector<Chapter> chapters_of(std::string_view text) {
  const auto lines = lines_of(text);
  std::vector<Chapter> out;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (!is_heading(lines[at].text)) continue;
    auto first = at;
    while (first > 0 && (is_blank(lines[first - 1].text) || opens(lines[first - 1].text))) --first;
    if (first > 0 && block_of(lines[first - 1].text) == "else") continue;
    while (is_blank(lines[first].text)) ++first;
    out.push_back({title_in(lines[at].text), lines[first].offset, text.size(), first + 1, lines.size()});
  }
  if (out.empty()) return out;
  for (std::size_t at = 1; at < out.size(); ++at) {
    out[at - 1].end = out[at].begin;
    out[at - 1].last_line = out[at].line - 1;
  }
  const auto& first = out.front();
  if (trimmed(text.substr(0, first.begin)).empty()) {
    out.front().begin = 0;
    out.front().line = 1;
  } else {
    out.insert(out.begin(), {"The beginning", 0, first.begin, 1, first.line - 1});
  }
  return out;
}

std::string ShownPart::whole() const {
  const bool parted = after.empty() || text.empty() || text.ends_with('\n');
  return before + text + (parted ? "" : "\n") + after;
}

std::size_t ShownPart::first_line() const { return line_ends(before) + 1; }

std::size_t ShownPart::last_line() const {
  const auto ends = line_ends(text);
  return first_line() + (text.ends_with('\n') ? ends - 1 : ends);
}

ShownPart opened(const std::string& text, std::size_t chapter) {
  const auto chapters = chapters_of(text);
  if (chapter == 0 || chapter > chapters.size()) return {{}, text, {}};
  const auto& one = chapters[chapter - 1];
  return {text.substr(0, one.begin), text.substr(one.begin, one.end - one.begin), text.substr(one.end)};
}

ShownPart still_shown(const ShownPart& part, const std::string& changed) {
  const auto around = part.before.size() + part.after.size();
  const bool before_kept = changed.starts_with(part.before);
  const bool after_kept = changed.ends_with(part.after);
  if (before_kept && after_kept && changed.size() >= around)
    return {part.before, changed.substr(part.before.size(), changed.size() - around), part.after};
  // What stands before the part, or what stands after it, is longer or shorter than it was.
  const auto behind = part.whole().size() - part.before.size();
  const auto length = part.whole().size() - around;
  if (changed.size() < behind) return {{}, changed, {}};
  const auto begin = before_kept ? part.before.size() : changed.size() - behind;
  return {changed.substr(0, begin), changed.substr(begin, length), changed.substr(begin + length)};
}

std::size_t chapter_at(const std::vector<Chapter>& chapters, std::size_t line) {
  const auto found = std::ranges::find_if(chapters, [&](const Chapter& one) { return line <= one.last_line; });
  if (chapters.empty()) return 0;
  return found == chapters.end() ? chapters.size() : static_cast<std::size_t>(found - chapters.begin()) + 1;
}

std::string place_in_words(const std::vector<Chapter>& chapters, const ShownPart& part, std::size_t line) {
  if (!part.alone()) return "Line " + std::to_string(line);
  if (part.holds(line)) return "Line " + std::to_string(line - part.first_line() + 1) + " of this chapter";
  const auto number = chapter_at(chapters, line);
  if (number == 0) return "Line " + std::to_string(line) + " of the whole text";
  const auto& chapter = chapters[number - 1];
  return "Line " + std::to_string(line - chapter.line + 1) + " of ‘" + chapter.title + "’";
}

}  // namespace muster::report
