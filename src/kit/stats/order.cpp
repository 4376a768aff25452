// Ranks come from the coin: how often at most so many of n answers lie below the true middle.
#include <muster/kit/stats/order.hpp>

#include "counts.hpp"
#include "curves.hpp"
#include "values.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace muster::stats {
namespace {

/// The least r with P(heads <= r) of at least `tail`.
std::int64_t coin_quantile(double tail, std::int64_t throws) {
  std::int64_t from = 0;
  std::int64_t to = throws;
  while (from < to) {
    const auto middle = from + (to - from) / 2;
    if (fair_at_most(middle, throws) >= tail) {
      to = middle;
    } else {
      from = middle + 1;
    }
  }
  return from;
}

}  // namespace

std::optional<MedianRanks> median_ranks(std::int64_t people, double confidence) {
  require_people(people);
  require_confidence(confidence);
  if (people == 0) return std::nullopt;
  MedianRanks ranks{(people + 1) / 2, people / 2 + 1, {}};
  const auto low = coin_quantile((1 - confidence) / 2, people);
  if (low > 0) ranks.reach = {low, people + 1 - low, 1 - 2 * fair_at_most(low - 1, people)};
  return ranks;
}

std::size_t option_at(const std::vector<std::int64_t>& counts, std::int64_t rank) {
  std::int64_t passed = 0;
  for (std::size_t option = 0; option < counts.size() && rank > 0; ++option) {
    require_people(counts[option]);
    passed += counts[option];
    if (rank <= passed) return option;
  }
  throw std::invalid_argument("no answer has this rank");
}

std::optional<Median> median(std::vector<double> values, double confidence) {
  require_finite(values);
  const auto ranks = median_ranks(static_cast<std::int64_t>(values.size()), confidence);
  if (!ranks) return std::nullopt;
  std::sort(values.begin(), values.end());
  const auto at = [&](std::int64_t rank) { return values[static_cast<std::size_t>(rank - 1)]; };
  Median found{at(ranks->lower) / 2 + at(ranks->upper) / 2, {}, 0};
  if (ranks->reach) {
    found.interval = {at(ranks->reach->low), at(ranks->reach->high)};
    found.coverage = ranks->reach->coverage;
  }
  return found;
}

std::optional<double> quantile(std::vector<double> values, double part) {
  require_finite(values);
  if (!(part >= 0 && part <= 1)) throw std::invalid_argument("a part of the values lies between 0 and 1");
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  const double place = part * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(place));
  const auto above = std::min(below + 1, values.size() - 1);
  return values[below] + (place - std::floor(place)) * (values[above] - values[below]);
}

}  // namespace muster::stats
