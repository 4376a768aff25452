#pragma once
// What a form promised to people who have seen it.

#include <muster/domain/forms/form.hpp>
#include <muster/kit/base/diagnostic.hpp>

#include <vector>

namespace muster::forms {

/// What `next` would promise less of than `published` did: the number below which groups are hidden may be raised,
/// never lowered. Empty where nothing.
[[nodiscard]] std::vector<Diagnostic> loosened_promises(const Form& published, const Form& next);

}  // namespace muster::forms
