#pragma once
// The mean of numbers with their spread, and how far chance could move it.

#include <muster/kit/stats/share.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace muster::stats {

/// In the unit of the values.
struct Mean {
  double value = 0;
  std::int64_t base = 0;             ///< how many values
  std::optional<double> deviation;   ///< standard deviation of a sample (n - 1); nothing for a single value
  std::optional<Interval> interval;  ///< Student's t; nothing for a single value; may pass the ends of a scale
};

/// Nothing for no values. std::invalid_argument for a value that is not a finite number.
/// Source: Student 1908; R's mean, sd and t.test: mean -+ t(n-1) * sd / sqrt(n).
[[nodiscard]] std::optional<Mean> mean(const std::vector<double>& values, double confidence = 0.95);

/// The same of points on a scale: `counts[i]` people (0 or more) gave `points[i]`; both equally long, else
/// std::invalid_argument.
[[nodiscard]] std::optional<Mean> mean(const std::vector<double>& points, const std::vector<std::int64_t>& counts,
                                       double confidence = 0.95);

}  // namespace muster::stats
