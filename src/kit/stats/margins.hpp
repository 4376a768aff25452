#pragma once
// A cross-tab as its tests see it: checked, without empty rows and columns, with its sums.

#include <muster/kit/stats/crosstab.hpp>

#include <cstdint>
#include <vector>

namespace muster::stats {

struct Margins {
  Crosstab cells;
  std::vector<std::int64_t> rows;
  std::vector<std::int64_t> columns;
  std::int64_t people = 0;

  /// Whether there is something to compare.
  [[nodiscard]] bool comparable() const { return rows.size() >= 2 && columns.size() >= 2; }
  [[nodiscard]] double expected(std::size_t row, std::size_t column) const {
    return static_cast<double>(rows[row]) * static_cast<double>(columns[column]) / static_cast<double>(people);
  }
};

/// Throws std::invalid_argument where rows differ in length or a count is negative.
[[nodiscard]] Margins margins(const Crosstab& table);

}  // namespace muster::stats
