#pragma once
// Themes of a question, counted by people.

#include "question_figures.hpp"

#include <muster/domain/figures/theme_figures.hpp>

namespace muster::figures {

/// Nothing where nobody has read any of it. Call it for everybody only.
[[nodiscard]] std::optional<QuestionThemes> count_themes(const forms::Question& question, const forms::Form& form,
                                                         const themes::ThemedRound& themed, const Group& group,
                                                         const Texts& texts);

}  // namespace muster::figures
