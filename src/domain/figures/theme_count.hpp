#pragma once
// Themes of a question, counted by people.

#include "question_figures.hpp"

#include <muster/domain/figures/theme_figures.hpp>

namespace muster::figures {

/// Of everybody. Nothing where nobody has read any of it.
[[nodiscard]] std::optional<QuestionThemes> count_themes(const forms::Question& question, const AnswerColumns& all,
                                                         const themes::ThemedRound& themed, const Texts& texts,
                                                         const PrintedTexts& printed);

}  // namespace muster::figures
