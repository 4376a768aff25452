#pragma once
// A figure before it is written: what conditions compare and sentences print.

#include "grammar/expression.hpp"
#include "scope.hpp"

#include <muster/kit/stats/share.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace muster::report {

struct Value {
  std::string text;  ///< a text, and nothing else is set but `number`
  std::optional<std::int64_t> count;
  std::optional<std::int64_t> base;  ///< what `of` and `share` refer to
  std::optional<stats::Interval> interval;
  std::optional<double> ratio;   ///< a share that is no count: the response rate
  std::optional<double> number;  ///< a mean, a median, a net score: what `text` says
  bool at_least = false;         ///< more than `count` may be there: it moves in steps
  std::string instead;           ///< "no answers yet", "hidden ...": stands in place of any form
};

/// What is wrong with an expression; `offset` counts from the start of the expression.
struct FigureError {
  std::size_t offset = 0;
  std::size_t length = 1;
  std::string message;
  std::string hint;
};
using LookupResult = std::variant<Value, FigureError>;

[[nodiscard]] Value instead_of(std::string words);
/// In place of a figure that may not be shown, so that a sentence around it can be read.
[[nodiscard]] Value hidden_figure();
/// Whether words are those of a figure that may not be shown: at the head of a sentence they take a capital.
[[nodiscard]] bool is_hidden_figure(std::string_view words);
[[nodiscard]] FigureError error(const Name& name, std::string message, std::string hint = {});

/// The figure that an expression names, whatever the ways it is to be written in.
[[nodiscard]] LookupResult figure_value(const Expression& expression, const Scope& scope);

/// The words behind a bar that say how a figure is written. Which of them a figure can be written in depends on it.
[[nodiscard]] const std::vector<std::string>& ways_to_write();

/// The figure as its formats ask for it.
[[nodiscard]] std::variant<std::string, FigureError> formatted(const Value& value, const std::vector<Name>& formats);

/// The number that a figure is, to be compared: a share where it is written as one, or where `as_share` asks for it
/// and the figure has a base. Nothing where it is hidden or not known. Error: a text.
[[nodiscard]] std::variant<std::optional<double>, FigureError> number_of(const Value& value,
                                                                         const Expression& expression, bool as_share);

}  // namespace muster::report
