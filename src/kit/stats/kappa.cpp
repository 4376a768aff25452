// One formula for all weights: without them a pair of codes weighs 1 where they are the same, else 0.
#include <muster/kit/stats/agreement.hpp>

#include "counts.hpp"
#include "curves.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace muster::stats {
namespace {

double weight(std::size_t row, std::size_t column, std::size_t codes, Weights weights) {
  if (weights == Weights::none) return row == column ? 1 : 0;
  const double part = std::abs(static_cast<double>(row) - static_cast<double>(column)) / static_cast<double>(codes - 1);
  return weights == Weights::linear ? 1 - part : 1 - part * part;
}

}  // namespace

std::optional<Kappa> cohens_kappa(const Crosstab& table, Weights weights, double confidence) {
  require_confidence(confidence);
  const auto codes = table.size();
  double people = 0;
  for (const auto& row : table) {
    if (row.size() != codes) throw std::invalid_argument("two coders who use the same codes make a square table");
    for (const auto count : row) {
      require_people(count);
      people += static_cast<double>(count);
    }
  }
  if (people == 0 || codes < 2) return std::nullopt;
  std::vector<double> rows(codes, 0);
  std::vector<double> columns(codes, 0);
  for (std::size_t row = 0; row < codes; ++row) {
    for (std::size_t column = 0; column < codes; ++column) {
      rows[row] += static_cast<double>(table[row][column]) / people;
      columns[column] += static_cast<double>(table[row][column]) / people;
    }
  }
  // Both used a single code, the same: asked of the counts, because sums of parts need not be 1 exactly.
  for (std::size_t code = 0; code < codes; ++code) {
    if (static_cast<double>(table[code][code]) == people) return std::nullopt;
  }
  Kappa found;
  std::vector<double> row_weights(codes, 0);
  std::vector<double> column_weights(codes, 0);
  for (std::size_t row = 0; row < codes; ++row) {
    for (std::size_t column = 0; column < codes; ++column) {
      const double counts = weight(row, column, codes, weights);
      found.observed += counts * static_cast<double>(table[row][column]) / people;
      found.expected += counts * rows[row] * columns[column];
      row_weights[row] += counts * columns[column];
      column_weights[column] += counts * rows[row];
    }
  }
  found.value = (found.observed - found.expected) / (1 - found.expected);
  double spread = 0;
  for (std::size_t row = 0; row < codes; ++row) {
    for (std::size_t column = 0; column < codes; ++column) {
      const double away =
          weight(row, column, codes, weights) - (row_weights[row] + column_weights[column]) * (1 - found.value);
      spread += static_cast<double>(table[row][column]) / people * away * away;
    }
  }
  const double centre = found.value - found.expected * (1 - found.value);
  found.error = std::sqrt(std::max(0.0, spread - centre * centre) / people) / (1 - found.expected);
  const double reach = normal_reach(confidence) * found.error;
  found.interval = {std::max(-1.0, found.value - reach), std::min(1.0, found.value + reach)};
  return found;
}

}  // namespace muster::stats
