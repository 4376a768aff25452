#pragma once
// What maps of tiles share: their five steps of one hue, and the lines that part areas.

#include "svg_writer.hpp"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace muster::draw {

inline constexpr std::array<std::string_view, 5> tile_steps{"#DFE9F2", "#B5CCE1", "#7FA6CA", "#4475A5", "#1D4B7F"};
inline constexpr double largest_tile_pitch = 80;
inline constexpr double tile_gap = 3;

void draw_step(Drawing& drawing, const Box& box, std::size_t step);
/// Hatched, the lines `pitch` apart.
void draw_nobody(Drawing& drawing, const Box& box, double pitch);
void draw_hidden(Drawing& drawing, const Box& box);

/// `face` made smaller until the text fits; never under 7 px.
[[nodiscard]] Face fitting(std::string_view text, Face face, double width);

/// Areas by row and column of their tiles, both from 0.
using TileAreas = std::map<std::pair<int, int>, std::string>;
/// Path data of the lines between tiles of different areas.
[[nodiscard]] std::string area_lines(const TileAreas& areas, double pitch);

}  // namespace muster::draw
