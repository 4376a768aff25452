#pragma once
// Rows of answers that forms ask again and again, in their order: a file of answers shows only which were given.

#include <string>
#include <vector>

namespace muster::conversions {

/// The texts in the order of a row that holds all of them; empty where there is no such row.
[[nodiscard]] std::vector<std::string> in_known_order(const std::vector<std::string>& texts);

}  // namespace muster::conversions
