#pragma once
// Counts with their base, as shares of people, with the interval that chance allows.

#include <cstdint>
#include <optional>

namespace muster::stats {

struct Interval {
  double low = 0;   ///< 0 to 1
  double high = 0;  ///< 0 to 1
};

/// count / base, or nothing where base is 0. count and base are people.
[[nodiscard]] std::optional<double> share(std::int64_t count, std::int64_t base);

/// Wilson score interval without continuity correction at the given confidence (0 < confidence < 1), for
/// 0 <= count <= base; nothing where base is 0.
/// Source: Wilson 1927; OHID's "Commonly used public health statistics and their confidence intervals":
/// (2O + z² ∓ z·sqrt(z² + 4Oq)) / (2(n + z²)).
[[nodiscard]] std::optional<Interval> wilson(std::int64_t count, std::int64_t base, double confidence = 0.95);

}  // namespace muster::stats
