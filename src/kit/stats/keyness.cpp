// The four counts of a word: said or not, in one group or the other.
#include <muster/kit/stats/keyness.hpp>

#include "counts.hpp"
#include "margins.hpp"

#include <algorithm>
#include <cmath>

namespace muster::stats {
namespace {

constexpr std::int64_t least_to_compare = 6;

double g2(const Margins& table) {
  double sum = 0;
  for (std::size_t row = 0; row < 2; ++row) {
    for (std::size_t column = 0; column < 2; ++column) {
      const auto observed = static_cast<double>(table.cells[row][column]);
      if (observed > 0) sum += 2 * observed * std::log(observed / table.expected(row, column));
    }
  }
  return std::max(0.0, sum);
}

double williams(const Margins& table) {
  const auto people = static_cast<double>(table.people);
  const auto part = [&](const std::vector<std::int64_t>& sums) {
    return people / static_cast<double>(sums[0]) + people / static_cast<double>(sums[1]) - 1;
  };
  return 1 + part(table.rows) * part(table.columns) / (6 * people);
}

}  // namespace

std::optional<Keyness> keyness(const Part& first, const Part& second) {
  require_count(first.count, first.base);
  require_count(second.count, second.base);
  const Crosstab cells{{first.count, first.base - first.count}, {second.count, second.base - second.count}};
  const auto table = margins(cells);
  if (!table.comparable()) return std::nullopt;
  const double side = static_cast<double>(first.count) > table.expected(0, 0) ? 1 : -1;
  const double strength = g2(table);
  return Keyness{side * strength, side * strength / williams(table), side * chi_square(cells)->statistic,
                 side * chi_square_yates(cells)->statistic, *fisher_exact(cells)};
}

bool too_few_to_compare(const Part& first, const Part& second) {
  return std::max(first.count, second.count) < least_to_compare;
}

}  // namespace muster::stats
