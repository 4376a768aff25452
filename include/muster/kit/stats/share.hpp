#pragma once
// Counts with their base, as shares of people, with the interval that chance allows.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace muster::stats {

/// From `low` to `high`, in the unit of what it is about: 0 to 1 for a share, -1 to 1 for a difference of shares.
struct Interval {
  double low = 0;
  double high = 0;
};

/// count / base, or nothing where base is 0. count and base are people.
[[nodiscard]] std::optional<double> share(std::int64_t count, std::int64_t base);

/// Wilson score interval without continuity correction at the given confidence (0 < confidence < 1), for
/// 0 <= count <= base; nothing where base is 0.
/// Source: Wilson 1927; OHID's "Commonly used public health statistics and their confidence intervals":
/// (2O + z² ∓ z·sqrt(z² + 4Oq)) / (2(n + z²)).
[[nodiscard]] std::optional<Interval> wilson(std::int64_t count, std::int64_t base, double confidence = 0.95);

/// The same of a weighted share, 0 to 1, whose base is an effective number of people (not rounded); nothing where that
/// is 0. Source: Wilson with x = share * n; Kish 1965 for the effective n (weights.hpp).
[[nodiscard]] std::optional<Interval> wilson_weighted(double weighted_share, double effective,
                                                      double confidence = 0.95);

/// The two best, or two worst, options of a scale together, of those who answered it.
struct Box {
  std::int64_t count = 0;   ///< people in the box
  std::int64_t base = 0;    ///< people who answered, "don't know" and "does not apply" not among them
  std::size_t options = 0;  ///< how many options the box holds: 2, or 1 of a scale with 3 options or fewer
  double share = 0;         ///< 0 to 1
  Interval interval;        ///< Wilson, 95%
};

/// The box at the end, and at the start, of `counts` (people an option, 0 or more, from the worst option to the best);
/// nothing where nobody answered. A negative count is std::invalid_argument.
[[nodiscard]] std::optional<Box> top_box(const std::vector<std::int64_t>& counts);
[[nodiscard]] std::optional<Box> bottom_box(const std::vector<std::int64_t>& counts);

}  // namespace muster::stats
