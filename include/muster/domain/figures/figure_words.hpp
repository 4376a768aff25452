#pragma once
// What stands where a figure cannot, and how a question is found by its code.

#include <muster/domain/figures/summary.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::figures {

/// "hidden (a group of fewer than five)".
[[nodiscard]] std::string hidden_in_words(const Summary& summary);
/// "no answers yet", or "no answers" once the round is closed.
[[nodiscard]] std::string no_answers_in_words(const Summary& summary);

/// The codes of all questions, for suggestions.
[[nodiscard]] std::vector<std::string> question_codes(const Summary& summary);
/// The question with that code written in any case, or nullptr.
[[nodiscard]] const QuestionFigures* question_named(const Summary& summary, std::string_view code);

}  // namespace muster::figures
