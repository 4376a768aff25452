#pragma once
// A map of tiles that is changed by presses: choose a tile, then move it. All of its state travels with the form, so it
// works without a script, and nothing is saved before the page's own button.

#include <muster/domain/people/region_making.hpp>
#include <muster/platform/web/request.hpp>
#include <muster/platform/web/view.hpp>

#include <string>

namespace muster::dashboard {

/// What of a region a press may change: where tiles stand, short names, areas.
struct TileState {
  std::string chosen;  ///< code of the chosen place; empty where none is
  std::string map;     ///< every tile as it stands now, as text
  std::string before;  ///< the same before the last move
};

/// Every tile of the region as text that a form can carry.
[[nodiscard]] std::string map_text(const people::Region& region);
/// Puts the tiles of `text` onto the region; places that it does not name, and what is no tile, stay as they are.
void put_map(people::Region& region, const std::string& text);

/// Puts what came with the form onto `region` (laid out before) and does what was pressed: do=left|up|down|right|undo|
/// again|choose:CODE|put:COLUMN,ROW. Fields: map, before, chosen, tile-short, tile-area.
[[nodiscard]] TileState pressed(people::Region& region, const people::Gazetteer& gazetteer,
                                const web::Request& request);

/// What is wrong with short names, as a sentence without a full stop; empty where nothing is.
[[nodiscard]] std::string error_of(const people::Region& region);

/// Fills part_tiles.html. `aside` codes are drawn dashed: nobody knows where they lie.
void show_tiles(web::View& view, const people::Region& region, const TileState& state, bool changeable);

}  // namespace muster::dashboard
