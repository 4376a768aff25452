#pragma once
// Printing a form that was made of a text, with the notes of that text.

#include <muster/domain/forms/form.hpp>

#include <string>
#include <string_view>

namespace muster::forms {

/// `written` as as_written makes it.
[[nodiscard]] std::string print_with_notes(const Form& written, std::string_view text);

}  // namespace muster::forms
