#pragma once
// A region made of chosen or pasted places: short names and a map of tiles come by themselves.

#include <muster/domain/people/gazetteer.hpp>
#include <muster/domain/people/region.hpp>

#include <string>
#include <vector>

namespace muster::people {

inline constexpr std::size_t most_places = 400;

/// A region of the recognised places, each once, in the order given. A place that the list does not know keeps the
/// name typed, gets a code of its own ("own-wolverhamton") and is set aside on the map.
[[nodiscard]] Region region_of(const std::vector<RecognisedPlace>& places, const Gazetteer& gazetteer,
                               const std::string& slug, const std::string& name);

/// The places of an area, recognised by name.
[[nodiscard]] std::vector<RecognisedPlace> places_of(const Area& area, const Gazetteer& gazetteer);

/// Two to five capitals for each name, all different: "SOL", "STK" where "STO" is taken.
[[nodiscard]] std::vector<std::string> short_names(const std::vector<std::string>& names);

/// Puts every place where it lies, or, where no place is known to the list, in reading order by name.
void lay_out(Region& region, const Gazetteer& gazetteer);

/// Moves the place with that code by one step; where another stands, the two change places. A step over the upper or
/// left edge moves all others instead. False where there is no such place or the map would grow over 100 tiles.
enum class Direction { left, up, down, right };
bool move_tile(Region& region, const std::string& code, Direction step);
/// Puts the place onto a tile; where another stands, the two change places.
bool put_tile(Region& region, const std::string& code, int column, int row);

}  // namespace muster::people
