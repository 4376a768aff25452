// Two groups of different people, or one group asked twice.
#include <muster/kit/stats/change.hpp>

#include <muster/kit/stats/net_share.hpp>

#include "counts.hpp"
#include "curves.hpp"
#include "square_and_add.hpp"

#include <algorithm>
#include <cmath>

namespace muster::stats {

std::optional<Change> change(const Part& first, const Part& second, double confidence) {
  const auto one = wilson(first.count, first.base, confidence);
  const auto two = wilson(second.count, second.base, confidence);
  if (!one || !two) return std::nullopt;
  const auto found =
      square_and_add({*share(first.count, first.base), *one}, {*share(second.count, second.base), *two}, 0);
  return Change{found.value, found.interval};
}

std::optional<NetChange> net_change(const NetPart& first, const NetPart& second) {
  const auto one = net_share(first.up, first.down, first.base);
  const auto two = net_share(second.up, second.down, second.base);
  if (!one || !two) return std::nullopt;
  NetChange out;
  out.difference = one->value - two->value;
  out.interval = {out.difference - std::hypot(one->value - one->interval.low, two->interval.high - two->value),
                  out.difference + std::hypot(one->interval.high - one->value, two->value - two->interval.low)};
  const auto variance = [](const NetPart& part, double net) {
    const auto base = static_cast<double>(part.base);
    return (static_cast<double>(part.up + part.down) / base - net * net) / base;
  };
  const double error = std::sqrt(std::max(0.0, variance(first, one->value) + variance(second, two->value)));
  if (error > 0) out.p = std::erfc(std::abs(out.difference) / error / std::sqrt(2.0));
  return out;
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
