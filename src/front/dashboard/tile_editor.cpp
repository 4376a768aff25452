// Reads presses, moves tiles, shows the map as rows of buttons.
#include "tile_editor.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace muster::dashboard {
namespace {

using people::Place;
using people::Region;

constexpr std::size_t longest_area = 60;
constexpr int last_tile = 99;

std::vector<std::string> parts(std::string_view text, char mark) {
  std::vector<std::string> found;
  while (true) {
    const auto end = std::min(text.find(mark), text.size());
    found.emplace_back(text.substr(0, end));
    if (end == text.size()) return found;
    text.remove_prefix(end + 1);
  }
}

/// Without the marks that part tiles in the text.
std::string plain(std::string text) {
  std::erase_if(text, [](char letter) { return letter == '|' || letter == ';' || letter == '\n' || letter == '\r'; });
  return trimmed(text);
}

std::optional<int> tile_number(const std::string& text) {
  const auto number = parse_integer(text);
  if (!number || *number < 0 || *number > last_tile) return std::nullopt;
  return static_cast<int>(*number);
}

/// Two tiles on one cell (somebody wrote the text by hand) would lose one: the later goes to the next free row.
void part_tiles(Region& region) {
  std::set<std::pair<int, int>> taken;
  for (auto& place : region.places) {
    if (place.retired) continue;
    while (!taken.emplace(place.column, place.row).second) place.row = place.row < last_tile ? place.row + 1 : 0;
  }
}

std::optional<people::Direction> step_of(const std::string& press) {
  if (press == "left") return people::Direction::left;
  if (press == "up") return people::Direction::up;
  if (press == "down") return people::Direction::down;
  if (press == "right") return people::Direction::right;
  return std::nullopt;
}

void put_chosen(Region& region, const std::string& code, const std::string& where) {
  const auto cell = parts(where, ',');
  const auto column = cell.size() == 2 ? tile_number(cell[0]) : std::nullopt;
  const auto row = cell.size() == 2 ? tile_number(cell[1]) : std::nullopt;
  if (column && row) people::put_tile(region, code, *column, *row);
}

bool is_own(const Place& place) { return place.code.starts_with("own-"); }

void show_chosen(web::View& view, const Place& place, const Region& region) {
  auto& panel = view.add("CHOSEN", place.name);
  panel.set("CHOSEN_SHORT", place.short_name).set("CHOSEN_AREA", place.area);
  std::set<std::string> areas;
  for (const auto& each : region.places)
    if (!each.area.empty()) areas.insert(each.area);
  for (const auto& area : areas) panel.add("AREA", area);
}

}  // namespace

std::string map_text(const Region& region) {
  std::string text;
  for (const auto& place : region.places) {
    if (place.retired) continue;
    text += (text.empty() ? "" : ";") + place.code + "|" + place.short_name + "|" + plain(place.area) + "|" +
            std::to_string(place.column) + "|" + std::to_string(place.row);
  }
  return text;
}

void put_map(Region& region, const std::string& text) {
  std::map<std::string_view, Place*> by_code;
  for (auto& place : region.places)
    if (!place.retired) by_code.emplace(place.code, &place);
  for (const auto& tile : parts(text, ';')) {
    const auto values = parts(tile, '|');
    if (values.size() != 5) continue;
    const auto found = by_code.find(values[0]);
    const auto column = tile_number(values[3]);
    const auto row = tile_number(values[4]);
    if (found == by_code.end() || !column || !row) continue;
    auto& place = *found->second;
    if (!trimmed(values[1]).empty()) place.short_name = trimmed(values[1]);
    place.area = trimmed(values[2]);
    place.column = *column;
    place.row = *row;
  }
  part_tiles(region);
}

TileState pressed(Region& region, const people::Gazetteer& gazetteer, const web::Request& request) {
  TileState state{request.form.get("chosen"), {}, request.form.get("before")};
  const auto press = request.form.get("do");
  put_map(region, request.form.get("map"));
  const auto chosen = std::ranges::find(region.places, state.chosen, &Place::code);
  if (chosen != region.places.end() && request.form.find("tile-short")) {
    chosen->short_name = plain(request.form.get("tile-short"));
    chosen->area = plain(request.form.get("tile-area"));
    if (character_count(chosen->area) > longest_area) chosen->area.clear();
  }
  const auto now = map_text(region);
  if (press.starts_with("choose:")) state.chosen = press.substr(7);
  if (press == "again") people::lay_out(region, gazetteer);
  if (press == "undo" && !state.before.empty()) put_map(region, state.before);
  if (const auto step = step_of(press)) people::move_tile(region, state.chosen, *step);
  if (press.starts_with("put:")) put_chosen(region, state.chosen, press.substr(4));
  state.map = map_text(region);
  if (press == "undo")
    state.before.clear();
  else if (state.map != now)
    state.before = now;
  if (region.place(state.chosen) == nullptr) state.chosen.clear();
  return state;
}

std::string error_of(const Region& region) {
  std::map<std::string, std::string> taken;
  for (const auto& place : region.places) {
    if (place.retired) continue;
    const auto length = character_count(place.short_name);
    if (length < 2 || length > 5) return "Give " + place.name + " a short name of two to five letters";
    const auto [other, fresh] = taken.emplace(folded_name(place.short_name), place.name);
    if (!fresh) return place.name + " and " + other->second + " have one short name. Change one of them";
  }
  return {};
}

void show_tiles(web::View& view, const Region& region, const TileState& state, bool changeable) {
  std::map<std::pair<int, int>, const Place*> tiles;
  int columns = 0;
  int rows = 0;
  std::int64_t aside = 0;
  for (const auto& place : region.places) {
    if (place.retired) continue;
    tiles[{place.row, place.column}] = &place;
    columns = std::max(columns, place.column + 1);
    rows = std::max(rows, place.row + 1);
    aside += is_own(place) ? 1 : 0;
  }
  const auto count = static_cast<std::int64_t>(tiles.size());
  const bool any_known = aside < count;
  auto words = counted(any_known ? count - aside : count, "place", "places") +
               (any_known ? " laid out by where " : " in alphabetical order, for it is not known where ") +
               (count - (any_known ? aside : 0) == 1 ? "it lies" : "they lie");
  if (any_known && aside > 0) words += ", " + grouped(aside) + " set aside";
  auto& map = view.add("TILES");
  map.set("TILES_WORDS", words).set("MAP", state.map).set("BEFORE", state.before).set("CHOSEN_CODE", state.chosen);
  map.show_if(columns > 9, "MANY_COLUMNS").show_if(columns > 4 && columns <= 9, "SOME_COLUMNS");
  if (changeable) {
    map.show("CHANGEABLE").show_if(!state.before.empty(), "CAN_UNDO");
    if (const auto* place = region.place(state.chosen)) show_chosen(map, *place, region);
  }
  for (int row = 0; row < rows; ++row) {
    auto& line = map.add("TILE_ROW");
    for (int column = 0; column < columns; ++column) {
      auto& cell = line.add("CELL");
      const auto found = tiles.find({row, column});
      if (found == tiles.end()) {
        cell.add("GAP", std::to_string(column) + "," + std::to_string(row));
        continue;
      }
      const auto& place = *found->second;
      auto& tile = cell.add(changeable ? "TILE" : "STILL");
      tile.set("CODE", place.code).set("SHORT", place.short_name).set("NAME", place.name);
      tile.show_if(is_own(place), "ASIDE");
      if (!changeable) continue;
      tile.set("AT", std::to_string(column) + "," + std::to_string(row));
      tile.show_if(place.code == state.chosen, "IS_CHOSEN", "NOT_CHOSEN");
    }
  }
}

}  // namespace muster::dashboard
