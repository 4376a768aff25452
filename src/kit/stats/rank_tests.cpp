// Groups on a scale: levels with their counts are all that the tests need, so a million people cost no more than ten.
#include <muster/kit/stats/ordinal.hpp>

#include "counts.hpp"
#include "curves.hpp"
#include "margins.hpp"
#include "values.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace muster::stats {
namespace {

constexpr std::int64_t most_exact_people = 50;

/// n^3 - n of each level's people, summed: what ties take from the spread of ranks.
double tied(const std::vector<std::int64_t>& levels) {
  double sum = 0;
  for (const auto level : levels) {
    const auto people = static_cast<double>(level);
    sum += people * people * people - people;
  }
  return sum;
}

/// Twice the shared rank of each level, a whole number.
std::vector<std::int64_t> doubled_ranks(const std::vector<std::int64_t>& levels) {
  std::vector<std::int64_t> ranks;
  std::int64_t passed = 0;
  for (const auto level : levels) {
    ranks.push_back(2 * passed + level + 1);
    passed += level;
  }
  return ranks;
}

/// The share of all ways to choose the first group whose rank sum lies at least as far from the middle as the observed
/// one. Counted over twice the rank sum; up to 50 people all counts are exact in a double.
double exact_p(const Margins& table) {
  const auto ranks = doubled_ranks(table.columns);
  const auto chosen = static_cast<std::size_t>(table.rows[0]);
  const auto most = static_cast<std::size_t>(table.people * (table.people + 1));
  std::vector<std::vector<double>> ways(chosen + 1, std::vector<double>(most + 1, 0));
  ways[0][0] = 1;
  for (std::size_t level = 0; level < ranks.size(); ++level) {
    const auto rank = static_cast<std::size_t>(ranks[level]);
    for (std::int64_t person = 0; person < table.columns[level]; ++person) {
      for (std::size_t count = chosen; count > 0; --count) {
        for (std::size_t sum = rank; sum <= most; ++sum) ways[count][sum] += ways[count - 1][sum - rank];
      }
    }
  }
  std::int64_t observed = 0;
  for (std::size_t level = 0; level < ranks.size(); ++level) observed += ranks[level] * table.cells[0][level];
  const auto middle = table.rows[0] * (table.people + 1);
  const auto away = std::abs(observed - middle);
  double far = 0;
  double all = 0;
  for (std::size_t sum = 0; sum <= most; ++sum) {
    all += ways[chosen][sum];
    if (std::abs(static_cast<std::int64_t>(sum) - middle) >= away) far += ways[chosen][sum];
  }
  return far / all;
}

/// The values as a table: a column for each that occurs.
Crosstab as_table(const std::vector<double>& first, const std::vector<double>& second) {
  auto points = first;
  points.insert(points.end(), second.begin(), second.end());
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  Crosstab table(2, std::vector<std::int64_t>(points.size(), 0));
  const auto count = [&](const std::vector<double>& values, std::vector<std::int64_t>& row) {
    for (const auto value : values)
      ++row[static_cast<std::size_t>(std::lower_bound(points.begin(), points.end(), value) - points.begin())];
  };
  count(first, table[0]);
  count(second, table[1]);
  return table;
}

}  // namespace

std::optional<MannWhitney> mann_whitney(const std::vector<double>& first, const std::vector<double>& second) {
  require_finite(first);
  require_finite(second);
  return mann_whitney(as_table(first, second));
}

std::optional<MannWhitney> mann_whitney(const Crosstab& table) {
  if (table.size() != 2) throw std::invalid_argument("two groups are compared");
  const auto counted = margins(table);
  if (counted.rows.size() < 2) return std::nullopt;
  const auto one = static_cast<double>(counted.rows[0]);
  const auto other = static_cast<double>(counted.rows[1]);
  const auto people = static_cast<double>(counted.people);
  MannWhitney found;
  double lower = 0;
  for (std::size_t level = 0; level < counted.columns.size(); ++level) {
    const auto equal = static_cast<double>(counted.cells[1][level]);
    found.u += static_cast<double>(counted.cells[0][level]) * (lower + equal / 2);
    lower += equal;
  }
  found.effect = found.u / (one * other);
  const double variance = one * other / 12 * (people + 1 - tied(counted.columns) / (people * (people - 1)));
  if (counted.columns.size() > 1) found.z = (found.u - one * other / 2) / std::sqrt(variance);
  found.exact = counted.people <= most_exact_people;
  found.p = found.exact ? exact_p(counted) : normal_two_sided(found.z);
  return found;
}

std::optional<KruskalWallis> kruskal_wallis(const Crosstab& table) {
  const auto counted = margins(table);
  if (counted.rows.size() < 2) return std::nullopt;
  KruskalWallis found;
  found.freedom = static_cast<std::int64_t>(counted.rows.size()) - 1;
  if (counted.columns.size() < 2) return found;
  const auto people = static_cast<double>(counted.people);
  const auto ranks = doubled_ranks(counted.columns);
  for (std::size_t row = 0; row < counted.rows.size(); ++row) {
    const auto group = static_cast<double>(counted.rows[row]);
    double sum = 0;
    for (std::size_t level = 0; level < ranks.size(); ++level)
      sum += static_cast<double>(counted.cells[row][level]) * static_cast<double>(ranks[level]) / 2;
    const double away = sum / group - (people + 1) / 2;
    found.h += group * away * away;
  }
  found.h *= 12 / (people * (people + 1)) / (1 - tied(counted.columns) / (people * people * people - people));
  found.p = chi_square_above(found.h, static_cast<double>(found.freedom));
  return found;
}

}  // namespace muster::stats
