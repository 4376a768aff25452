#pragma once
// Which option a label in a file of answers means: one rule for the check of a form and for imports.

#include <muster/domain/forms/form.hpp>

#include <string>
#include <string_view>

namespace muster::forms {

/// The form in which the labels of options are compared. Case, spaces and punctuation do not count; signs that carry
/// a meaning do (+2 and -2, <18 and 18, 5 and 5+, A and A*, 1.5 and 15, one emoji and another). A label of nothing
/// that counts is compared as it stands.
[[nodiscard]] std::string option_key(std::string_view label);

/// The option that `typed` names by its label, another label or its code, or nullptr. Labels go before codes.
[[nodiscard]] const Option* option_named(const Question& question, std::string_view typed);

}  // namespace muster::forms
