// A region is read whole or not at all: a map with a hole would show in every report.

#include <muster/domain/people/region.hpp>

#include "sheet_reading.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace muster::people {
namespace {

constexpr std::int64_t last_tile = 99;

struct Columns {
  std::optional<std::size_t> code, name, short_name, part, area, tile_column, tile_row;
};

/// Says so where a value was used before, on which line.
class Unique {
 public:
  explicit Unique(std::string what) : what_(std::move(what)) {}
  void check(const std::string& value, const std::string& key, std::size_t line, Diagnostics& diagnostics) {
    const auto [before, fresh] = seen_.emplace(key, line);
    if (fresh) return;
    diagnostics.add(line, "the " + what_ + " \"" + value + "\" stands already in row " + std::to_string(before->second),
                    "give each place its own " + what_);
  }

 private:
  std::string what_;
  std::map<std::string, std::size_t> seen_;
};

std::optional<int> tile_position(const std::string& text, std::string_view what, std::size_t line,
                                 Diagnostics& diagnostics) {
  const auto number = parse_integer(text);
  if (number && *number >= 0 && *number <= last_tile) return static_cast<int>(*number);
  diagnostics.add(line, "the " + std::string(what) + " \"" + text + "\" is not a whole number from 0 to 99",
                  "count columns from the left and rows from the top, beginning with 0");
  return std::nullopt;
}

}  // namespace

const Place* Region::place(std::string_view code) const {
  const auto found = std::find_if(places.begin(), places.end(), [&](const Place& one) { return one.code == code; });
  return found == places.end() ? nullptr : &*found;
}

Result<Region> read_region(const tabular::Table& table, const std::string& slug, const std::string& name,
                           const std::string& source) {
  Diagnostics diagnostics(source);
  Columns columns;
  columns.code = require_column(table.heading, "code", diagnostics);
  columns.name = require_column(table.heading, "name", diagnostics);
  columns.short_name = require_column(table.heading, "short", diagnostics);
  columns.part = find_column(table.heading, {"part"});
  columns.area = find_column(table.heading, {"area"});
  columns.tile_column = require_column(table.heading, "tile_column", diagnostics);
  columns.tile_row = require_column(table.heading, "tile_row", diagnostics);
  if (diagnostics.any()) return diagnostics.error();
  if (table.rows.empty()) diagnostics.add(0, "there are no places below the heading", "give one row to each place");

  Region region{slug, name, {}};
  Unique codes("code");
  Unique names("name");
  Unique short_names("short name");
  std::map<std::pair<int, int>, std::string> tiles;
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    const auto& row = table.rows[at];
    const auto line = table.line_of[at];
    Place place;
    place.code = cell(row, columns.code);
    place.name = cell(row, columns.name);
    place.short_name = cell(row, columns.short_name);
    place.part = cell(row, columns.part);
    place.area = cell(row, columns.area);
    if (place.code.empty())
      diagnostics.add(line, "the code is empty", "give the place its official code");
    else
      codes.check(place.code, folded_name(place.code), line, diagnostics);
    if (place.name.empty())
      diagnostics.add(line, "the name is empty", "give the place its name");
    else
      names.check(place.name, folded_name(place.name), line, diagnostics);
    if (place.short_name.empty())
      diagnostics.add(line, "the short name is empty", "give the place two to five letters");
    else if (const auto length = character_count(place.short_name); length < 2 || length > 5) {
      diagnostics.add(line, "the short name \"" + place.short_name + "\" has not two to five letters",
                      "it must fit on a tile");
    } else {
      short_names.check(place.short_name, folded_name(place.short_name), line, diagnostics);
    }
    const auto column = tile_position(cell(row, columns.tile_column), "tile_column", line, diagnostics);
    const auto tile_row = tile_position(cell(row, columns.tile_row), "tile_row", line, diagnostics);
    if (column && tile_row) {
      place.column = *column;
      place.row = *tile_row;
      const auto [before, fresh] = tiles.emplace(std::pair(place.column, place.row), place.name);
      if (!fresh) {
        diagnostics.add(line, place.name + " stands on the same tile as " + before->second,
                        "give each place its own tile_column and tile_row");
      }
    }
    region.places.push_back(std::move(place));
  }
  if (diagnostics.any()) return diagnostics.error();
  return region;
}

}  // namespace muster::people
