// A map laid out by itself: a cell for each place, compact, and everything where a reader expects it.
#include "support/catch.hpp"

#include <muster/kit/draw/tile_layout.hpp>

#include <algorithm>
#include <cmath>
#include <set>

using namespace muster::draw;

namespace {

using Points = std::vector<std::optional<GeoPoint>>;

/// Points in no order and no grid, the same every time; `denser` crowds them in the middle, as towns do.
Points scattered(std::size_t count, bool denser) {
  Points points;
  unsigned long long state = 42;
  const auto next = [&state] {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(state >> 40U) / static_cast<double>(1U << 24U) - 0.5;
  };
  for (std::size_t at = 0; at < count; ++at) {
    double north = next();
    double east = next();
    if (denser) {
      north *= std::abs(north) * 2;
      east *= std::abs(east) * 2;
    }
    points.push_back(GeoPoint{53 + 3 * north, -1 + 5 * east});
  }
  return points;
}

std::set<std::pair<int, int>> distinct(const std::vector<TileCell>& cells) {
  std::set<std::pair<int, int>> found;
  for (const auto& cell : cells) found.emplace(cell.column, cell.row);
  return found;
}

/// The share of pairs, apart by a tenth of the map at least, that stand in the order in which they lie.
double order_kept(const Points& points, const std::vector<TileCell>& cells) {
  int kept = 0;
  int pairs = 0;
  for (std::size_t left = 0; left < points.size(); ++left) {
    for (std::size_t right = 0; right < points.size(); ++right) {
      if (points[right]->longitude - points[left]->longitude < 0.5) continue;
      ++pairs;
      if (cells[left].column <= cells[right].column) ++kept;
    }
  }
  return pairs == 0 ? 1 : static_cast<double>(kept) / pairs;
}

}  // namespace

TEST_CASE("Every place has a cell of its own on a map without empty rows or columns") {
  for (const bool denser : {false, true}) {
    for (const std::size_t count : {1U, 2U, 3U, 14U, 33U, 150U, 391U}) {
      const auto points = scattered(count, denser);
      const auto cells = tile_layout(points);
      REQUIRE(cells.size() == count);
      CHECK(distinct(cells).size() == count);
      std::set<int> columns;
      std::set<int> rows;
      for (const auto& cell : cells) {
        columns.insert(cell.column);
        rows.insert(cell.row);
      }
      CHECK(*columns.begin() == 0);
      CHECK(*rows.begin() == 0);
      CHECK(static_cast<std::size_t>(*columns.rbegin()) + 1 == columns.size());
      CHECK(static_cast<std::size_t>(*rows.rbegin()) + 1 == rows.size());
      INFO(count << " places take " << columns.size() << " by " << rows.size());
      CHECK(columns.size() * rows.size() <= 3 * count + 4);
      CHECK(order_kept(points, cells) > 0.9);
      CHECK(cells == tile_layout(points));
    }
  }
}

TEST_CASE("North stands above, west stands left") {
  const auto cells = tile_layout({GeoPoint{52.48, -1.89}, GeoPoint{53.0, -1.89}, GeoPoint{52.48, -2.6}});
  CHECK(cells[1].row < cells[0].row);
  CHECK(cells[1].column == cells[0].column);
  CHECK(cells[2].column < cells[0].column);
  CHECK(cells[2].row == cells[0].row);
}

TEST_CASE("Neighbours in a row stay beside each other, however far apart they lie") {
  const auto cells = tile_layout({GeoPoint{52, 0}, GeoPoint{52, 0.1}, GeoPoint{52, 2}, GeoPoint{52, 2.1}});
  CHECK(cells == std::vector<TileCell>{{0, 0}, {1, 0}, {2, 0}, {3, 0}});
}

TEST_CASE("Places that lie on one point stand on different cells") {
  CHECK(distinct(tile_layout(Points(9, GeoPoint{52, 0}))).size() == 9);
}

TEST_CASE("Who has no point is set aside, past an empty column") {
  const auto cells = tile_layout({GeoPoint{52, 0}, std::nullopt, GeoPoint{52, 1}, std::nullopt});
  CHECK(cells == std::vector<TileCell>{{0, 0}, {3, 0}, {1, 0}, {4, 0}});
}

TEST_CASE("Without any point, tiles stand in reading order") {
  CHECK(tile_layout({std::nullopt, std::nullopt, std::nullopt}) == std::vector<TileCell>{{0, 0}, {1, 0}, {0, 1}});
  CHECK(tiles_in_order(0).empty());
  CHECK(distinct(tiles_in_order(33)).size() == 33);
}
