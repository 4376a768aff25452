#pragma once
// The cheapest way to give each of some rows a column of its own: the Hungarian method.

#include <cstddef>
#include <functional>
#include <vector>

namespace muster::draw {

/// For each row its column; at least as many columns as rows. Takes rows² · columns steps.
[[nodiscard]] std::vector<std::size_t> cheapest_assignment(std::size_t rows, std::size_t columns,
                                                           const std::function<double(std::size_t, std::size_t)>& cost);

}  // namespace muster::draw
