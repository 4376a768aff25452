// What weights do to a share, and how weights are cut off without going round for ever.
#include <muster/kit/stats/weights.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <stdexcept>

namespace muster::stats {
namespace {

double sum(const std::vector<double>& weights) { return std::accumulate(weights.begin(), weights.end(), 0.0); }

}  // namespace

std::vector<double> capped(std::vector<double> weights, double cap) {
  if (!(cap >= 1)) throw std::invalid_argument("a cap is the mean weight or more");
  if (!std::all_of(weights.begin(), weights.end(), [](double weight) { return std::isfinite(weight) && weight > 0; }))
    throw std::invalid_argument("a weight is above 0");
  if (weights.empty()) return weights;
  auto falling = weights;
  std::sort(falling.begin(), falling.end(), std::greater<>());
  const double all = sum(falling);
  const double most = cap * all / static_cast<double>(falling.size());
  // The heaviest are cut off one by one, until the next one, lifted with the rest, stays below.
  double rest = all;
  double lifted = 1;
  for (std::size_t cut = 0; cut < falling.size(); ++cut) {
    lifted = (all - static_cast<double>(cut) * most) / rest;
    if (falling[cut] * lifted <= most * (1 + 1e-14)) break;
    rest -= falling[cut];
  }
  for (auto& weight : weights) weight = std::min(most, weight * lifted);
  return weights;
}

double effective_people(const std::vector<double>& weights) {
  if (weights.empty()) return 0;
  const double squares = std::inner_product(weights.begin(), weights.end(), weights.begin(), 0.0);
  return squares > 0 ? sum(weights) * sum(weights) / squares : 0;
}

std::optional<WeightedShare> weighted_share(const std::vector<double>& weights, const std::vector<bool>& yes) {
  if (weights.size() != yes.size()) throw std::invalid_argument("each answer has its weight");
  if (!std::all_of(weights.begin(), weights.end(), [](double weight) { return std::isfinite(weight) && weight > 0; }))
    throw std::invalid_argument("a weight is above 0");
  if (weights.empty()) return std::nullopt;
  double said_yes = 0;
  for (std::size_t answer = 0; answer < weights.size(); ++answer) said_yes += yes[answer] ? weights[answer] : 0;
  WeightedShare found;
  // Everybody's weights, summed in the same order, are the whole exactly.
  found.share = std::min(1.0, said_yes / sum(weights));
  found.effective = effective_people(weights);
  found.interval = *wilson_weighted(found.share, found.effective);
  return found;
}

}  // namespace muster::stats
