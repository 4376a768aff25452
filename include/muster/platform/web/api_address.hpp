#pragma once
// Where programs ask, and the version in each of their addresses.

#include <string>
#include <string_view>

namespace muster::web {

inline constexpr std::string_view programs_path = "/api/";
inline constexpr std::string_view version_path = "/api/v1/";

/// The address of version 1 for one under /api/ that names no version: "/api/v1/events" for "/api/events". Any other
/// address as it is. What was asked before there were versions is version 1, and stays so when there is another.
[[nodiscard]] std::string versioned(std::string path);

}  // namespace muster::web
