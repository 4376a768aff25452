// Variances from the mean outwards, so that large numbers lose nothing.
#include <muster/kit/stats/alpha.hpp>

#include <numeric>

namespace muster::stats {
namespace {

double mean_of(const std::vector<double>& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
}

double variance_of(const std::vector<double>& numbers) {
  const auto mean = mean_of(numbers);
  double squares = 0;
  for (const auto number : numbers) squares += (number - mean) * (number - mean);
  return squares / static_cast<double>(numbers.size() - 1);
}

}  // namespace

std::optional<double> cronbach_alpha(const std::vector<std::vector<double>>& people) {
  if (people.size() < 2 || people.front().size() < 2) return std::nullopt;
  const auto questions = people.front().size();
  double apart = 0;
  std::vector<double> sums(people.size(), 0);
  for (std::size_t at = 0; at < questions; ++at) {
    std::vector<double> answers;
    answers.reserve(people.size());
    for (std::size_t person = 0; person < people.size(); ++person) {
      answers.push_back(people[person].at(at));
      sums[person] += answers.back();
    }
    apart += variance_of(answers);
  }
  const auto together = variance_of(sums);
  if (together <= 0) return std::nullopt;
  const auto k = static_cast<double>(questions);
  return k / (k - 1) * (1 - apart / together);
}

}  // namespace muster::stats
