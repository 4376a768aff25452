#pragma once
// A form over its versions: answers to all of them add up, so what an earlier one asked keeps its place and its name.

#include <muster/domain/forms/form.hpp>

#include <vector>

namespace muster::forms {

/// The newest version with all that only older ones have: their questions and options, marked as retired, each behind
/// what it stood behind. A question is required only where every version that has it says so. The versions are of one
/// form (`changed_meanings` finds nothing between them), the newest first, at least one.
[[nodiscard]] Form over_versions(const std::vector<const Form*>& newest_first);

}  // namespace muster::forms
