#pragma once
// Figures in braces: looking an expression up in a summary and writing it as a reader expects it.

#include "grammar/expression.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/summary.hpp>

#include <cstddef>
#include <string>
#include <variant>

namespace muster::report {

/// What is wrong with an expression; `offset` counts from the start of the expression.
struct FigureError {
  std::size_t offset = 0;
  std::size_t length = 1;
  std::string message;
  std::string hint;
};

/// The text that stands in the report for one figure. Never empty: a figure that is hidden and a round without
/// answers say so in words.
[[nodiscard]] std::variant<std::string, FigureError> figure_text(const Expression& expression,
                                                                 const figures::Summary& summary);

/// The option named by its code or, in quotes, by its label; nullptr where there is none.
[[nodiscard]] const figures::OptionFigures* option_named(const figures::QuestionFigures& question, const Name& name);

}  // namespace muster::report
