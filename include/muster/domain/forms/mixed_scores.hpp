#pragma once
// Whether the indexes of a form can be counted over answers to its earlier versions.

#include <muster/domain/forms/form.hpp>
#include <muster/kit/base/diagnostic.hpp>

#include <vector>

namespace muster::forms {

/// What of the indexes of `next` would be scored over other steps in answers to the version `answered`: the third of
/// four steps is not the third of five. Questions that the version did not ask are no answer, and mix nothing. Empty
/// where nothing.
[[nodiscard]] std::vector<Diagnostic> mixed_scores(const Form& answered, const Form& next);

}  // namespace muster::forms
