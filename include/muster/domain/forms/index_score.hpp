#pragma once
// One person's score on an index of the form.

#include <muster/domain/forms/answers.hpp>

#include <optional>
#include <vector>

namespace muster::forms {

/// The questions of an index. They point into the form.
[[nodiscard]] std::vector<const Question*> items_of(const Form& form, const Index& index);

/// What somebody gave to each question of the index: its step from the worst (1) up; nothing where it was not answered,
/// or the answer stands beside the scale.
[[nodiscard]] std::vector<std::optional<double>> index_steps(const std::vector<const Question*>& items,
                                                             const Answers& answers);

/// The mean of the steps of somebody who gave at least half of them; nothing for others.
/// Source of the rule: Fayers et al. 2001, EORTC QLQ-C30 scoring manual, 3rd edition, "missing items".
[[nodiscard]] std::optional<double> index_score(const std::vector<std::optional<double>>& steps);

/// The System Usability Scale of somebody who answered all ten items, on five steps each: 0 to 100; nothing for others.
/// Source: Brooke 1996, "SUS: a quick and dirty usability scale": the contributions of the items, each from 0 to 4, add
/// up, and the sum is multiplied by 2.5.
[[nodiscard]] std::optional<double> usability_score(const std::vector<std::optional<double>>& steps);

/// By the rule that the index is scored by.
[[nodiscard]] std::optional<double> score_by(const Index& index, const std::vector<std::optional<double>>& steps);

/// What a score may come to: 1 to the steps of a scale, or 0 to 100.
struct ScoreRange {
  double low = 0;
  double high = 0;
};
[[nodiscard]] ScoreRange score_range(const Form& form, const Index& index);

inline constexpr std::size_t usability_items = 10;
inline constexpr std::size_t usability_steps = 5;

}  // namespace muster::forms
