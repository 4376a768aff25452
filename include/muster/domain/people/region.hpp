#pragma once
// A region is a file of places: London ships, and any other is one file away.

#include <muster/kit/base/result.hpp>
#include <muster/kit/tabular/table.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::people {

/// A borough or district.
struct Place {
  std::string code;  ///< official code, for example E09000033
  std::string name;
  std::string short_name;  ///< two to five letters, for tiles
  std::string part;        ///< for example "Inner London"; may be empty
  std::string area;        ///< for example "North West London"; may be empty
  int column = 0;          ///< on the tile map, from 0
  int row = 0;             ///< on the tile map, from 0
  bool retired = false;    ///< off the map; kept for the organisations that served it
  friend bool operator==(const Place&, const Place&) = default;
};

struct Region {
  std::string slug;  ///< "london"
  std::string name;  ///< "London"
  std::vector<Place> places;
  /// The place with that code, or nullptr.
  [[nodiscard]] const Place* place(std::string_view code) const;
};

/// Reads columns code, name, short, part, area, tile_column, tile_row (any order; part and area may be missing).
/// Errors, each with its line: a missing column, an empty or repeated code, name or short name, two places on one
/// tile, a tile position that is not 0 to 99. `slug` and `name` come from the caller (the file's name, unless told).
[[nodiscard]] Result<Region> read_region(const tabular::Table& table, const std::string& slug, const std::string& name,
                                         const std::string& source);

}  // namespace muster::people
