#pragma once
// What stands where a figure cannot, and how a question is found by its code.

#include <muster/domain/figures/summary.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::figures {

/// "not shown, so that nobody can be recognised": true of what is too small and of what would give that away.
[[nodiscard]] std::string hidden_in_words();
/// Whether a closed anonymous form has answers, and too few of them to show any figure of; see feedback::fewest_shown.
[[nodiscard]] bool too_few_answered(const Summary& summary);
/// "no answers yet"; once the round is closed "no answers", or "too few answered to show figures".
[[nodiscard]] std::string no_answers_in_words(const Summary& summary);

/// "104 registered delegates": those of the summary are booked, came or did not come, and nobody else.
[[nodiscard]] std::string registered_delegates(const Summary& summary);
/// The same of those whose answers are counted: of a closed round, who was registered when it closed.
[[nodiscard]] std::string asked_delegates(const Summary& summary);

/// 3.25 -> "3.3", -1 -> "-1.0".
[[nodiscard]] std::string one_decimal(double value);

/// The codes of all questions, for suggestions.
[[nodiscard]] std::vector<std::string> question_codes(const Summary& summary);
/// The question with that code written in any case, or nullptr.
[[nodiscard]] const QuestionFigures* question_named(const Summary& summary, std::string_view code);

}  // namespace muster::figures
