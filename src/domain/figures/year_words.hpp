#pragma once
// The words of one question over the years.

#include <muster/domain/figures/years.hpp>

#include <optional>

namespace muster::figures {

/// Nothing where the question has no words in any closed year.
[[nodiscard]] std::optional<YearWords> words_of(const Years& years, const QuestionFigures& question);

}  // namespace muster::figures
