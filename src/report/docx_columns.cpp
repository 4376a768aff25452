// Column widths from the longest line of each column.

#include "docx_columns.hpp"

#include <muster/base/utf8.hpp>

#include <algorithm>
#include <numeric>
#include <string_view>

namespace muster::report {
namespace {

constexpr int character = 108;   // of table text, on average
constexpr int padding = 170;
constexpr std::size_t longest = 60;

std::size_t longest_line(std::string_view text) {
  std::size_t out = 0;
  while (true) {
    const auto end = text.find('\n');
    out = std::max(out, character_count(text.substr(0, end)));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::vector<int> docx_column_widths(const TableBlock& table, int width) {
  const auto columns = table.heading.size();
  std::vector<int> wanted(columns, 0);
  for (std::size_t column = 0; column < columns; ++column) {
    auto characters = longest_line(table.heading[column]);
    for (const auto& row : table.rows) characters = std::max(characters, longest_line(row[column]));
    wanted[column] = static_cast<int>(std::min(characters, longest)) * character + padding;
  }
  int fixed = 0;
  int text = 0;
  for (std::size_t column = 0; column < columns; ++column) {
    const bool figures = column < table.figures.size() && table.figures[column];
    (figures ? fixed : text) += wanted[column];
  }
  if (text == 0 || fixed >= width) {
    return std::vector<int>(columns, width / static_cast<int>(std::max<std::size_t>(1, columns)));
  }
  std::vector<int> out(columns, 0);
  std::size_t widest = 0;
  for (std::size_t column = 0; column < columns; ++column) {
    const bool figures = column < table.figures.size() && table.figures[column];
    out[column] = figures ? wanted[column]
                          : static_cast<int>(static_cast<double>(width - fixed) * wanted[column] / text);
    const bool widest_is_figures = widest < table.figures.size() && table.figures[widest];
    if (!figures && (widest_is_figures || out[column] > out[widest])) widest = column;
  }
  out[widest] += width - std::accumulate(out.begin(), out.end(), 0);
  return out;
}

}  // namespace muster::report
