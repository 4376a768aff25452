#pragma once
// Published forms, read once: a version never changes, and reading its text anew for every visitor costs more than all
// the rest of the page.

#include <muster/forms/form.hpp>

#include <memory>
#include <string>

namespace muster::feedback {

/// The form that `text` says. A text that does not parse was never published: throws std::logic_error.
[[nodiscard]] std::shared_ptr<const forms::Form> published_form(const std::string& text);

}  // namespace muster::feedback
