// Shares and their intervals; quantiles of the normal curve come from Boost.Math.
#include <muster/kit/stats/share.hpp>

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace muster::stats {
namespace {

void require_count(std::int64_t count, std::int64_t base) {
  if (base < 0 || count < 0 || count > base) throw std::invalid_argument("a count must lie between 0 and its base");
}

}  // namespace

std::optional<double> share(std::int64_t count, std::int64_t base) {
  require_count(count, base);
  if (base == 0) return std::nullopt;
  return static_cast<double>(count) / static_cast<double>(base);
}

std::optional<Interval> wilson(std::int64_t count, std::int64_t base, double confidence) {
  require_count(count, base);
  if (!(confidence > 0 && confidence < 1)) throw std::invalid_argument("a confidence lies between 0 and 1");
  if (base == 0) return std::nullopt;
  const double z = boost::math::quantile(boost::math::normal(), (1 + confidence) / 2);
  const auto observed = static_cast<double>(count);
  const auto people = static_cast<double>(base);
  const double rest = (people - observed) / people;
  const double middle = 2 * observed + z * z;
  const double spread = z * std::sqrt(z * z + 4 * observed * rest);
  const double whole = 2 * (people + z * z);
  // Nobody and everybody are the ends themselves; rounding must not leave a bound a hair outside them.
  return Interval{count == 0 ? 0.0 : std::max(0.0, (middle - spread) / whole),
                  count == base ? 1.0 : std::min(1.0, (middle + spread) / whole)};
}

}  // namespace muster::stats
