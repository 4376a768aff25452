// Tiles of a map: one hue in five steps, hatched where there is nobody, plain where the figure is hidden.
#include "tiles.hpp"

#include "colour.hpp"
#include "hatch.hpp"

#include <algorithm>
#include <cmath>

namespace muster::draw {
namespace {

constexpr std::string_view pale_edge = "#8FA3B8";

}  // namespace

void draw_step(Drawing& drawing, const Box& box, std::size_t step) {
  if (step < 2) {
    drawing.outlined_rect(box, tile_steps[step], pale_edge, 2);
  } else {
    drawing.rect(box, tile_steps[step], 2);
  }
}

void draw_nobody(Drawing& drawing, const Box& box, double pitch) {
  drawing.outlined_rect(box, white, third_ink, 2);
  drawing.filled_path(bands({box.x + 1, box.y + 1, box.width - 2, box.height - 2}, 1.1, pitch), third_ink);
}

void draw_hidden(Drawing& drawing, const Box& box) { drawing.outlined_rect(box, wash, head_rule, 2); }

Face fitting(std::string_view text, Face face, double width) {
  const double length = text_width(text, face);
  if (length > width) face.size = std::max(7.0, std::floor(face.size * width / length * 10) / 10);
  return face;
}

std::string area_lines(const TileAreas& areas, double pitch) {
  std::string d;
  const auto area_at = [&](int column, int row) -> const std::string* {
    const auto found = areas.find({row, column});
    return found == areas.end() ? nullptr : &found->second;
  };
  for (const auto& [place, area] : areas) {
    const auto [row, column] = place;
    const auto* right = area_at(column + 1, row);
    const auto* below = area_at(column, row + 1);
    const double x = column * pitch - tile_gap / 2;
    const double y = row * pitch - tile_gap / 2;
    if (right != nullptr && *right != area) {
      d += "M" + number(x + pitch) + " " + number(std::max(0.0, y)) + "V" + number(y + pitch);
    }
    if (below != nullptr && *below != area) {
      d += "M" + number(std::max(0.0, x)) + " " + number(y + pitch) + "H" + number(x + pitch);
    }
  }
  return d;
}

}  // namespace muster::draw
