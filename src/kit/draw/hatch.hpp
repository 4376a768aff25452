#pragma once
// Diagonal bands as plain shapes cut to a box: a pattern would need an id, and ids clash between pictures.

#include "svg_writer.hpp"

namespace muster::draw {

/// Path data of 45-degree bands, `thickness` wide and `pitch` apart (both measured across), filling the box.
[[nodiscard]] std::string bands(const Box& box, double thickness, double pitch);

}  // namespace muster::draw
