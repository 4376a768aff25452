#pragma once
// What stands beside an error about a name: the nearest spelling, or else what is allowed there.

#include <string>
#include <string_view>
#include <vector>

namespace muster::report {

/// `did you mean "helpful"?`, or "write helpful, mainly or not"; the first twelve where there are more.
[[nodiscard]] std::string suggested(std::string_view name, const std::vector<std::string>& allowed);

}  // namespace muster::report
