#pragma once
// How a decision says that an organisation is to be made: "new: KIND".

#include <muster/kit/base/utf8.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace muster::people {

/// "new: health" -> "health"; nothing where the text does not say so.
[[nodiscard]] inline std::optional<std::string> kind_of_new(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || lower_case(trimmed(text.substr(0, colon))) != "new") return std::nullopt;
  return trimmed(text.substr(colon + 1));
}

}  // namespace muster::people
