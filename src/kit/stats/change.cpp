// Differences of shares: the arms of two Wilson intervals, squared and added.
#include <muster/kit/stats/change.hpp>

#include "counts.hpp"
#include "curves.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace muster::stats {
namespace {

/// Newcombe's interval of p1 - p2 from each share and its interval; `correlation` is 0 for different people.
Change difference(double first, const Interval& one, double second, const Interval& two, double correlation) {
  const auto arm = [&](double left, double right) {
    return std::sqrt(std::max(0.0, left * left + right * right - 2 * correlation * left * right));
  };
  const double middle = first - second;
  return {middle,
          {std::max(-1.0, middle - arm(first - one.low, two.high - second)),
           std::min(1.0, middle + arm(one.high - first, second - two.low))}};
}

}  // namespace

std::optional<Change> change(const Part& first, const Part& second, double confidence) {
  const auto one = wilson(first.count, first.base, confidence);
  const auto two = wilson(second.count, second.base, confidence);
  if (!one || !two) return std::nullopt;
  return difference(*share(first.count, first.base), *one, *share(second.count, second.base), *two, 0);
}

std::optional<Change> net_change(std::int64_t up, std::int64_t down, std::int64_t base, double confidence) {
  require_count(up, base);
  require_count(down, base - up);
  require_confidence(confidence);
  if (base == 0) return std::nullopt;
  const double first = *share(up, base);
  const double second = *share(down, base);
  const double odds = first * second / ((1 - first) * (1 - second));
  auto found = difference(first, *wilson(up, base, confidence), second, *wilson(down, base, confidence),
                          std::isfinite(odds) ? -std::sqrt(odds) : 0);
  found.difference = static_cast<double>(up - down) / static_cast<double>(base);
  return found;
}

std::optional<NetPromoter> net_promoter(const std::vector<std::int64_t>& counts) {
  if (counts.size() != 11) throw std::invalid_argument("a net promoter score has the points 0 to 10");
  for (const auto count : counts) require_people(count);
  NetPromoter found;
  found.detractors = std::accumulate(counts.begin(), counts.begin() + 7, std::int64_t{0});
  found.passives = counts[7] + counts[8];
  found.promoters = counts[9] + counts[10];
  const auto net = net_change(found.promoters, found.detractors, found.detractors + found.passives + found.promoters);
  if (!net) return std::nullopt;
  found.score = net->difference;
  found.interval = net->interval;
  return found;
}

McNemar mcnemar(std::int64_t only_first, std::int64_t only_second) {
  require_people(only_first);
  require_people(only_second);
  const auto both = only_first + only_second;
  if (both == 0) return {};
  const auto fewer = std::min(only_first, only_second);
  return {std::min(1.0, 2 * fair_at_most(fewer, both)),
          std::min(1.0, 2 * fair_at_most(fewer - 1, both) + fair_exactly(fewer, both))};
}

}  // namespace muster::stats
