// Walks down a column, sheet by sheet and section by section.
#include "empty_cells.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>

namespace muster::intake {
namespace {

bool of_one_origin(const tabular::Table& table, std::size_t left, std::size_t right) {
  return std::all_of(table.origins.begin(), table.origins.end(), [&](std::size_t column) {
    return table.rows.cell(left, column) == table.rows.cell(right, column);
  });
}

}  // namespace

std::size_t fill_down(tabular::Table& table, std::size_t column, const EmptiedCells& emptied) {
  std::size_t filled = 0;
  std::optional<std::size_t> above;
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    if (above && !of_one_origin(table, *above, at)) above.reset();
    if (!trimmed(table.rows.cell(at, column)).empty()) {
      above = at;
    } else if (above && !emptied.contains({table.line_of[at], column})) {
      table.rows.set(at, column, std::string(table.rows.cell(*above, column)));
      ++filled;
    }
  }
  return filled;
}

EmptyCells cells_below_filled(const tabular::Table& table, std::size_t column) {
  EmptyCells found;
  std::optional<std::size_t> above;
  std::unordered_set<std::string> seen;  // folded, of one origin
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    if (above && !of_one_origin(table, *above, at)) {
      above.reset();
      seen.clear();
    }
    const auto text = trimmed(table.rows.cell(at, column));
    if (!text.empty()) {
      above = at;
      if (!seen.insert(folded_name(text)).second) return {};
    } else if (above && found.cells++ == 0) {
      found.first_line = table.line_of[at];
      found.above = trimmed(table.rows.cell(*above, column));
    }
  }
  constexpr std::size_t fewest = 2;
  return found.cells < fewest ? EmptyCells{} : found;
}

std::string empty_cells_of(const tabular::Row& heading, std::size_t column) {
  return std::string(empty_cells_word) + column_called(heading, column);
}

}  // namespace muster::intake
