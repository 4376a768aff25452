#pragma once
// Bytes as text inside a page, a drawing or a kept document.

#include <string>
#include <string_view>

namespace muster::document {

[[nodiscard]] std::string base64(std::string_view bytes);
/// What `base64` made; what it cannot have made gives as much as can be read.
[[nodiscard]] std::string from_base64(std::string_view text);

}  // namespace muster::document
