#pragma once
// Empty cells below a filled one: a spreadsheet that writes a merged cell as CSV leaves them, and so does whoever types
// a name once for all rows below it.

#include <muster/domain/intake/decision_sheet.hpp>

#include <cstddef>
#include <set>
#include <utility>

namespace muster::intake {

/// Rows by their lines and columns whose cells somebody emptied by hand: these stay empty.
using EmptiedCells = std::set<std::pair<std::size_t, std::size_t>>;

/// Puts what stands above into the empty cells of a column, never from another sheet or section; returns into how many.
std::size_t fill_down(tabular::Table& table, std::size_t column, const EmptiedCells& emptied);

}  // namespace muster::intake
