// Chi-square of a table, and the choice between it and Fisher's test.
#include "curves.hpp"
#include "margins.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace muster::stats {
namespace {

std::optional<ChiSquare> tested(const Margins& table, double correction) {
  if (!table.comparable()) return std::nullopt;
  ChiSquare found;
  found.least_expected = std::numeric_limits<double>::infinity();
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      const double expected = table.expected(row, column);
      const double away =
          std::max(0.0, std::abs(static_cast<double>(table.cells[row][column]) - expected) - correction);
      found.statistic += away * away / expected;
      found.least_expected = std::min(found.least_expected, expected);
    }
  }
  const auto people = static_cast<double>(table.people);
  const auto rows = static_cast<double>(table.rows.size());
  const auto columns = static_cast<double>(table.columns.size());
  found.freedom = static_cast<std::int64_t>((table.rows.size() - 1) * (table.columns.size() - 1));
  const auto freedom = static_cast<double>(found.freedom);
  found.p = chi_square_above(found.statistic, freedom);
  const double phi = found.statistic / people;
  found.v = std::min(1.0, std::sqrt(phi / (std::min(rows, columns) - 1)));
  if (people > 1) {
    const double left = std::max(0.0, phi - freedom / (people - 1));
    const double corrected_rows = rows - (rows - 1) * (rows - 1) / (people - 1);
    const double corrected_columns = columns - (columns - 1) * (columns - 1) / (people - 1);
    const double span = std::min(corrected_rows, corrected_columns) - 1;
    found.v_corrected = span > 0 ? std::min(1.0, std::sqrt(left / span)) : 0;
  }
  return found;
}

}  // namespace

std::optional<ChiSquare> chi_square(const Crosstab& table) { return tested(margins(table), 0); }

std::optional<ChiSquare> chi_square_yates(const Crosstab& table) {
  const auto found = margins(table);
  if (found.rows.size() != 2 || found.columns.size() != 2) return std::nullopt;
  return tested(found, 0.5);
}

std::optional<Association> association(const Crosstab& table) {
  const auto rough = chi_square(table);
  if (!rough) return std::nullopt;
  if (rough->least_expected >= 5) return Association{Association::Method::chi_square, rough->p, *rough};
  const auto exact = fisher_exact(table);
  if (!exact) return Association{Association::Method::chi_square_roughly, rough->p, *rough};
  return Association{Association::Method::fisher, *exact, *rough};
}

}  // namespace muster::stats
