// Margins are fitted in turn, over mixes of levels: answers with the same levels always have the same weight.
#include <muster/kit/stats/weights.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <stdexcept>

namespace muster::stats {
namespace {

constexpr int most_rounds = 1'000;
constexpr double close_enough = 1e-12;

double total(const WeightMargin& margin) { return std::accumulate(margin.targets.begin(), margin.targets.end(), 0.0); }

void require_whole(std::size_t answers, const WeightMargin& margin) {
  if (margin.places.size() != answers || margin.levels.size() != margin.targets.size())
    throw std::invalid_argument("a margin has a place of each answer, and a target of each level");
  for (const auto place : margin.places) {
    if (place >= margin.levels.size()) throw std::invalid_argument("an answer is in one of the levels");
  }
  for (const auto target : margin.targets) {
    if (!std::isfinite(target) || target < 0) throw std::invalid_argument("a target is a number of people");
  }
}

Outcome check_levels(const WeightMargin& margin) {
  std::vector<std::size_t> answers(margin.levels.size(), 0);
  for (const auto place : margin.places) ++answers[place];
  for (std::size_t level = 0; level < answers.size(); ++level) {
    const auto named = "\"" + margin.levels[level] + "\" (" + margin.name + ")";
    if (margin.targets[level] > 0 && answers[level] == 0)
      return bad_input("Nobody of " + named + " answered: join it with another level, or leave this margin out.");
    if (margin.targets[level] == 0 && answers[level] > 0)
      return bad_input("People of " + named + " answered, but none were asked: correct its number of people.");
  }
  return Success{};
}

Outcome check(std::size_t answers, const std::vector<WeightMargin>& margins) {
  for (const auto& margin : margins) require_whole(answers, margin);
  if (margins.empty()) return bad_input("Weights need a margin, such as the kinds of organisation.");
  if (answers == 0) return bad_input("There are no answers to weight.");
  for (const auto& margin : margins) {
    MUSTER_CHECK(check_levels(margin));
    const double differs = std::abs(total(margin) - total(margins.front()));
    if (differs > 1e-9 * total(margins.front()))
      return bad_input("The people of \"" + margin.name + "\" and of \"" + margins.front().name +
                       "\" differ in number: both must count everybody who was asked.");
  }
  return Success{};
}

/// Answers that are in the same level of every margin.
struct Mix {
  std::vector<std::size_t> levels;
  double answers = 0;
  double weight = 1;
};

struct Mixes {
  std::vector<Mix> all;
  std::vector<std::size_t> of_answer;
};

Mixes mixes_of(std::size_t answers, const std::vector<WeightMargin>& margins) {
  Mixes mixes;
  std::map<std::vector<std::size_t>, std::size_t> known;
  for (std::size_t answer = 0; answer < answers; ++answer) {
    std::vector<std::size_t> levels;
    for (const auto& margin : margins) levels.push_back(margin.places[answer]);
    const auto [place, is_new] = known.try_emplace(levels, mixes.all.size());
    if (is_new) mixes.all.push_back({std::move(levels)});
    mixes.all[place->second].answers += 1;
    mixes.of_answer.push_back(place->second);
  }
  return mixes;
}

std::vector<double> held(const std::vector<Mix>& mixes, std::size_t margin, std::size_t levels) {
  std::vector<double> sums(levels, 0);
  for (const auto& mix : mixes) sums[mix.levels[margin]] += mix.answers * mix.weight;
  return sums;
}

bool fits(const std::vector<double>& sums, const std::vector<double>& targets) {
  for (std::size_t level = 0; level < sums.size(); ++level) {
    if (!(std::abs(sums[level] - targets[level]) <= close_enough * targets[level])) return false;
  }
  return true;
}

bool fits(const std::vector<Mix>& mixes, const std::vector<WeightMargin>& margins) {
  for (std::size_t at = 0; at < margins.size(); ++at) {
    if (!fits(held(mixes, at, margins[at].levels.size()), margins[at].targets)) return false;
  }
  return true;
}

bool fit(std::vector<Mix>& mixes, const std::vector<WeightMargin>& margins) {
  for (int round = 0; round < most_rounds; ++round) {
    for (std::size_t at = 0; at < margins.size(); ++at) {
      const auto sums = held(mixes, at, margins[at].levels.size());
      for (auto& mix : mixes) {
        const auto level = mix.levels[at];
        mix.weight *= margins[at].targets[level] / sums[level];
      }
    }
    if (fits(mixes, margins)) return true;
  }
  return false;
}

/// What each level holds with these weights, in the unit of the targets.
std::vector<std::vector<double>> reached(const std::vector<double>& weights, const std::vector<WeightMargin>& margins) {
  const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<std::vector<double>> found;
  for (const auto& margin : margins) {
    std::vector<double> sums(margin.levels.size(), 0);
    for (std::size_t answer = 0; answer < weights.size(); ++answer)
      sums[margin.places[answer]] += weights[answer] / all * total(margin);
    found.push_back(std::move(sums));
  }
  return found;
}

/// The cap below which some level cannot reach its target, however much its answers weigh.
Outcome check_cap(std::size_t answers, const std::vector<WeightMargin>& margins, double cap) {
  for (const auto& margin : margins) {
    std::vector<double> in_level(margin.levels.size(), 0);
    for (const auto place : margin.places) in_level[place] += 1;
    for (std::size_t level = 0; level < in_level.size(); ++level) {
      if (in_level[level] == 0) continue;
      const double needed = margin.targets[level] / total(margin) * static_cast<double>(answers) / in_level[level];
      if (needed <= cap) continue;
      const auto enough = std::to_string(static_cast<std::int64_t>(std::ceil(needed * 10)));
      return bad_input("\"" + margin.levels[level] + "\" (" + margin.name +
                       ") cannot reach its share with this cap: allow weights up to " +
                       enough.substr(0, enough.size() - 1) + "." + enough.back() + ", or join it with another level.");
    }
  }
  return Success{};
}

}  // namespace

Result<WeightedAnswers> rake(std::size_t answers, const std::vector<WeightMargin>& margins) {
  MUSTER_CHECK(check(answers, margins));
  auto mixes = mixes_of(answers, margins);
  if (!fit(mixes.all, margins))
    return bad_input(
        "No weights fit all margins at once: they contradict each other in levels with few answers. "
        "Join small levels, or leave a margin out.");
  WeightedAnswers found;
  const double mean = total(margins.front()) / static_cast<double>(answers);
  for (const auto mix : mixes.of_answer) found.weights.push_back(mixes.all[mix].weight / mean);
  found.effective = effective_people(found.weights);
  found.reached = reached(found.weights, margins);
  return found;
}

Result<WeightedAnswers> rake_capped(std::size_t answers, const std::vector<WeightMargin>& margins, double cap) {
  if (!(cap >= 1)) throw std::invalid_argument("a cap is the mean weight or more");
  MUSTER_CHECK(check(answers, margins));
  MUSTER_CHECK(check_cap(answers, margins, cap));
  MUSTER_TRY(found, rake(answers, margins));
  found.weights = capped(std::move(found.weights), cap);
  found.effective = effective_people(found.weights);
  found.reached = reached(found.weights, margins);
  return found;
}

}  // namespace muster::stats
