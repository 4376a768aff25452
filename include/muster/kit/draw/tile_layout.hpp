#pragma once
// Where each place of a map of tiles stands: made from middle points, so that a region needs no drawing by hand.

#include <cstddef>
#include <optional>
#include <vector>

namespace muster::draw {

/// A point on the globe, in degrees (WGS 84).
struct GeoPoint {
  double latitude = 0;
  double longitude = 0;
};

struct TileCell {
  int column = 0;  ///< from 0, west first
  int row = 0;     ///< from 0, north first
  friend bool operator==(const TileCell&, const TileCell&) = default;
};

/// One cell of its own for each point: north stays above, west stays left, neighbours stand beside each other as far as
/// cells of equal size allow, and no row or column between them is empty. A place without a point is set aside, in a
/// column of its own at the right. The same points give the same cells. Meant for up to some 400 points.
[[nodiscard]] std::vector<TileCell> tile_layout(const std::vector<std::optional<GeoPoint>>& points);

/// Cells in reading order in a block about as wide as high: for `count` places of which nobody knows where they lie.
[[nodiscard]] std::vector<TileCell> tiles_in_order(std::size_t count);

}  // namespace muster::draw
