#pragma once
// What stands between braces, read by the grammar; where it cannot be read, what may stand there is said by the names
// that the form and the event have.

#include "figure_value.hpp"
#include "scope.hpp"

#include <string_view>
#include <variant>

namespace muster::report {

/// The expression, or the error with its place in `text` and a hint that is never empty. Without a scope, as in a part
/// that is left out, the hint names the kinds of things that may stand there.
[[nodiscard]] std::variant<Expression, FigureError> read_expression(std::string_view text, const Scope* scope);

}  // namespace muster::report
