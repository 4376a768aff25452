#pragma once
// Many names put in order at once: each is read once by ICU, where a comparison of two reads both each time.

#include <cstdint>
#include <string_view>
#include <vector>

namespace muster {

/// Positions in `names`, the first by compare_names first; equal ones in the order given. Takes, while it works, about
/// as much memory again as the names do.
[[nodiscard]] std::vector<std::uint32_t> name_order(const std::vector<std::string_view>& names);

}  // namespace muster
