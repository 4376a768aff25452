// Exponential smoothing with and without a damped trend. Weights come from a fixed grid, so that the same years give
// the same projection on every machine, to the last digit.
#include <muster/kit/stats/projection.hpp>

#include "counts.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <stdexcept>

namespace muster::stats {
namespace {

void require_weight(double weight) {
  if (!(weight > 0 && weight <= 1)) throw std::invalid_argument("a weight lies above 0 and up to 1");
}

double left_over(const Smoothed& found) {
  return static_cast<double>(found.errors) - static_cast<double>(found.weights);
}

/// The squared error that one step misses by, on average.
double spread_of(const Smoothed& found) { return found.squares / left_over(found); }

/// The best of those `weights` gives one after the other.
struct Best {
  const std::vector<double>& values;
  std::optional<Smoothing> weights{};
  double squares = 0;
  void offer(const Smoothing& by) {
    const auto found = smoothed(values, by);
    if (weights && found.squares >= squares) return;
    weights = by;
    squares = found.squares;
  }
};

constexpr int steps = 20;

Smoothing best_level(const std::vector<double>& values) {
  Best best{values};
  for (int level = 1; level <= steps; ++level) best.offer({level / 20.0, 0, 1});
  return *best.weights;
}

Smoothing best_trend(const std::vector<double>& values) {
  Best best{values};
  for (int level = 1; level <= steps; ++level)
    for (int trend = 1; trend <= steps; ++trend)
      for (int damping = 80; damping <= 98; damping += 2) best.offer({level / 20.0, trend / 20.0, damping / 100.0});
  return *best.weights;
}

}  // namespace

Smoothed smoothed(const std::vector<double>& values, const Smoothing& by) {
  const std::size_t begun = by.has_trend() ? 2 : 1;
  if (values.size() <= begun) throw std::invalid_argument("too few years to smooth");
  for (const double value : values)
    if (!std::isfinite(value)) throw std::invalid_argument("a figure is no number");
  require_weight(by.level);
  require_weight(by.damping);
  if (by.has_trend()) require_weight(by.trend);
  Smoothed found;
  found.level = values[begun - 1];
  found.trend = by.has_trend() ? values[1] - values[0] : 0;
  found.weights = by.has_trend() ? 3 : 1;
  for (auto at = begun; at < values.size(); ++at) {
    const double expected = found.level + by.damping * found.trend;
    const double error = values[at] - expected;
    found.level = expected + by.level * error;
    found.trend = by.damping * found.trend + by.level * by.trend * error;
    found.squares += error * error;
    ++found.errors;
  }
  return found;
}

std::vector<ProjectedValue> projected(const std::vector<double>& values, const Smoothing& by, std::size_t years,
                                      double confidence) {
  require_confidence(confidence);
  const auto end = smoothed(values, by);
  if (left_over(end) <= 0) throw std::invalid_argument("too few years for an interval");
  const boost::math::students_t curve(left_over(end));
  const double reach = boost::math::quantile(curve, (1 + confidence) / 2);
  std::vector<ProjectedValue> all;
  double damped = 0;  // phi + ... + phi^h
  double variance = spread_of(end);
  double power = 1;
  for (std::size_t ahead = 1; ahead <= years; ++ahead) {
    power *= by.damping;
    damped += power;
    const double value = end.level + damped * end.trend;
    const double half = reach * std::sqrt(variance);
    all.push_back({value, value - half, value + half});
    const double carried = by.level + by.level * by.trend * damped;
    variance += spread_of(end) * carried * carried;
  }
  return all;
}

std::optional<Smoothing> best_smoothing(const std::vector<double>& values) {
  if (values.size() < years_for_projection) return std::nullopt;
  const auto level = best_level(values);
  const auto trend = best_trend(values);
  return spread_of(smoothed(values, trend)) < spread_of(smoothed(values, level)) ? trend : level;
}

}  // namespace muster::stats
