// Shares and their intervals; quantiles of the normal curve come from Boost.Math.
#include <muster/kit/stats/share.hpp>

#include "counts.hpp"
#include "curves.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace muster::stats {
namespace {

/// Counts are given as doubles here: a weighted base is no whole number. 0 <= observed <= people, people above 0.
Interval score_interval(double observed, double people, double confidence) {
  const double z = normal_reach(confidence);
  const double rest = (people - observed) / people;
  const double middle = 2 * observed + z * z;
  const double spread = z * std::sqrt(z * z + 4 * observed * rest);
  const double whole = 2 * (people + z * z);
  // Nobody and everybody are the ends themselves; rounding must not leave a bound a hair outside them.
  return {observed <= 0 ? 0.0 : std::max(0.0, (middle - spread) / whole),
          observed >= people ? 1.0 : std::min(1.0, (middle + spread) / whole)};
}

std::optional<Box> box_of(std::vector<std::int64_t> counts) {
  for (const auto count : counts) require_people(count);
  Box box;
  box.options = counts.size() <= 3 ? 1 : 2;
  box.base = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
  if (box.base == 0) return std::nullopt;
  for (std::size_t option = 0; option < box.options; ++option) box.count += counts[option];
  box.share = static_cast<double>(box.count) / static_cast<double>(box.base);
  box.interval = *wilson(box.count, box.base);
  return box;
}

}  // namespace

std::optional<double> share(std::int64_t count, std::int64_t base) {
  require_count(count, base);
  if (base == 0) return std::nullopt;
  return static_cast<double>(count) / static_cast<double>(base);
}

std::optional<Interval> wilson(std::int64_t count, std::int64_t base, double confidence) {
  require_count(count, base);
  require_confidence(confidence);
  if (base == 0) return std::nullopt;
  return score_interval(static_cast<double>(count), static_cast<double>(base), confidence);
}

std::optional<Interval> wilson_weighted(double weighted_share, double effective, double confidence) {
  if (!(weighted_share >= 0 && weighted_share <= 1 && effective >= 0))
    throw std::invalid_argument("a share lies between 0 and 1, and its base is not negative");
  require_confidence(confidence);
  if (effective == 0) return std::nullopt;
  return score_interval(weighted_share * effective, effective, confidence);
}

std::optional<Box> bottom_box(const std::vector<std::int64_t>& counts) { return box_of(counts); }

std::optional<Box> top_box(const std::vector<std::int64_t>& counts) { return box_of({counts.rbegin(), counts.rend()}); }

}  // namespace muster::stats
