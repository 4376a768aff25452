#pragma once
// Languages by their tags (BCP 47): "cy", "ur", "zh-Hant".

#include <string>
#include <string_view>

namespace muster {

/// True for a tag in its usual spelling whose first part is a language that is known.
[[nodiscard]] bool is_language_tag(std::string_view tag);

/// In English: "Welsh".
[[nodiscard]] std::string language_name(std::string_view tag);

/// As those call it who speak it: "Cymraeg".
[[nodiscard]] std::string own_language_name(std::string_view tag);

/// True where it is written from right to left.
[[nodiscard]] bool is_right_to_left(std::string_view tag);

}  // namespace muster
