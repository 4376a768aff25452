#pragma once
// The steps of a scale as every picture colours them: red to grey to blue where one end is good, shades of one grey
// where neither is.

#include "svg_writer.hpp"

#include <muster/kit/draw/picture.hpp>

#include <cstddef>
#include <string>

namespace muster::draw {

/// Of step `index`, counted from the left.
[[nodiscard]] std::string step_colour(std::size_t index, std::size_t count, ScaleEnds ends);

void draw_step(Drawing& drawing, const Box& box, std::size_t index, std::size_t count, ScaleEnds ends);

}  // namespace muster::draw
