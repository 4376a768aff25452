#pragma once
// The share of those on one side less the share of those on the other: a net score.

#include <muster/kit/stats/share.hpp>

#include <cstdint>
#include <optional>

namespace muster::stats {

struct NetShare {
  double value = 0;   ///< -1 to 1
  Interval interval;  ///< 95%, -1 to 1
};

/// (up - down) / base, for 0 <= up + down <= base; nothing where base is 0.
/// Source of the interval: Agresti and Min 2005, half a person added to each of the four cells of matched proportions.
[[nodiscard]] std::optional<NetShare> net_share(std::int64_t up, std::int64_t down, std::int64_t base);

}  // namespace muster::stats
