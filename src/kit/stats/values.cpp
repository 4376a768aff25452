// Sorting by place keeps the ranks where their values stand.
#include "values.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace muster::stats {

void require_finite(const std::vector<double>& values) {
  if (!std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); }))
    throw std::invalid_argument("a value must be a finite number");
}

std::vector<double> midranks(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t left, std::size_t right) { return values[left] < values[right]; });
  std::vector<double> ranks(values.size());
  for (std::size_t from = 0; from < order.size();) {
    auto to = from;
    while (to < order.size() && values[order[to]] == values[order[from]]) ++to;
    const double shared = (static_cast<double>(from + 1) + static_cast<double>(to)) / 2;
    for (; from < to; ++from) ranks[order[from]] = shared;
  }
  return ranks;
}

std::vector<std::int64_t> tie_sizes(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  std::vector<std::int64_t> sizes;
  for (std::size_t from = 0; from < values.size();) {
    auto to = from;
    while (to < values.size() && values[to] == values[from]) ++to;
    sizes.push_back(static_cast<std::int64_t>(to - from));
    from = to;
  }
  return sizes;
}

}  // namespace muster::stats
