#pragma once
// How many of those drawn have a mark: the hypergeometric distribution, right for a pair and for a million.

#include <cstdint>
#include <functional>

namespace muster::stats {

/// An urn: `marked` of `all` have a mark, `drawn` are taken without putting back. 0 <= marked, drawn <= all.
struct Urn {
  std::int64_t all = 0;
  std::int64_t marked = 0;
  std::int64_t drawn = 0;
};

/// How often the number of marked among the drawn is one that `wanted` holds for. Made by ratios from the likeliest
/// number outwards, so nothing large is taken from anything large; numbers less likely than 1e-290 of the likeliest are
/// left out. `wanted` is told the number and its likelihood as a part of the likeliest one's. Work: a few standard
/// deviations, at most 40 times the root of `drawn`.
[[nodiscard]] double chance(const Urn& urn, const std::function<bool(std::int64_t number, double likelihood)>& wanted);

/// The likelihood of `number` as a part of the likeliest one's; 0 where it cannot be.
[[nodiscard]] double likelihood(const Urn& urn, std::int64_t number);

}  // namespace muster::stats
