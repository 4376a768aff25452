#pragma once
// Reads a template's markers, and joins partial templates into the ones that name them.

#include <muster/kit/base/embedded.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "templates.hpp"

namespace muster::web {

/// The text of template `name` with every {{>PART}} replaced by its text. Throws std::logic_error for a part that is
/// missing or includes itself.
[[nodiscard]] std::string with_parts(const std::map<std::string, std::string_view>& texts, const std::string& name);

/// The tree of markers. Throws std::logic_error for a marker that is malformed or a section that is not closed.
[[nodiscard]] std::vector<Marker> read_markers(std::string_view text, const std::string& name);

}  // namespace muster::web
