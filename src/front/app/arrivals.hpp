#pragma once
// How many answers each open round had when their order was last forgotten, as one text that all processes share.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace muster::app {

[[nodiscard]] std::map<std::string, std::int64_t> read_arrivals(std::string_view text);
[[nodiscard]] std::string written_arrivals(const std::map<std::string, std::int64_t>& seen);

}  // namespace muster::app
