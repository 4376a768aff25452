#pragma once
// `where`: a figure of a group of people, as the rules of disclosure let it be told to everybody.

#include "figure_value.hpp"

#include <functional>

namespace muster::report {

/// Looks the expression up among the figures of the group that its filter names. `of_everybody` looks an expression up
/// in a scope without a group.
[[nodiscard]] LookupResult of_group(const Expression& expression, const Scope& scope,
                                    const std::function<LookupResult(const Expression&, const Scope&)>& of_everybody);

}  // namespace muster::report
