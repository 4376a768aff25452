// Column widths from the longest line of each column, and tables set for print.

#include "docx_columns.hpp"

#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <numeric>
#include <string_view>

namespace muster::document {
namespace {

constexpr int character = 100;         // of table text, on average
constexpr int narrow_character = 105;  // of one word
constexpr int wide_character = 118;
constexpr int padding = 160;
constexpr int mark = 240;
constexpr std::size_t longest = 60;
constexpr int gap = 360;  // between sets of columns that stand side by side
constexpr std::size_t few_columns = 3;
constexpr int half_page = 6000;
constexpr int shortest_bar = 600;  // which still tells something

std::size_t longest_word(std::string_view text) {
  std::size_t out = 0;
  while (true) {
    const auto end = text.find_first_of(" \n-");
    out = std::max(out, character_count(text.substr(0, end)));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

std::size_t longest_line(std::string_view text) {
  std::size_t out = 0;
  while (true) {
    const auto end = text.find('\n');
    out = std::max(out, character_count(text.substr(0, end)));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

/// What the longest word of a column needs.
int least_width(const TableBlock& table, std::size_t column) {
  auto word = longest_word(table.heading[column]);
  for (const auto& row : table.rows) word = std::max(word, longest_word(row[column]));
  const int marked = column == 0 && !table.marks.empty() ? mark : 0;
  return static_cast<int>(std::min<std::size_t>(word, 24)) * wide_character + padding + marked;
}

/// What a column needs at the least, its letters being narrow ones and its heading in several lines.
int narrow_width(const TableBlock& table, std::size_t column) {
  const bool figures = column < table.figures.size() && table.figures[column];
  auto characters = longest_word(table.heading[column]);
  for (const auto& row : table.rows)
    characters = std::max(characters, figures ? longest_line(row[column]) : longest_word(row[column]));
  return static_cast<int>(std::min(characters, longest)) * narrow_character + padding;
}

/// Many columns, or few in half a page, stand side by side only where no word would break.
std::size_t sets_that_fit(const TableBlock& table, std::size_t columns, std::size_t most, int width) {
  if (columns <= few_columns && width > half_page) return most;
  int least = 0;
  for (std::size_t column = 0; column < columns; ++column) least += least_width(table, column);
  while (most > 1 && least > (width - (static_cast<int>(most) - 1) * gap) / static_cast<int>(most)) --most;
  return most;
}

}  // namespace

std::vector<int> docx_column_widths(const TableBlock& table, int width) {
  const auto columns = table.heading.size();
  std::vector<int> wanted(columns, 0);
  std::vector<int> least(columns, 0);
  for (std::size_t column = 0; column < columns; ++column) {
    auto characters = longest_line(table.heading[column]);
    for (const auto& row : table.rows) characters = std::max(characters, longest_line(row[column]));
    const int marked = column == 0 && !table.marks.empty() ? mark : 0;
    wanted[column] = static_cast<int>(std::min(characters, longest)) * character + padding + marked;
    least[column] = least_width(table, column);
    if (column == 1 && !table.bars.empty()) wanted[column] = least[column] = static_cast<int>(width * table.bars_share);
  }
  const auto is_figures = [&](std::size_t column) { return column < table.figures.size() && table.figures[column]; };
  std::vector<int> out(columns, 0);
  int room = width;
  int text = 0;
  for (std::size_t column = 0; column < columns; ++column) {
    out[column] = is_figures(column) ? std::max(wanted[column], least[column]) : least[column];
    room -= out[column];
    if (!is_figures(column)) text += std::max(0, wanted[column] - least[column]);
  }
  if (columns == 0) return out;
  const auto take = [&](std::size_t column, int least_left) {
    const auto taken = std::min(std::max(0, out[column] - least_left), -room);
    out[column] -= taken;
    room += taken;
  };
  // Bars can be shorter and headings stand in two lines before a word breaks.
  if (room < 0 && columns > 1 && !table.bars.empty()) take(1, shortest_bar);
  if (room < 0 && columns > 1)
    for (const auto column : {columns - 1, std::size_t{0}}) take(column, narrow_width(table, column));
  if (room < 0) return std::vector<int>(columns, width / static_cast<int>(columns));
  std::size_t widest = 0;
  for (std::size_t column = 0; column < columns; ++column) {
    if (is_figures(column)) continue;
    if (text > 0) {
      out[column] += static_cast<int>(static_cast<double>(room) * std::max(0, wanted[column] - least[column]) / text);
    }
    if (is_figures(widest) || out[column] > out[widest]) widest = column;
  }
  out[widest] += width - std::accumulate(out.begin(), out.end(), 0);
  return out;
}

TableBlock docx_with_bar_column(TableBlock table) {
  table.heading.insert(table.heading.begin() + 1, table.bars_heading);
  table.figures.insert(table.figures.begin() + 1, false);
  for (auto& row : table.rows) row.insert(row.begin() + 1, std::string());
  return table;
}

std::size_t docx_rows_in_columns(const TableBlock& table, int width) {
  // In half a page the picture stands for the rest: it shows every figure.
  constexpr std::size_t most_in_half = 6;
  const auto count = std::min(table.printed, table.rows.size());
  return width <= half_page ? std::min(count, most_in_half) : count;
}

std::string docx_columns_note(const TableBlock& table, int width) {
  const auto shown = docx_rows_in_columns(table, width);
  if (shown >= std::min(table.printed, table.rows.size())) return {};
  const auto number = [](std::size_t count) { return told_number(static_cast<std::int64_t>(count)); };
  const auto printed = number(shown);
  const auto all = number(table.rows.size());
  // A picture of words holds those that stand for enough people, and the table behind it every one.
  if (table.printed < table.rows.size())
    return tell("The first {printed} of {all}; the picture shows the first {drawn}.",
                {{"printed", printed}, {"all", all}, {"drawn", number(table.printed)}});
  return tell("The first {printed} of {all}; the picture shows all of them.", {{"printed", printed}, {"all", all}});
}

TableBlock docx_in_columns(const TableBlock& table, std::size_t most_sets, int width) {
  const bool counted_twice = table.heading.size() == 3 && table.figures[1] && table.heading[2] == "Times";
  const auto columns = counted_twice ? std::size_t{2} : table.heading.size();
  const auto count = docx_rows_in_columns(table, width);
  // A few rows are read down one column.
  constexpr std::size_t fewest_rows = 3;
  if (columns > 2) most_sets = std::max<std::size_t>(1, most_sets - 1);
  const auto sets = sets_that_fit(table, columns, std::clamp<std::size_t>(count / fewest_rows, 1, most_sets), width);
  const auto deep = (count + sets - 1) / sets;
  TableBlock out;
  out.caption = table.caption;
  out.rows.assign(deep, {});
  for (std::size_t set = 0; set < sets && set * deep < count; ++set) {
    if (set > 0) {  // a gap between them
      out.heading.emplace_back();
      out.figures.push_back(false);
      for (auto& row : out.rows) row.emplace_back();
    }
    for (std::size_t column = 0; column < columns; ++column) {
      out.heading.push_back(table.heading[column]);
      out.figures.push_back(table.figures[column]);
    }
    for (std::size_t at = 0; at < deep; ++at) {
      const auto row = set * deep + at;
      for (std::size_t column = 0; column < columns; ++column)
        out.rows[at].push_back(row < count ? table.rows[row][column] : std::string());
    }
  }
  return out;
}

std::vector<int> docx_widths_in_columns(const TableBlock& table, int width) {
  const auto gaps = static_cast<std::size_t>(std::count(table.heading.begin(), table.heading.end(), std::string()));
  const auto set_width = (width - static_cast<int>(gaps) * gap) / static_cast<int>(gaps + 1);
  const auto columns = (table.heading.size() - gaps) / (gaps + 1);
  TableBlock one;
  one.heading.assign(table.heading.begin(), table.heading.begin() + static_cast<std::ptrdiff_t>(columns));
  one.figures.assign(table.figures.begin(), table.figures.begin() + static_cast<std::ptrdiff_t>(columns));
  for (const auto& row : table.rows) {
    for (std::size_t set = 0; set <= gaps; ++set) {
      const auto begin = row.begin() + static_cast<std::ptrdiff_t>(set * (columns + 1));
      one.rows.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(columns));
    }
  }
  const auto widths = docx_column_widths(one, set_width);
  std::vector<int> out;
  for (std::size_t set = 0; set <= gaps; ++set) {
    if (set > 0) out.push_back(gap);
    out.insert(out.end(), widths.begin(), widths.end());
  }
  return out;
}

}  // namespace muster::document
