#pragma once
// Figures in braces: looking an expression up in a summary and writing it as a reader expects it.

#include "figure_value.hpp"
#include "scope.hpp"

#include <string>
#include <variant>

namespace muster::report {

/// The text that stands in the report for one figure. Never empty: a figure that is hidden and a round without
/// answers say so in words.
[[nodiscard]] std::variant<std::string, FigureError> figure_text(const Expression& expression, const Scope& scope);

/// What may be written where a figure is expected: "write delegates, responses, ...", with the codes of the questions.
[[nodiscard]] std::string figures_in_words(const Scope& scope);

}  // namespace muster::report
