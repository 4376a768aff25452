// The map of places: tiles of equal size, because each place is one place; colour only repeats the number.

#include "colour.hpp"
#include "rows.hpp"
#include "tiles.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace muster::draw {
namespace {

/// The upper bounds of the five steps: each count its own step up to 5, five even classes beyond.
std::array<std::int64_t, 5> upper_bounds(std::int64_t most) {
  std::array<std::int64_t, 5> bounds{1, 2, 3, 4, 5};
  if (most > 5) {
    for (std::int64_t i = 1; i <= 5; ++i) {
      bounds[static_cast<std::size_t>(i - 1)] = std::llround(static_cast<double>(most) * static_cast<double>(i) / 5);
    }
  }
  return bounds;
}

std::size_t step_of(std::int64_t people, const std::array<std::int64_t, 5>& bounds) {
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    if (people <= bounds[i]) return i;
  }
  return bounds.size() - 1;
}

std::string figure_of(const Tile& tile) {
  if (!tile.suppressed) return told_number(tile.people);
  return tile.fewer_than > 0 ? "<" + told_number(tile.fewer_than) : "–";
}

void draw_tile(Drawing& drawing, const Tile& tile, const Box& box, const std::array<std::int64_t, 5>& bounds) {
  const double size = box.width;
  std::string_view colour = ink;
  const Face number_face = fitting(figure_of(tile), {std::clamp(size * 0.26, 13.0, 20.0), Weight::semibold}, size - 8);
  const Face name_face = fitting(tile.short_name, {std::clamp(size * 0.165, 10.0, 12.5), Weight::medium}, size - 6);
  const double number_baseline = box.y + size * 0.48;
  const double name_baseline = box.y + size * 0.73;
  if (tile.suppressed) {
    draw_hidden(drawing, box);
  } else if (tile.people <= 0) {
    draw_nobody(drawing, box, size * 0.09);
    const double plate = std::max(text_width(tile.short_name, name_face), text_width("0", number_face)) + size * 0.14;
    drawing.rect({box.x + (size - plate) / 2, box.y + size * 0.19, plate, size * 0.62}, white);
  } else {
    const std::size_t step = step_of(tile.people, bounds);
    draw_step(drawing, box, step);
    colour = text_on(tile_steps[step]);
  }
  const double middle = box.x + size / 2;
  drawing.text(middle, number_baseline, figure_of(tile), number_face, colour, Anchor::middle);
  drawing.text(middle, name_baseline, tile.short_name, name_face, colour, Anchor::middle);
}

/// One entry of the legend.
struct Key {
  enum class Kind { nobody, hidden, step, unit } kind = Kind::step;
  std::size_t step = 0;
  std::string words;
};

std::vector<Key> keys_of(const std::vector<Tile>& tiles, const std::array<std::int64_t, 5>& bounds, std::int64_t most,
                         const std::string& unit) {
  std::vector<Key> keys;
  const auto nobody = [](const Tile& tile) { return !tile.suppressed && tile.people <= 0; };
  const auto hidden = [](const Tile& tile) { return tile.suppressed; };
  if (std::any_of(tiles.begin(), tiles.end(), nobody)) keys.push_back({Key::Kind::nobody, 0, tell("nobody")});
  const auto first_hidden = std::find_if(tiles.begin(), tiles.end(), hidden);
  if (first_hidden != tiles.end()) {
    const auto limit = first_hidden->fewer_than;
    keys.push_back(
        {Key::Kind::hidden, 0,
         limit > 0 ? tell("fewer than {number}: hidden", {{"number", told_number(limit)}}) : tell("hidden")});
  }
  std::int64_t low = 1;
  for (std::size_t i = 0; i < bounds.size() && low <= most; ++i) {
    const std::string range = low == bounds[i] ? told_number(low) : told_number(low) + "–" + told_number(bounds[i]);
    keys.push_back({Key::Kind::step, i, range});
    low = bounds[i] + 1;
  }
  if (most > 0 && !unit.empty()) keys.push_back({Key::Kind::unit, 0, unit});
  return keys;
}

/// Draws the legend from `y` on and returns its lower edge.
double draw_legend(Drawing& drawing, const std::vector<Key>& keys, double y, double width) {
  const bool narrow = width < 420;
  const double side = narrow ? 16 : 20;
  const double space = narrow ? 10 : 15;
  const Face face{.size = narrow ? 13.0 : 14.0};
  double x = 0;
  for (const auto& key : keys) {
    const double mark = key.kind == Key::Kind::unit ? 0 : side + (narrow ? 5 : 7);
    const double length = mark + text_width(key.words, face);
    if (x > 0 && x + length > width) {
      x = 0;
      y += side + 8;
    }
    const Box box{x, y, side, side};
    if (key.kind == Key::Kind::nobody) draw_nobody(drawing, box, 4.2);
    if (key.kind == Key::Kind::hidden) draw_hidden(drawing, box);
    if (key.kind == Key::Kind::step) draw_step(drawing, box, key.step);
    drawing.text(x + mark, y + side / 2 + face.size * 0.36, key.words, face,
                 key.kind == Key::Kind::unit ? third_ink : second_ink);
    x += length + space;
  }
  return y + side;
}

std::string words_of(const std::vector<Tile>& tiles, const std::string& unit) {
  // A hidden figure must not show through the order.
  const auto rank = [](const Tile& tile) { return tile.suppressed ? -1 : tile.people; };
  std::vector<const Tile*> order;
  for (const auto& tile : tiles) order.push_back(&tile);
  std::stable_sort(order.begin(), order.end(), [&](const Tile* a, const Tile* b) { return rank(*a) > rank(*b); });
  auto words =
      tell_count("Map of {count} place as tiles, {unit} in each.", "Map of {count} places as tiles, {unit} in each.",
                 static_cast<std::int64_t>(tiles.size()), {{"unit", unit.empty() ? tell("people") : unit}});
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto& tile = *order[i];
    words += (i == 0 ? " " : "; ") + tile.name + ": ";
    words += tile.suppressed    ? hidden_words(tile.fewer_than)
             : tile.people <= 0 ? tell("nobody")
                                : told_number(tile.people);
  }
  return words + ".";
}

}  // namespace

Picture tile_map(const std::vector<Tile>& tiles, const std::string& unit, double width) {
  if (tiles.empty()) return sentence(tell("No places to show yet."), width);
  int first_column = tiles.front().column;
  int first_row = tiles.front().row;
  int last_column = first_column;
  int last_row = first_row;
  std::int64_t most = 0;
  for (const auto& tile : tiles) {
    first_column = std::min(first_column, tile.column);
    last_column = std::max(last_column, tile.column);
    first_row = std::min(first_row, tile.row);
    last_row = std::max(last_row, tile.row);
    if (!tile.suppressed) most = std::max(most, tile.people);
  }
  const double pitch = std::min(largest_tile_pitch, (width + tile_gap) / (last_column - first_column + 1));
  const auto bounds = upper_bounds(most);
  Drawing drawing;
  TileAreas areas;
  for (const auto& tile : tiles) {
    const int column = tile.column - first_column;
    const int row = tile.row - first_row;
    areas[{row, column}] = tile.area;
    draw_tile(drawing, tile, {column * pitch, row * pitch, pitch - tile_gap, pitch - tile_gap}, bounds);
  }
  drawing.stroked_path(area_lines(areas, pitch), ink, pitch >= 60 ? 2 : 1.5);
  const double map_width = std::min(width, std::max(350.0, (last_column - first_column + 1) * pitch - tile_gap));
  const double map_bottom = (last_row - first_row + 1) * pitch - tile_gap;
  const double bottom = draw_legend(drawing, keys_of(tiles, bounds, most, unit), map_bottom + 20, map_width);
  return drawing.finish(map_width, bottom + 2, tell("Map of places"), words_of(tiles, unit));
}

}  // namespace muster::draw
