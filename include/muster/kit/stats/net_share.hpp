#pragma once
// The share of those on one side less the share of those on the other: a net score.

#include <muster/kit/stats/share.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace muster::stats {

struct NetShare {
  double value = 0;   ///< -1 to 1
  Interval interval;  ///< -1 to 1
};

/// (up - down) / base, for 0 <= up + down <= base, else std::invalid_argument; nothing where base is 0. Everybody on
/// one side still has an interval. Source: Newcombe 1998 (paired): square-and-add from the Wilson intervals of both
/// shares with their correlation.
[[nodiscard]] std::optional<NetShare> net_share(std::int64_t up, std::int64_t down, std::int64_t base,
                                                double confidence = 0.95);

/// A net promoter score from 0 to 10: those who gave 9 or 10 less those who gave 0 to 6.
struct NetPromoter {
  std::int64_t promoters = 0;
  std::int64_t passives = 0;
  std::int64_t detractors = 0;
  NetShare share;  ///< the score, shown times 100
};

/// `counts` are the people who gave 0, 1, ... 10: eleven of them, 0 or more, else std::invalid_argument; nothing where
/// nobody answered. Source: Reichheld 2003.
[[nodiscard]] std::optional<NetPromoter> net_promoter(const std::vector<std::int64_t>& counts);

}  // namespace muster::stats
