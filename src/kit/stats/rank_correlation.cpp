// Pairs of people counted without looking at each: sorted by one ranking, the other's inversions are the discordant
// ones.
#include <muster/kit/stats/ordinal.hpp>

#include "curves.hpp"
#include "margins.hpp"
#include "values.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace muster::stats {
namespace {

using Sizes = std::vector<std::int64_t>;

std::int64_t pairs(std::int64_t people) { return people * (people - 1) / 2; }

std::int64_t pairs_within(const Sizes& sizes) {
  return std::accumulate(sizes.begin(), sizes.end(), std::int64_t{0},
                         [](std::int64_t sum, std::int64_t size) { return sum + pairs(size); });
}

/// What R's cor.test sums over the ties of one ranking: t(t-1), t(t-1)(t-2) and t(t-1)(2t+5).
struct Ties {
  double two = 0;
  double three = 0;
  double spread = 0;
  explicit Ties(const Sizes& sizes) {
    for (const auto size : sizes) {
      const auto tied = static_cast<double>(size);
      two += tied * (tied - 1);
      three += tied * (tied - 1) * (tied - 2);
      spread += tied * (tied - 1) * (2 * tied + 5);
    }
  }
};

/// Everything but Spearman, from the pairs and the ties of either ranking (sizes of the levels that occur).
RankCorrelation of_pairs(std::int64_t concordant, std::int64_t discordant, const Sizes& first, const Sizes& second) {
  RankCorrelation found;
  found.concordant = concordant;
  found.discordant = discordant;
  const auto count = std::accumulate(first.begin(), first.end(), std::int64_t{0});
  const auto people = static_cast<double>(count);
  const auto ahead = static_cast<double>(concordant - discordant);
  const auto apart_first = static_cast<double>(pairs(count) - pairs_within(first));
  const auto apart_second = static_cast<double>(pairs(count) - pairs_within(second));
  found.tau_b = std::clamp(ahead / std::sqrt(apart_first) / std::sqrt(apart_second), -1.0, 1.0);
  if (concordant + discordant > 0) found.gamma = ahead / static_cast<double>(concordant + discordant);
  found.somers_d = ahead / apart_first;
  const auto shorter = static_cast<double>(std::min(first.size(), second.size()));
  found.tau_c = 2 * shorter * ahead / (people * people * (shorter - 1));
  const Ties one(first);
  const Ties two(second);
  double variance = (people * (people - 1) * (2 * people + 5) - one.spread - two.spread) / 18 +
                    one.two * two.two / (2 * people * (people - 1));
  if (count > 2) variance += one.three * two.three / (9 * people * (people - 1) * (people - 2));
  if (variance > 0) found.tau_b_p = normal_two_sided(ahead / std::sqrt(variance));
  return found;
}

double rho_p(double rho, std::int64_t count) {
  if (count < 3) return 1;
  const auto freedom = static_cast<double>(count - 2);
  return student_two_sided(rho * std::sqrt(freedom / ((1 - rho) * (1 + rho))), freedom);
}

/// How many pairs stand in falling order; the values are left in rising order.
std::int64_t inversions(std::vector<double>& values, std::vector<double>& room, std::size_t from, std::size_t to) {
  if (to - from < 2) return 0;
  const auto middle = from + (to - from) / 2;
  auto found = inversions(values, room, from, middle) + inversions(values, room, middle, to);
  auto left = from;
  auto right = middle;
  for (auto at = from; at < to; ++at) {
    if (right == to || (left < middle && values[left] <= values[right])) {
      room[at] = values[left++];
    } else {
      found += static_cast<std::int64_t>(middle - left);
      room[at] = values[right++];
    }
  }
  std::copy(room.begin() + static_cast<std::ptrdiff_t>(from), room.begin() + static_cast<std::ptrdiff_t>(to),
            values.begin() + static_cast<std::ptrdiff_t>(from));
  return found;
}

/// Pearson's correlation; both vary.
double pearson(const std::vector<double>& first, const std::vector<double>& second) {
  const auto middle = (static_cast<double>(first.size()) + 1) / 2;  // of ranks
  double one = 0;
  double other = 0;
  double both = 0;
  for (std::size_t at = 0; at < first.size(); ++at) {
    one += (first[at] - middle) * (first[at] - middle);
    other += (second[at] - middle) * (second[at] - middle);
    both += (first[at] - middle) * (second[at] - middle);
  }
  return std::clamp(both / std::sqrt(one) / std::sqrt(other), -1.0, 1.0);
}

/// The shared rank of each level, less the middle rank.
std::vector<double> centred_ranks(const Sizes& sizes, std::int64_t people) {
  std::vector<double> ranks;
  std::int64_t passed = 0;
  for (const auto size : sizes) {
    ranks.push_back(static_cast<double>(2 * passed + size - people) / 2);
    passed += size;
  }
  return ranks;
}

double spearman(const Margins& table) {
  const auto rows = centred_ranks(table.rows, table.people);
  const auto columns = centred_ranks(table.columns, table.people);
  double one = 0;
  double other = 0;
  double both = 0;
  for (std::size_t row = 0; row < rows.size(); ++row)
    one += static_cast<double>(table.rows[row]) * rows[row] * rows[row];
  for (std::size_t column = 0; column < columns.size(); ++column) {
    other += static_cast<double>(table.columns[column]) * columns[column] * columns[column];
    for (std::size_t row = 0; row < rows.size(); ++row)
      both += static_cast<double>(table.cells[row][column]) * rows[row] * columns[column];
  }
  return std::clamp(both / std::sqrt(one) / std::sqrt(other), -1.0, 1.0);
}

}  // namespace

std::optional<RankCorrelation> rank_correlation(const std::vector<double>& first, const std::vector<double>& second) {
  if (first.size() != second.size()) throw std::invalid_argument("each person has a place in both rankings");
  require_finite(first);
  require_finite(second);
  const auto one = tie_sizes(first);
  const auto two = tie_sizes(second);
  if (one.size() < 2 || two.size() < 2) return std::nullopt;
  std::vector<std::pair<double, double>> people;
  for (std::size_t at = 0; at < first.size(); ++at) people.emplace_back(first[at], second[at]);
  std::sort(people.begin(), people.end());
  Sizes same;
  std::vector<double> follows;
  for (std::size_t at = 0; at < people.size(); ++at) {
    if (at == 0 || people[at] != people[at - 1]) same.push_back(0);
    ++same.back();
    follows.push_back(people[at].second);
  }
  std::vector<double> room(follows.size());
  const auto discordant = inversions(follows, room, 0, follows.size());
  const auto apart =
      pairs(static_cast<std::int64_t>(people.size())) - pairs_within(one) - pairs_within(two) + pairs_within(same);
  auto found = of_pairs(apart - discordant, discordant, one, two);
  found.rho = pearson(midranks(first), midranks(second));
  found.rho_p = rho_p(found.rho, static_cast<std::int64_t>(people.size()));
  return found;
}

std::optional<RankCorrelation> rank_correlation(const Crosstab& table) {
  const auto counted = margins(table);
  if (!counted.comparable()) return std::nullopt;
  std::int64_t concordant = 0;
  std::int64_t discordant = 0;
  // People in the rows above, by column and from the left on.
  Sizes above(counted.columns.size(), 0);
  std::int64_t all_above = 0;
  for (std::size_t row = 0; row < counted.rows.size(); ++row) {
    std::int64_t left = 0;
    for (std::size_t column = 0; column < above.size(); ++column) {
      concordant += counted.cells[row][column] * left;
      left += above[column];
      discordant += counted.cells[row][column] * (all_above - left);
    }
    for (std::size_t column = 0; column < above.size(); ++column) above[column] += counted.cells[row][column];
    all_above += counted.rows[row];
  }
  auto found = of_pairs(concordant, discordant, counted.rows, counted.columns);
  found.rho = spearman(counted);
  found.rho_p = rho_p(found.rho, counted.people);
  return found;
}

}  // namespace muster::stats
