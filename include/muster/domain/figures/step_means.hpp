#pragma once
// The average of numbers, given or of a scale, with its spread, and how far chance could move it.

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/stats/mean.hpp>

#include <optional>
#include <string>

namespace muster::figures {

/// Of a scale of which every count is told; nothing of other questions, or where nobody answered.
[[nodiscard]] std::optional<stats::Mean> mean_of_steps(const QuestionFigures& question);

/// The same, and of a question for a number where it is told.
[[nodiscard]] std::optional<stats::Mean> mean_with_spread(const QuestionFigures& question);

/// "The standard deviation is 1.2, and the 95% interval of the average 3.1 to 3.5.", and of numbers given that of the
/// median; empty where they are not told, or one person answered.
[[nodiscard]] std::string spread_in_words(const QuestionFigures& question);

}  // namespace muster::figures
