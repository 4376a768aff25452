// Twice over the values: the spread is taken from the mean, not from squares that cancel.
#include <muster/kit/stats/mean.hpp>

#include "counts.hpp"
#include "curves.hpp"
#include "values.hpp"

#include <cmath>
#include <numeric>
#include <stdexcept>

namespace muster::stats {

std::optional<Mean> mean(const std::vector<double>& values, double confidence) {
  return mean(values, std::vector<std::int64_t>(values.size(), 1), confidence);
}

std::optional<Mean> mean(const std::vector<double>& points, const std::vector<std::int64_t>& counts,
                         double confidence) {
  require_finite(points);
  require_confidence(confidence);
  if (points.size() != counts.size()) throw std::invalid_argument("each point needs its count of people");
  for (const auto count : counts) require_people(count);
  Mean found;
  found.base = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
  if (found.base == 0) return std::nullopt;
  const auto people = static_cast<double>(found.base);
  for (std::size_t at = 0; at < points.size(); ++at)
    found.value += points[at] * (static_cast<double>(counts[at]) / people);
  if (found.base == 1) return found;
  double squares = 0;
  for (std::size_t at = 0; at < points.size(); ++at) {
    const double away = points[at] - found.value;
    squares += away * away * static_cast<double>(counts[at]);
  }
  found.deviation = std::sqrt(squares / (people - 1));
  const double reach = student_reach(confidence, people - 1) * *found.deviation / std::sqrt(people);
  found.interval = {found.value - reach, found.value + reach};
  return found;
}

}  // namespace muster::stats
