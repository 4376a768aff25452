#pragma once
// Small groups are hidden, with the second cell that would give the first away (promise 3 of the design).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace muster::stats {

/// A cell after suppression: nothing where it is hidden.
using Cell = std::optional<std::int64_t>;

/// Hides in one breakdown whose total is known every count from 1 to threshold-1, and, where exactly one cell would
/// be hidden (or the hidden cells sum to less than the threshold), the next smallest non-zero ones too.
/// A threshold of 0 or 1 hides nothing.
[[nodiscard]] std::vector<Cell> suppressed(const std::vector<std::int64_t>& counts, std::int64_t threshold);

/// While an anonymous round is open its figures move in steps: the largest multiple of `step` not above `count`.
[[nodiscard]] std::int64_t stepped(std::int64_t count, std::int64_t step = 5);

}  // namespace muster::stats
