#pragma once
// Figures in braces: looking an expression up in a summary and writing it as a reader expects it.

#include "grammar/expression.hpp"

#include <muster/domain/report/summary.hpp>

#include <cstddef>
#include <string>
#include <variant>

namespace muster::report {

/// What is wrong with an expression; `offset` counts from the start of the expression.
struct FigureFault {
  std::size_t offset = 0;
  std::size_t length = 1;
  std::string message;
  std::string hint;
};

/// The text that stands in the report for one figure. Never empty: a figure that is hidden and a round without
/// answers say so in words.
[[nodiscard]] std::variant<std::string, FigureFault> figure_text(const Expression& expression, const Summary& summary);

/// "hidden (a group of fewer than five)".
[[nodiscard]] std::string hidden_in_words(const Summary& summary);
/// "no answers yet", or "no answers" once the round is closed.
[[nodiscard]] std::string no_answers_in_words(const Summary& summary);

/// "A, B and C"; empty for an empty list.
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

/// The codes of all questions, for suggestions.
[[nodiscard]] std::vector<std::string> question_codes(const Summary& summary);
/// The question with that code written in any case, or nullptr.
[[nodiscard]] const QuestionFigures* question_named(const Summary& summary, std::string_view code);
/// The option named by its code or, in quotes, by its label; nullptr where there is none.
[[nodiscard]] const OptionFigures* option_named(const QuestionFigures& question, const Name& name);

}  // namespace muster::report
