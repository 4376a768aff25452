// Corrected values never change the order of the tests: each is held by its neighbour.
#include <muster/kit/stats/many_tests.hpp>

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace muster::stats {
namespace {

/// Places of the values, the smallest value first.
std::vector<std::size_t> rising(const std::vector<double>& p) {
  if (!std::all_of(p.begin(), p.end(), [](double value) { return value >= 0 && value <= 1; }))
    throw std::invalid_argument("a p value lies between 0 and 1");
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) { return p[left] < p[right]; });
  return order;
}

}  // namespace

std::vector<double> benjamini_hochberg(const std::vector<double>& p) {
  const auto order = rising(p);
  std::vector<double> corrected(p.size());
  double held = 1;
  for (auto place = order.size(); place > 0; --place) {
    const auto at = order[place - 1];
    held = std::min(held, static_cast<double>(p.size()) / static_cast<double>(place) * p[at]);
    corrected[at] = held;
  }
  return corrected;
}

std::vector<double> holm(const std::vector<double>& p) {
  const auto order = rising(p);
  std::vector<double> corrected(p.size());
  double held = 0;
  for (std::size_t place = 0; place < order.size(); ++place) {
    held = std::max(held, std::min(1.0, static_cast<double>(p.size() - place) * p[order[place]]));
    corrected[order[place]] = held;
  }
  return corrected;
}

}  // namespace muster::stats
