// What is empty is left out once, so that no test divides by it.
#include "margins.hpp"

#include "counts.hpp"

#include <stdexcept>

namespace muster::stats {

Margins margins(const Crosstab& table) {
  const auto width = table.empty() ? 0 : table.front().size();
  std::vector<std::int64_t> columns(width, 0);
  for (const auto& row : table) {
    if (row.size() != width) throw std::invalid_argument("the rows of a table are equally long");
    for (std::size_t column = 0; column < width; ++column) {
      require_people(row[column]);
      columns[column] += row[column];
    }
  }
  Margins found;
  for (const auto& row : table) {
    std::vector<std::int64_t> kept;
    std::int64_t sum = 0;
    for (std::size_t column = 0; column < width; ++column) {
      if (columns[column] > 0) kept.push_back(row[column]);
      sum += row[column];
    }
    if (sum == 0) continue;
    found.cells.push_back(std::move(kept));
    found.rows.push_back(sum);
    found.people += sum;
  }
  require_people(found.people);
  for (const auto column : columns) {
    if (column > 0) found.columns.push_back(column);
  }
  return found;
}

}  // namespace muster::stats
