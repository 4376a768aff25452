#pragma once
// What stands one click away from each picture of published figures: what its numbers are, and what they cannot tell.

#include <string>
#include <vector>

namespace muster::indicators {

enum class Made { figure, change, rank, region, nation, small_lines };

/// The markup of a closed "How this is made", in the order given. `of` says of which picture, for those who hear it.
[[nodiscard]] std::string how_made(const std::vector<Made>& kinds, const std::string& of);

}  // namespace muster::indicators
