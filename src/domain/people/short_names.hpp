#pragma once
// First names that people go by instead of one another: Bill is William, Peggy is Margaret.

#include <cstdint>
#include <string_view>
#include <vector>

namespace muster::people {

/// Numbers of the groups that a first name belongs to, folded; names that share one may be one person's. None for most
/// names, several for one that is short for several ("Jo", "Sandy").
[[nodiscard]] const std::vector<std::uint32_t>& short_name_groups(std::string_view folded);

/// Whether one may be called by the other.
[[nodiscard]] bool goes_by(std::string_view folded, std::string_view other_folded);

}  // namespace muster::people
