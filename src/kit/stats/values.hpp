#pragma once
// What figures of numbers ask of their values, and the ranks that those of order stand on.

#include <cstdint>
#include <vector>

namespace muster::stats {

/// Throws std::invalid_argument where a value is not a finite number.
void require_finite(const std::vector<double>& values);

/// Ranks from 1 in the order of the values; equal values share the mean of their ranks. n log n.
[[nodiscard]] std::vector<double> midranks(const std::vector<double>& values);

/// How many times each value that occurs does, in the order of the values.
[[nodiscard]] std::vector<std::int64_t> tie_sizes(std::vector<double> values);

}  // namespace muster::stats
