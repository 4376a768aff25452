#pragma once
// The curves of chance that the room asks for, so that Boost.Math is read by one file alone.

#include <cstdint>

namespace muster::stats {

/// How many standard deviations of the normal curve hold `confidence` of it, on both sides together: 1.96 for 0.95.
/// Throws std::invalid_argument where the confidence is not between 0 and 1.
[[nodiscard]] double normal_reach(double confidence);
/// How often a normal value lies at least |z| away from 0.
[[nodiscard]] double normal_two_sided(double z);

/// As normal_reach and normal_two_sided, of Student's t; `freedom` is 1 or more.
[[nodiscard]] double student_reach(double confidence, double freedom);
[[nodiscard]] double student_two_sided(double t, double freedom);

/// How often chi-square reaches `statistic` (>= 0); `freedom` is 1 or more.
[[nodiscard]] double chi_square_above(double statistic, double freedom);

/// The point of the beta curve (both shapes above 0) with `probability` below it.
[[nodiscard]] double beta_quantile(double probability, double a, double b);

/// How often a fair coin falls heads at most `heads` times in `throws` (>= 0), and just as many times; 0 below nought.
[[nodiscard]] double fair_at_most(std::int64_t heads, std::int64_t throws);
[[nodiscard]] double fair_exactly(std::int64_t heads, std::int64_t throws);

/// The logarithm of (x - 1)!, x above 0. The standard library's writes to a variable that threads share.
[[nodiscard]] double log_gamma(double x);

}  // namespace muster::stats
