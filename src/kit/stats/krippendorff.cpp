// Pairs of values within a unit against pairs of all values. Squares of distances need sums alone, not pairs; an
// ordinal distance is one between shared ranks.
#include <muster/kit/stats/agreement.hpp>

#include "values.hpp"

#include <algorithm>
#include <stdexcept>

namespace muster::stats {
namespace {

constexpr std::size_t most_ratio_values = 2'000;

/// Over all ordered pairs of the values, how far they are from each other; in other words twice the sum over pairs.
class Distances {
 public:
  explicit Distances(Metric metric) : metric_(metric) {}

  double operator()(std::vector<double> values) const {
    if (metric_ == Metric::nominal) return unlike(std::move(values));
    return metric_ == Metric::ratio ? in_proportion(std::move(values)) : squares(values);
  }

 private:
  static double unlike(std::vector<double> values) {
    const auto people = static_cast<double>(values.size());
    double alike = 0;
    for (const auto size : tie_sizes(std::move(values))) alike += static_cast<double>(size) * static_cast<double>(size);
    return people * people - alike;
  }

  static double squares(const std::vector<double>& values) {
    double middle = 0;
    for (const auto value : values) middle += value / static_cast<double>(values.size());
    double sum = 0;
    for (const auto value : values) sum += (value - middle) * (value - middle);
    return 2 * static_cast<double>(values.size()) * sum;
  }

  static double in_proportion(std::vector<double> values) {
    const auto sizes = tie_sizes(values);
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    double sum = 0;
    for (std::size_t one = 0; one < values.size(); ++one) {
      for (std::size_t other = 0; other < one; ++other) {
        const double part = (values[one] - values[other]) / (values[one] + values[other]);
        sum += 2 * part * part * static_cast<double>(sizes[one]) * static_cast<double>(sizes[other]);
      }
    }
    return sum;
  }

  Metric metric_;
};

void require_values(const std::vector<double>& values, Metric metric) {
  require_finite(values);
  if (metric != Metric::ratio) return;
  if (std::any_of(values.begin(), values.end(), [](double value) { return value < 0; }))
    throw std::invalid_argument("a ratio is of values that are not negative");
  if (tie_sizes(values).size() > most_ratio_values)
    throw std::invalid_argument("at most 2,000 different values are held against each other");
}

}  // namespace

std::optional<double> krippendorffs_alpha(const std::vector<Unit>& units, Metric metric) {
  std::vector<double> all;
  std::vector<std::size_t> sizes;
  for (const auto& unit : units) {
    if (unit.size() < 2) continue;
    all.insert(all.end(), unit.begin(), unit.end());
    sizes.push_back(unit.size());
  }
  require_values(all, metric);
  if (tie_sizes(all).size() < 2) return std::nullopt;
  if (metric == Metric::ordinal) all = midranks(all);
  const Distances distances(metric);
  const double expected = distances(all) / static_cast<double>(all.size() - 1);
  double observed = 0;
  auto from = all.begin();
  for (const auto size : sizes) {
    const auto to = from + static_cast<std::ptrdiff_t>(size);
    observed += distances({from, to}) / static_cast<double>(size - 1);
    from = to;
  }
  return 1 - observed / expected;
}

}  // namespace muster::stats
