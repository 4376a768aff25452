#pragma once
// What kind of file it is shows in its bytes, whatever its name says.

#include "row_sink.hpp"

#include <string>
#include <string_view>

namespace muster::tabular {

/// Errors name what else it is: an old XLS, a PDF, nothing at all.
[[nodiscard]] Result<Format> recognised_format(std::string_view bytes, const std::string& source);
/// Errors: text that is a web page, XML or rich text.
[[nodiscard]] Outcome not_markup(std::string_view text, const std::string& source);

}  // namespace muster::tabular
