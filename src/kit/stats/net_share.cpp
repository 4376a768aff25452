// One group, two of its shares: whoever is on one side is not on the other, so they fall as the others rise.
#include <muster/kit/stats/net_share.hpp>

#include "counts.hpp"
#include "square_and_add.hpp"

#include <cmath>
#include <numeric>

namespace muster::stats {

std::optional<NetShare> net_share(std::int64_t up, std::int64_t down, std::int64_t base, double confidence) {
  require_count(up, base);
  require_count(down, base - up);
  require_confidence(confidence);
  if (base == 0) return std::nullopt;
  const Estimate first{*share(up, base), *wilson(up, base, confidence)};
  const Estimate second{*share(down, base), *wilson(down, base, confidence)};
  const double odds = first.value * second.value / ((1 - first.value) * (1 - second.value));
  const auto found = square_and_add(first, second, std::isfinite(odds) ? -std::sqrt(odds) : 0);
  return NetShare{static_cast<double>(up - down) / static_cast<double>(base), found.interval};
}

std::optional<NetPromoter> net_promoter(const std::vector<std::int64_t>& counts) {
  if (counts.size() != 11) throw std::invalid_argument("a net promoter score has the points 0 to 10");
  for (const auto count : counts) require_people(count);
  NetPromoter found;
  found.detractors = std::accumulate(counts.begin(), counts.begin() + 7, std::int64_t{0});
  found.passives = counts[7] + counts[8];
  found.promoters = counts[9] + counts[10];
  const auto net = net_share(found.promoters, found.detractors, found.detractors + found.passives + found.promoters);
  if (!net) return std::nullopt;
  found.share = *net;
  return found;
}

}  // namespace muster::stats
