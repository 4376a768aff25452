#pragma once
// Conditions that only the form language knows to be wrong are found by the line of its error, and left out.

#include <muster/domain/forms/form.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace muster::conversions {

/// The form as others know it: each question carries what holds of everybody who reaches its page. Here, until it is
/// done, a question carries its own condition alone.
[[nodiscard]] forms::Form with_page_conditions(const forms::Form& form);

/// Leaves out the condition that stands on that line (1-based) of the form's canonical text, and says whose it was:
/// "question \"why\"", "page \"You\"". Empty where no condition stands there.
[[nodiscard]] std::string leave_out_condition(forms::Form& form, std::string_view text, std::size_t line);

/// Leaves out all of them.
void leave_out_conditions(forms::Form& form);

}  // namespace muster::conversions
