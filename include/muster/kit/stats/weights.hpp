#pragma once
// Answers weighted so that those who answered look like those who were asked, by kind and by area.

#include <muster/kit/base/result.hpp>
#include <muster/kit/stats/share.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace muster::stats {

/// One way to divide people, such as the kinds of organisation: what each level should hold, and who is in which.
struct WeightMargin {
  std::string name;                 ///< for messages: "kind"
  std::vector<std::string> levels;  ///< for messages, and how many there are
  std::vector<double> targets;      ///< people asked in each level, 0 or more; all margins have one total
  std::vector<std::size_t> places;  ///< of each answer, the place of its level
};

struct WeightedAnswers {
  std::vector<double> weights;               ///< of each answer; their mean is 1
  double effective = 0;                      ///< people, by Kish: answers that weigh the same would be worth as much
  std::vector<std::vector<double>> reached;  ///< what each level of each margin holds now, in the unit of the targets
};

/// Weights for `answers` answers, raked over one or more margins until each holds its targets within 1e-12. Refused in
/// a sentence (bad_input): no margin or answer; a level with people but without an answer, and one with answers but
/// without people (join it with another first); totals that differ by more than 1e-9 of them; margins that contradict
/// each other, so that 1,000 rounds do not reach them. Lists of unequal length and places outside the levels are
/// std::invalid_argument. Work: answers log answers, and a round costs no more than there are mixes of levels.
/// Source: Deming and Stephan 1940; R's survey::rake.
[[nodiscard]] Result<WeightedAnswers> rake(std::size_t answers, const std::vector<WeightMargin>& margins);

/// The same with no weight above `cap` (1 or more) times the mean: what is cut off goes to the others in proportion to
/// their weights. The margins then fit no more: print `reached` beside the targets. Refused besides where a level could
/// not reach its target even if all its answers had the highest weight: the sentence says which cap would do.
[[nodiscard]] Result<WeightedAnswers> rake_capped(std::size_t answers, const std::vector<WeightMargin>& margins,
                                                  double cap);

/// Cuts weights (above 0) off at `cap` (1 or more) times their mean, as above; the sum stays. n log n.
[[nodiscard]] std::vector<double> capped(std::vector<double> weights, double cap);

/// (sum w)^2 / sum w^2, in people: equal weights give their number, no weights 0. Source: Kish 1965.
[[nodiscard]] double effective_people(const std::vector<double>& weights);

/// A share with weights, beside which the one without is printed always.
struct WeightedShare {
  double share = 0;      ///< 0 to 1
  double effective = 0;  ///< people
  Interval interval;     ///< Wilson, 95%, on the effective people
};

/// Of those who said yes; both lists are equally long, else std::invalid_argument. Nothing for no answers.
[[nodiscard]] std::optional<WeightedShare> weighted_share(const std::vector<double>& weights,
                                                          const std::vector<bool>& yes);

}  // namespace muster::stats
