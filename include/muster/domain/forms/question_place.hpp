#pragma once
// Where a question stands in its text: what is told of a form by its codes is shown there.

#include <cstddef>
#include <string_view>

namespace muster::forms {

/// The line (from 1) on which the question or statement of that code begins; 0 where the text has none.
[[nodiscard]] std::size_t line_of_code(std::string_view text, std::string_view code);

}  // namespace muster::forms
