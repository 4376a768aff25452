// Bullets and boxes are told by their sign; numbers only by counting on from line to line.
#include "list_marks.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>

namespace muster::forms {
namespace {

/// What stands in front of a line once: a bullet or a box. Nothing where there is none, or nothing behind it.
std::string_view bullet_of(std::string_view line) {
  // The one in bytes is a word processor's own; those of a keyboard are bullets only with a blank behind them.
  constexpr std::array<std::string_view, 34> signs{
      "•", "◦", "▪", "▫",  "●", "○", "■",   "□",   "‣",   "⁃",   "·",  "➢",  "►",  "✓",  "✔",  "☐",  "☑",
      "☒", "▢", "◻", "⬜", "❏", "❑", "[ ]", "( )", "[x]", "[X]", "[]", "()", "- ", "* ", "– ", "— ", "\xEF\x82\xB7"};
  for (const auto sign : signs)
    if (line.starts_with(sign) && line.size() > sign.size()) return sign;
  return {};
}

/// "Online" of "- [ ] Online": a list to tick may be a list with bullets as well.
std::string without_bullets(std::string_view typed) {
  constexpr std::string_view second_level = "o\t";  // as a word processor writes it; "o " may be a word
  auto line = trimmed(typed);
  if (line.starts_with(second_level)) line.erase(0, second_level.size());
  std::replace(line.begin(), line.end(), '\t', ' ');
  for (auto bullet = bullet_of(line); !bullet.empty(); bullet = bullet_of(line))
    line = trimmed(line.substr(bullet.size()));
  return line;
}

/// The number in front of a line, in one way to read it.
struct Counted {
  enum class Kind { figures, small_letter, capital_letter, small_roman, capital_roman };
  Kind kind = Kind::figures;
  std::string manner;  ///< "(" and ")" of "(a)", the point of "1."
  std::size_t number = 0;
  std::size_t label = 0;  ///< where the words begin

  [[nodiscard]] bool counts_on_from(const Counted& before) const {
    return kind == before.kind && manner == before.manner && number == before.number + 1;
  }
};

std::optional<std::size_t> roman(std::string_view text) {
  constexpr std::array<std::string_view, 20> numerals{"i",    "ii",  "iii",  "iv",    "v",   "vi",   "vii",
                                                      "viii", "ix",  "x",    "xi",    "xii", "xiii", "xiv",
                                                      "xv",   "xvi", "xvii", "xviii", "xix", "xx"};
  const auto* const found = std::find(numerals.begin(), numerals.end(), text);
  if (found == numerals.end()) return std::nullopt;
  return static_cast<std::size_t>(found - numerals.begin()) + 1;
}

/// All ways to read what stands in front of the line: "i." is a letter or a numeral.
std::vector<Counted> counted(const std::string& line) {
  const std::size_t begin = line.starts_with('(') ? 1 : 0;
  const auto end = line.find_first_of(").:", begin);
  if (end == std::string::npos || end == begin || end - begin > 5) return {};
  if (begin == 1 && line[end] != ')') return {};
  const auto label = line.find_first_not_of(' ', end + 1);
  // "1.5 hours" and "10:30" have no blank there.
  if (label == std::string::npos || label == end + 1) return {};
  const auto written = line.substr(begin, end - begin);
  const std::string manner{begin == 1 ? '(' : ' ', line[end]};
  using Kind = Counted::Kind;
  const auto is_digit = [](char byte) { return byte >= '0' && byte <= '9'; };
  if (std::all_of(written.begin(), written.end(), is_digit)) {
    constexpr std::int64_t longest_list = 199;  // what goes on above is a year or an amount
    const auto number = parse_integer(written);
    if (!number || *number > longest_list) return {};
    return {{Kind::figures, manner, static_cast<std::size_t>(*number), label}};
  }
  std::vector<Counted> out;
  const auto in_letters = [&](char first, char last, Kind letter, Kind numeral) {
    if (!std::all_of(written.begin(), written.end(), [&](char byte) { return byte >= first && byte <= last; })) return;
    if (written.size() == 1) out.push_back({letter, manner, static_cast<std::size_t>(written[0] - first), label});
    if (const auto number = roman(folded_name(written))) out.push_back({numeral, manner, *number, label});
  };
  in_letters('a', 'z', Kind::small_letter, Kind::small_roman);
  in_letters('A', 'Z', Kind::capital_letter, Kind::capital_roman);
  return out;
}

/// A list that counts on somewhere is a list where a line was taken out of it, too: 1, 2, 4.
void go_on_over_gaps(const std::vector<std::vector<Counted>>& read, std::vector<std::size_t>& cut) {
  const Counted* last = nullptr;
  for (std::size_t at = 0; at < read.size(); ++at) {
    for (const auto& one : read[at]) {
      const bool follows =
          last != nullptr && one.kind == last->kind && one.manner == last->manner && one.number > last->number;
      if (cut[at] == 0 && follows) cut[at] = one.label;
    }
    for (const auto& one : read[at])
      if (cut[at] == one.label && (last == nullptr || one.kind == last->kind || read[at].size() == 1)) last = &one;
  }
}

}  // namespace

std::vector<std::string> typed_lines(std::string_view typed) {
  std::vector<std::string> out;
  while (!typed.empty()) {
    const auto end = std::min(typed.find('\n'), typed.size());
    if (auto line = without_bullets(typed.substr(0, end)); !line.empty()) out.push_back(std::move(line));
    typed.remove_prefix(std::min(end + 1, typed.size()));
  }
  return out;
}

std::vector<std::string> without_numbering(std::vector<std::string> lines, const std::set<std::string>& standing) {
  std::vector<std::vector<Counted>> read(lines.size());
  for (std::size_t at = 0; at < lines.size(); ++at)
    if (!standing.contains(lines[at])) read[at] = counted(lines[at]);
  std::vector<std::size_t> cut(lines.size(), 0);
  for (std::size_t at = 1; at < lines.size(); ++at) {
    for (const auto& before : read[at - 1])
      for (const auto& here : read[at])
        if (here.counts_on_from(before)) {
          cut[at - 1] = before.label;
          cut[at] = here.label;
        }
  }
  go_on_over_gaps(read, cut);
  auto out = lines;
  std::set<std::string> labels;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (cut[at] == 0) continue;
    out[at] = without_bullets(std::string_view(lines[at]).substr(cut[at]));
    labels.insert(out[at]);
  }
  // "1. floor" and "2. floor" are told apart by nothing but their numbers.
  return labels.size() == 1 || labels.contains({}) ? lines : out;
}

std::optional<TypedTwice> typed_twice(std::string_view typed, std::string_view standing) {
  std::vector<std::size_t> numbers;  // of the lines in which something stands
  std::vector<std::string> lines;
  for (std::size_t number = 1; !typed.empty(); ++number) {
    const auto end = std::min(typed.find('\n'), typed.size());
    for (auto& line : typed_lines(typed.substr(0, end))) {
      numbers.push_back(number);
      lines.push_back(std::move(line));
    }
    typed.remove_prefix(std::min(end + 1, typed.size()));
  }
  const auto stood = typed_lines(standing);
  lines = without_numbering(std::move(lines), {stood.begin(), stood.end()});
  std::map<std::string, std::size_t> seen;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    // "Other" and "Other ..." are one label, with room to write or without.
    auto key = folded_name(lines[at]);
    while (key.ends_with('.') || key.ends_with(' ')) key.pop_back();
    if (key.ends_with("…")) key.erase(key.size() - std::string_view("…").size());
    while (key.ends_with(' ')) key.pop_back();
    if (key.empty()) continue;
    const auto [found, is_new] = seen.emplace(std::move(key), numbers[at]);
    if (!is_new) return TypedTwice{found->second, numbers[at], lines[at]};
  }
  return std::nullopt;
}

}  // namespace muster::forms
