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

}  // namespace muster::forms
