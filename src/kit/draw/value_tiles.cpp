// The map of tiles for values that are no counts of people: round borders, marks as they were published.
#include <muster/kit/draw/yearly.hpp>

#include "colour.hpp"
#include "rows.hpp"
#include "tiles.hpp"
#include "value_scale.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <cmath>

namespace muster::draw {
namespace {

/// Round borders of up to seven steps; where they are more than the shades, both ends are open.
struct Steps {
  ValueScale scale;
  int count = 1;
  int first = 0;  ///< of the scale's steps, the last of those that the lowest shade stands for

  explicit Steps(const std::vector<double>& values) {
    constexpr int shades = tile_steps.size();
    if (values.empty()) return;
    scale = value_scale(*std::ranges::min_element(values), *std::ranges::max_element(values), shades + 2, false);
    count = std::min(scale.steps, shades);
    first = (scale.steps - count + 1) / 2;
  }
  [[nodiscard]] int at(double value) const {
    return std::clamp(static_cast<int>(std::floor((value - scale.first) / scale.step + 1e-9)) - first, 0, count - 1);
  }
  /// Few steps are spread over all shades.
  [[nodiscard]] std::size_t shade(int step) const {
    return count == 1 ? 2 : static_cast<std::size_t>(step * 4 / (count - 1));
  }
  [[nodiscard]] std::string legend(int step, const ValueWords& words) const {
    const double from = scale.first + scale.step * (step + first);
    if (step == 0 && first > 0) return tell("under {value}", {{"value", words(from + scale.step)}});
    if (step == count - 1 && first + count < scale.steps) return tell("{value} and more", {{"value", words(from)}});
    const MessageParts parts{{"low", words(from)}, {"high", words(from + scale.step)}};
    // A number on a border belongs to the step above it, where there is one.
    return step == count - 1 ? tell("{low} to {high}", parts) : tell("{low} to under {high}", parts);
  }
};

void draw_tile(Drawing& drawing, const ValueTile& tile, const Box& box, const Steps& steps, const ValueWords& words) {
  const double size = box.width;
  const auto figure = tile.value ? words(*tile.value) : tile.mark.empty() ? std::string("–") : tile.mark;
  const Face number_face = fitting(figure, {std::clamp(size * 0.24, 11.0, 18.0), Weight::semibold}, size - 6);
  const Face name_face = fitting(tile.short_name, {std::clamp(size * 0.165, 10.0, 12.5), Weight::medium}, size - 6);
  std::string_view colour = ink;
  if (tile.value) {
    const auto step = steps.shade(steps.at(*tile.value));
    draw_step(drawing, box, step);
    colour = text_on(tile_steps[step]);
  } else if (!tile.mark.empty()) {
    draw_hidden(drawing, box);
  } else {
    draw_nobody(drawing, box, size * 0.09);
    const double plate =
        std::max(text_width(tile.short_name, name_face), text_width(figure, number_face)) + size * 0.14;
    drawing.rect({box.x + (size - plate) / 2, box.y + size * 0.19, plate, size * 0.62}, white);
  }
  const double middle = box.x + size / 2;
  drawing.text(middle, box.y + size * 0.48, figure, number_face, colour, Anchor::middle);
  drawing.text(middle, box.y + size * 0.73, tile.short_name, name_face, colour, Anchor::middle);
}

enum class KeyKind { step, mark, missing };
struct Key {
  KeyKind kind;
  std::size_t step;
  std::string words;
};

double draw_legend(Drawing& drawing, const std::vector<Key>& keys, double y, double width) {
  const Face face{.size = width < 420 ? 13.0 : 14.0};
  constexpr double side = 18;
  double x = 0;
  for (const auto& key : keys) {
    const double length = side + 6 + text_width(key.words, face);
    if (x > 0 && x + length > width) {
      x = 0;
      y += side + 8;
    }
    const Box box{x, y, side, side};
    if (key.kind == KeyKind::step) draw_step(drawing, box, key.step);
    if (key.kind == KeyKind::mark) draw_hidden(drawing, box);
    if (key.kind == KeyKind::missing) draw_nobody(drawing, box, 4.2);
    drawing.text(x + side + 6, y + side / 2 + face.size * 0.36, key.words, face, second_ink);
    x += length + 14;
  }
  return y + side;
}

}  // namespace

Picture value_tiles(const std::vector<ValueTile>& tiles, const std::string& about, const ValueWords& words,
                    double width) {
  if (tiles.empty()) return sentence(tell("No places to show yet."), width);
  const auto [left, right] = std::ranges::minmax(tiles, {}, &ValueTile::column);
  const auto [top, under] = std::ranges::minmax(tiles, {}, &ValueTile::row);
  std::vector<double> values;
  for (const auto& tile : tiles)
    if (tile.value) values.push_back(*tile.value);
  const Steps steps(values);
  const int columns = right.column - left.column + 1;
  const double pitch = std::min(largest_tile_pitch, (width + tile_gap) / columns);
  Drawing drawing;
  TileAreas areas;
  for (const auto& tile : tiles) {
    const int column = tile.column - left.column;
    const int row = tile.row - top.row;
    areas[{row, column}] = tile.area;
    draw_tile(drawing, tile, {column * pitch, row * pitch, pitch - tile_gap, pitch - tile_gap}, steps, words);
  }
  drawing.stroked_path(area_lines(areas, pitch), ink, pitch >= 60 ? 2 : 1.5);
  std::vector<Key> keys;
  for (int at = 0; !values.empty() && at < steps.count; ++at)
    keys.push_back({KeyKind::step, steps.shade(at), steps.legend(at, words)});
  if (std::ranges::any_of(tiles, [](const ValueTile& tile) { return !tile.value && !tile.mark.empty(); }))
    keys.push_back({KeyKind::mark, 0, tell("a mark in place of a figure")});
  if (std::ranges::any_of(tiles, [](const ValueTile& tile) { return !tile.value && tile.mark.empty(); }))
    keys.push_back({KeyKind::missing, 0, tell("nothing published")});
  const double map_width = std::min(width, std::max(350.0, columns * pitch - tile_gap));
  const double bottom = draw_legend(drawing, keys, (under.row - top.row + 1) * pitch - tile_gap + 18, map_width);
  std::vector<std::string> parts;
  for (const auto& tile : tiles)
    parts.push_back(tile.name + ": " +
                    (tile.value          ? words(*tile.value)
                     : tile.mark.empty() ? tell("nothing published")
                                         : tell("marked {mark}", {{"mark", tile.mark}})));
  return drawing.finish(
      map_width, bottom + 2, tell("Map of places"),
      described(tell_count("Map of {count} place as tiles, {about}: ", "Map of {count} places as tiles, {about}: ",
                           static_cast<std::int64_t>(tiles.size()), {{"about", about}}),
                parts));
}

}  // namespace muster::draw
