// Averages are those of the lines, put beside each other; nothing is counted here.
#include "amount_grid.hpp"

#include "table_behind.hpp"
#include "tenths.hpp"

#include <muster/kit/draw/picture.hpp>

#include <algorithm>

namespace muster::figures {
namespace {

bool any_has(const GridFigures& grid, std::optional<double> QuestionFigures::* figure) {
  return std::ranges::any_of(grid.rows, [&](const auto* row) { return (row->*figure).has_value(); });
}

std::string cell(const std::optional<double>& figure) { return figure ? in_tenths(*figure) : "–"; }

/// A column for each figure that at least one line has.
document::TableBlock table_of(const GridFigures& grid) {
  struct Column {
    const char* head;
    std::optional<double> QuestionFigures::* figure;
  };
  constexpr Column columns[] = {{"Average", &QuestionFigures::mean},
                                {"Median", &QuestionFigures::median},
                                {"Lowest", &QuestionFigures::lowest},
                                {"10th percentile", &QuestionFigures::tenth},
                                {"90th percentile", &QuestionFigures::ninetieth},
                                {"Highest", &QuestionFigures::highest}};
  document::TableBlock table;
  table.heading = {"Line"};
  for (const auto& column : columns)
    if (any_has(grid, column.figure)) table.heading.emplace_back(column.head);
  table.heading.emplace_back("People");
  table.figures.assign(table.heading.size(), true);
  table.figures.front() = false;
  for (const auto* row : grid.rows) {
    auto& cells = table.rows.emplace_back(std::vector<std::string>{row->label});
    for (const auto& column : columns)
      if (any_has(grid, column.figure)) cells.push_back(cell(row->*column.figure));
    cells.push_back(grouped(row->answered));
  }
  return table;
}

std::string with_unit(const QuestionFigures& row) {
  return in_tenths(*row.mean) + (row.unit.empty() ? "" : " " + row.unit);
}

std::string in_quotes(std::string label) {
  while (label.ends_with('.')) label.pop_back();
  return "‘" + label + "’";
}

}  // namespace

bool is_of_amounts(const GridFigures& grid) { return grid.rows.front()->kind == forms::QuestionKind::number; }

bool has_bars(const GridFigures& grid) {
  return std::ranges::none_of(grid.rows, [](const auto* row) { return row->mean && *row->mean < 0; });
}

std::string amounts_finding(const GridFigures& grid) {
  auto rows = grid.rows;
  std::erase_if(rows, [](const auto* row) { return !row->mean; });
  std::ranges::stable_sort(rows, [](const auto* left, const auto* right) { return *left->mean > *right->mean; });
  const auto same = [&](std::size_t left, std::size_t right) {
    return in_tenths(*rows[left]->mean) == in_tenths(*rows[right]->mean);
  };
  if (rows.size() < 2 || same(0, 1) || same(rows.size() - 1, rows.size() - 2)) return {};
  return "The average is highest for " + in_quotes(rows.front()->label) + " (" + with_unit(*rows.front()) +
         ") and lowest for " + in_quotes(rows.back()->label) + " (" + with_unit(*rows.back()) + ").";
}

std::vector<document::Block> amount_blocks(const Summary& summary, const GridFigures& grid, const std::string& caption,
                                           double width) {
  std::vector<draw::AmountBar> bars;
  for (const auto* row : grid.rows) bars.push_back({row->label, row->mean, row->mean ? in_tenths(*row->mean) : "–"});
  const auto& unit = grid.rows.front()->unit;
  document::FigureBlock shown{0, caption, base_of(grid, summary) + ". Averages of those who gave a number",
                              draw::amounts(bars, 0, unit.empty() ? "Average" : "Average, " + unit, width)};
  return with_table_behind(std::move(shown), table_of(grid));
}

}  // namespace muster::figures
