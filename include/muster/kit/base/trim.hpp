#pragma once
// White space taken from both ends without a copy, for whoever strips a text again and again.

#include <string_view>

namespace muster {

/// As trimmed(), but a part of `text`.
[[nodiscard]] std::string_view trimmed_view(std::string_view text);

}  // namespace muster
