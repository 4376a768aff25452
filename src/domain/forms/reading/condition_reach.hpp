#pragma once
// Whether a condition of a form can hold at all, or always does; used by finish alone.

#include <muster/domain/forms/form.hpp>

#include <vector>

namespace muster::forms {

/// Every comparison in the condition.
void collect_names(const query::Filter& filter, std::vector<const query::Filter*>& comparisons);

[[nodiscard]] query::Filter negated(query::Filter filter);

/// Whether an option that stands alone is known to have no other beside it: forms were published before that was.
/// `and_required`: also that whoever is asked a required question answers it, as all do who reach the next page.
enum class Exclusions { known, unknown, and_required };

/// What can be of `filter`, where questions that are not asked have no answer.
[[nodiscard]] query::Possibility reach_within(const query::Filter& filter, const Form& form,
                                              const std::vector<query::Field>& fields,
                                              Exclusions exclusions = Exclusions::known);

}  // namespace muster::forms
