#pragma once
// Small groups are hidden, with the second cell that would give the first away (promise 3 of the design).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace muster::stats {

/// A cell after suppression: nothing where it is hidden.
using Cell = std::optional<std::int64_t>;

/// Hides the small groups of one breakdown (counts >= 0) whose total the reader knows. A threshold of 0 or 1 hides
/// nothing, and neither does a breakdown without a count from 1 to threshold-1. Otherwise, the rule exactly:
///
/// 1. Hide every count from 1 to threshold-1.
/// 2. The reader knows the total, that zeros are shown, and that whatever is hidden is smaller than every other
///    count: with m hidden cells of sum S, and v the smallest count still shown above zero, each hidden cell lies
///    from max(1, S-(m-1)(v-1)) to min(v-1, S-(m-1)). While that range has fewer than `threshold` values, hide all
///    cells equal to v too (equal counts share their fate, or the order of the cells would give them away).
/// 3. Where nothing but zeros is left to show and the range is still too small, hide the zeros as well. The total
///    then remains all there is; a total that is itself below the threshold is the caller's to withhold.
///
/// A reader who knows this rule, the total and the shown cells cannot solve any hidden count below the threshold;
/// the tests try every small breakdown. It speaks of one breakdown: crossing two, or the same one under two filters
/// that differ by few people, needs its own care. Shares, charts and exports must be made from the cells, never
/// from the counts.
/// Source: the bounds of a cell given its margin (Fréchet; Dobra and Fienberg, PNAS 2000), with what a published rule
/// itself gives away taken into account (Wong et al., "Minimality attack in privacy preserving data publishing", 2007).
[[nodiscard]] std::vector<Cell> suppressed(const std::vector<std::int64_t>& counts, std::int64_t threshold);

/// While an anonymous round is open its figures move in steps: the largest multiple of `step` (>= 1) not above
/// `count` (>= 0).
[[nodiscard]] std::int64_t stepped(std::int64_t count, std::int64_t step = 5);

}  // namespace muster::stats
