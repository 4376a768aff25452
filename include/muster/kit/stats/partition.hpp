#pragma once
// Groups of answers that are large enough to be shown and are never split: levels put together, and ticks that may
// stand beside each other. Rules of counts, free of forms.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace muster::stats {

/// Positions of levels, in the order of the levels; each level stands in one of them.
using Grouping = std::vector<std::vector<std::size_t>>;

/// Puts levels together until each group counts `threshold` in every row of `counts` (one number a level, >= 0): the
/// smallest with the next smallest; where `ordered`, with its smaller neighbour. Size is the least count in any row,
/// then the sum of the rows, then the place. One group is left where no division is large enough. A threshold of 0 or
/// 1 puts nothing together.
[[nodiscard]] Grouping merged(const std::vector<std::vector<std::int64_t>>& counts, std::int64_t threshold,
                              bool ordered);

/// How many of a group's people ticked each option.
struct Ticks {
  std::int64_t people = 0;
  std::vector<std::int64_t> options;
};

/// Which options' ticks may be shown for every group at once, by position: those that `threshold` people in each group
/// ticked and as many did not. Where the ticks of two of them, or of all, in one group come within `threshold` of its
/// people, they would tell of a few who ticked both or neither: then only the option ticked most is left.
/// Source: bounds of a cell given its margins (Frechet; Dobra and Fienberg, PNAS 2000).
[[nodiscard]] std::vector<std::size_t> showable_ticks(const std::vector<Ticks>& groups, std::int64_t threshold);

}  // namespace muster::stats
