// Goes once over a column of answers.
#include "answer_cells.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/trim.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace muster::conversions {
namespace {

constexpr std::size_t most_kept = 1'000;
constexpr std::size_t longest_option = 200;
constexpr std::size_t longest_word = 40;
constexpr std::size_t most_words = 3;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/// "2026-03-27", "27/3/2026", "27.03.26", each with or without a time behind it that is midnight.
bool is_date(std::string_view text) {
  if (text.ends_with(" 00:00:00")) text.remove_suffix(9);
  std::array<std::size_t, 3> digits{};
  std::size_t part = 0;
  char between = '\0';
  for (const char byte : text) {
    if (is_digit(byte)) {
      ++digits.at(part);
    } else if ((byte == '-' || byte == '/' || byte == '.') && digits.at(part) > 0 &&
               (between == '\0' || between == byte)) {
      between = byte;
      if (++part == digits.size()) return false;
    } else {
      return false;
    }
  }
  const auto small = [](std::size_t count) { return count == 1 || count == 2; };
  return part == 2 && small(digits[1]) &&
         ((digits[0] == 4 && small(digits[2])) || (small(digits[0]) && (digits[2] == 4 || digits[2] == 2)));
}

/// "14:15", "2:15 pm", "14:15:00"
bool is_time(std::string_view text) {
  std::size_t colons = 0;
  std::size_t digits = 0;
  std::size_t at = 0;
  for (; at < text.size() && (is_digit(text[at]) || text[at] == ':'); ++at) {
    if (text[at] == ':')
      ++colons;
    else
      ++digits;
  }
  const auto rest = lower_case(trimmed(text.substr(at)));
  return colons >= 1 && colons <= 2 && digits >= 3 && digits <= 6 && (rest.empty() || rest == "am" || rest == "pm");
}

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && text.find('@', at + 1) == std::string_view::npos &&
         text.find('.', at) != std::string_view::npos && text.find(' ') == std::string_view::npos;
}

std::size_t words_in(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

bool is_short(const std::string& piece) {
  return character_count(piece) <= longest_word && words_in(piece) <= most_words;
}

void count_number(AnswerCells& cells, std::string_view text) {
  const auto number = parse_decimal(text);
  if (!number || text.size() > 12) return;
  if (cells.wholes + cells.decimals == 0) cells.least = cells.most = *number;
  cells.least = std::min(cells.least, *number);
  cells.most = std::max(cells.most, *number);
  ++(*number == static_cast<double>(static_cast<std::int64_t>(*number)) ? cells.wholes : cells.decimals);
  if (const auto point = text.find('.'); point != std::string_view::npos)
    cells.most_digits = std::max(cells.most_digits, text.find_last_not_of('0') - point);
}

void count_pieces(AnswerCells& cells, const std::string& text) {
  const bool semicolon = text.find(';') != std::string::npos;
  const bool comma = text.find(", ") != std::string::npos;
  cells.with_semicolon += semicolon ? 1 : 0;
  cells.with_comma += comma ? 1 : 0;
  const auto by_semicolon = pieces_of(text, ';');
  const auto by_comma = pieces_of(text, ',');
  for (const auto& piece : by_semicolon) cells.by_semicolon.add(piece);
  for (const auto& piece : by_comma) cells.by_comma.add(piece);
  const auto by_line = pieces_of(text, '\n');
  const auto& pieces = by_line.size() > 1 ? by_line : semicolon ? by_semicolon : by_comma;
  cells.most_pieces = std::max(cells.most_pieces, pieces.size());
  if (pieces.size() > 10 || !std::all_of(pieces.begin(), pieces.end(), is_short)) return;
  ++cells.short_cells;
  cells.word_cells += pieces.size() > 1 ? 1 : 0;
}

}  // namespace

void Seen::add(std::string_view text) {
  ++total;
  if (many) return;
  if (text.size() > longest_option * 4) {
    many = true;
    return;
  }
  const auto found = counts_.find(text);
  if (found != counts_.end()) {
    ++found->second;
    return;
  }
  if (texts.size() == most_kept) {
    many = true;
    return;
  }
  texts.emplace_back(text);
  counts_.emplace(text, 1);
}

std::size_t Seen::count(const std::string& text) const {
  const auto found = counts_.find(text);
  return found == counts_.end() ? 0 : found->second;
}

std::vector<std::string> pieces_of(std::string_view cell, char between) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin <= cell.size();) {
    const auto end = std::min(cell.find(between, begin), cell.size());
    const auto piece = trimmed_view(cell.substr(begin, end - begin));
    if (!piece.empty()) out.emplace_back(piece);
    begin = end + 1;
  }
  return out;
}

bool is_tick(std::string_view cell) {
  static constexpr std::array<std::string_view, 12> words{"1",  "0",    "x",     "y",       "n",         "yes",
                                                          "no", "true", "false", "checked", "unchecked", "✓"};
  const auto lower = lower_case(cell);
  return std::find(words.begin(), words.end(), lower) != words.end();
}

AnswerCells cells_of(const tabular::Table& table, std::size_t column) {
  AnswerCells cells;
  for (const auto& row : table.rows) {
    const auto text = std::string(trimmed_view(row[column]));
    if (text.empty()) continue;
    ++cells.filled;
    cells.longest = std::max(cells.longest, character_count(text));
    cells.lines = cells.lines || text.find('\n') != std::string::npos;
    cells.whole.add(text);
    count_number(cells, text);
    count_pieces(cells, text);
    if (is_date(text)) ++cells.dates;
    if (is_time(text)) ++cells.times;
    if (is_email(text)) ++cells.emails;
    if (is_tick(text)) ++cells.ticks;
  }
  return cells;
}

}  // namespace muster::conversions
