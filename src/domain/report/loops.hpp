#pragma once
// `each`: what a loop goes over, as one scope a turn.

#include "diagnostics.hpp"
#include "grammar/expression.hpp"
#include "scope.hpp"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace muster::report {

struct Turns {
  std::vector<Scope> scopes;
  std::vector<std::shared_ptr<const figures::Summary>> kept;  ///< what the scopes look at
};

/// `each question`, `each question rest except words`, `each statement day`, `each option role`, `each session`.
/// `shown`: codes of questions that the report shows by name, which `rest` leaves out.
[[nodiscard]] Turns turns_of(const BlockLine& line, const Scope& scope, const std::set<std::string>& shown,
                             Diagnostics& diagnostics);

/// A name behind `except` that the form does not have leaves nothing out, as one definition serves many forms; whoever
/// writes is told.
void doubt_left_out(const BlockLine& line, const Scope& scope, Diagnostics& diagnostics);

}  // namespace muster::report
