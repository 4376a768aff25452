#pragma once
// How a decision says that an organisation is to be made: "new: KIND", or "new: KIND, NAME".

#include <muster/kit/base/utf8.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace muster::people {

struct NewOrganisation {
  std::string kind;
  std::string name;  ///< empty where it is to be called as typed
};

/// "new: health" -> {"health", ""}; nothing where the text does not say so.
[[nodiscard]] inline std::optional<NewOrganisation> new_organisation(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || lower_case(trimmed(text.substr(0, colon))) != "new") return std::nullopt;
  const auto rest = text.substr(colon + 1);
  const auto comma = rest.find(',');
  if (comma == std::string_view::npos) return NewOrganisation{trimmed(rest), ""};
  return NewOrganisation{trimmed(rest.substr(0, comma)), trimmed(rest.substr(comma + 1))};
}

}  // namespace muster::people
