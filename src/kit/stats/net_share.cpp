// One multinomial, two of its shares: their difference varies less than that of two separate samples.
#include <muster/kit/stats/net_share.hpp>

#include <algorithm>
#include <cmath>

namespace muster::stats {

std::optional<NetShare> net_share(std::int64_t up, std::int64_t down, std::int64_t base) {
  if (base <= 0) return std::nullopt;
  constexpr double z = 1.959963984540054;
  const auto people = static_cast<double>(base);
  const double n = people + 2;
  const double above = (static_cast<double>(up) + 0.5) / n;
  const double below = (static_cast<double>(down) + 0.5) / n;
  const double middle = above - below;
  const double reach = z * std::sqrt((above + below - middle * middle) / n);
  return NetShare{static_cast<double>(up - down) / people,
                  {std::max(-1.0, middle - reach), std::min(1.0, middle + reach)}};
}

}  // namespace muster::stats
