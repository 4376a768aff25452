#pragma once
// The indexes of a form, counted. Nothing else is ever counted over several questions of one person.

#include <muster/domain/figures/summary.hpp>

#include "answer_columns.hpp"

#include <vector>

namespace muster::figures {

/// Of everybody. Shown of an anonymous form from five people on, or from as many as its groups have; the spread from
/// ten, alpha from thirty.
[[nodiscard]] std::vector<IndexFigures> index_figures(const AnswerColumns& all);

/// Below, Cronbach's alpha says more of chance than of the questions.
inline constexpr std::int64_t least_for_alpha = 30;

}  // namespace muster::figures
