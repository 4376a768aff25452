#pragma once
// When two labels are the same name to a reader, and so to an import.

#include <string>
#include <string_view>

namespace muster::forms {

/// The form in which labels are compared: case, spaces and punctuation do not count. A label of nothing else (an
/// emoji) is compared as it stands.
[[nodiscard]] std::string label_key(std::string_view label);

}  // namespace muster::forms
