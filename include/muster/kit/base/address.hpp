#pragma once
// Addresses put together so that nothing typed can break out of its place in them.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster {

/// Everything but letters, digits and -._~ (and "/" where `keep_slashes`) as %XX (RFC 3986, 2.1 and 2.3).
[[nodiscard]] std::string percent_encoded(std::string_view text, bool keep_slashes = false);

/// "path?name=value&...", empty values left out; the path alone where none is left.
[[nodiscard]] std::string address(std::string path, const std::vector<std::pair<std::string, std::string>>& query);

}  // namespace muster
