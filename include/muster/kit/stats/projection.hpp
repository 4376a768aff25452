#pragma once
// What a short yearly series would do if it went on as it did: smoothed, with how far the past missed as its interval.
// A projection is no published figure and never stands among them.

#include <cstddef>
#include <optional>
#include <vector>

namespace muster::stats {

/// How a series is smoothed; each weight within (0, 1].
struct Smoothing {
  double level = 1;    ///< alpha: weight of the newest figure in the level
  double trend = 0;    ///< beta: weight of the newest step in the trend; 0 where there is no trend
  double damping = 1;  ///< phi: what is left of the trend a year later; 1 keeps it whole
  [[nodiscard]] bool has_trend() const { return trend > 0; }
};

/// A series smoothed to its end.
struct Smoothed {
  double level = 0;
  double trend = 0;
  double squares = 0;       ///< sum of the squared one-step-ahead errors
  std::size_t errors = 0;   ///< how many there are
  std::size_t weights = 0;  ///< how many weights were fitted: 1, or 3 with a trend
};

/// Simple exponential smoothing (Brown): l_t = l + alpha e, begun at the first figure, errors from the second on.
/// With a damped trend (Gardner and McKenzie 1985, "Forecasting trends in time series"): e = y - (l + phi b),
/// l_t = l + phi b + alpha e, b_t = phi b + alpha beta e, begun at the second figure with the step to it, errors from
/// the third on. Same start and recursions as R's HoltWinters where phi is 1. `values` are one a year, oldest first.
/// Throws std::invalid_argument for fewer than 2 values (3 with a trend), one that is not finite, a weight out of
/// range.
[[nodiscard]] Smoothed smoothed(const std::vector<double>& values, const Smoothing& by);

struct ProjectedValue {
  double value = 0;
  double low = 0;  ///< ends of the interval
  double high = 0;
};
/// One for each of the next `years`: l + (phi + ... + phi^h) b, with the interval of variance
/// s2 (1 + c_1^2 + ... + c_{h-1}^2), c_j = alpha + alpha beta (phi + ... + phi^j) (Hyndman, Koehler, Ord and Snyder
/// 2008, "Forecasting with Exponential Smoothing", section 6.3), s2 = squares / (errors - weights), and Student's t of
/// as many degrees of freedom: few years say little about how far they miss. Throws std::invalid_argument where that is
/// not above 0.
[[nodiscard]] std::vector<ProjectedValue> projected(const std::vector<double>& values, const Smoothing& by,
                                                    std::size_t years, double confidence = 0.95);

/// The least number of years that a projection is made of.
inline constexpr std::size_t years_for_projection = 6;

/// The weights of the least squared errors: alpha and beta of 0.05, 0.10, ..., 1, phi of 0.80, 0.82, ..., 0.98; of
/// equals the first. Both ways are tried from `years_for_projection` years on, and the one whose s2 is less is taken,
/// both measured on their own errors. Nothing for fewer years.
[[nodiscard]] std::optional<Smoothing> best_smoothing(const std::vector<double>& values);

}  // namespace muster::stats
