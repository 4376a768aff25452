// Points become discs of one size that push each other apart and hold on to their neighbours; each disc then takes the
// cell that moves all of them least, and tiles change places as long as that brings neighbours nearer together.
#include <muster/kit/draw/tile_layout.hpp>

#include "cheapest_assignment.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

namespace muster::draw {
namespace {

struct Spot {
  double x = 0;
  double y = 0;
};
using Spots = std::vector<Spot>;
using Neighbours = std::vector<std::vector<std::size_t>>;
using Cells = std::vector<TileCell>;

constexpr int rounds = 200;
constexpr double push = 0.5;
constexpr double pull = 0.12;
/// Places with one point, or nearly, must have somewhere to be pushed to.
constexpr double nudge = 1e-6;

double squared(Spot left, Spot right) {
  const double x = left.x - right.x;
  const double y = left.y - right.y;
  return x * x + y * y;
}

Spots flat(const std::vector<GeoPoint>& points) {
  double middle = 0;
  for (const auto& point : points) middle += point.latitude / static_cast<double>(points.size());
  const double narrowing = std::cos(middle * std::numbers::pi / 180);
  Spots spots;
  for (const auto& point : points) {
    const auto index = static_cast<double>(spots.size());
    spots.push_back({point.longitude * narrowing + nudge * index, -point.latitude + nudge * 0.7 * index});
  }
  return spots;
}

/// Two spots are neighbours where no third lies within the circle on their line (Gabriel's graph).
Neighbours neighbours_of(const Spots& spots) {
  Neighbours found(spots.size());
  for (std::size_t left = 0; left < spots.size(); ++left) {
    for (std::size_t right = left + 1; right < spots.size(); ++right) {
      const double between = squared(spots[left], spots[right]);
      const bool apart = std::ranges::any_of(spots, [&](const Spot& third) {
        return &third != &spots[left] && &third != &spots[right] &&
               squared(spots[left], third) + squared(third, spots[right]) < between;
      });
      if (apart) continue;
      found[left].push_back(right);
      found[right].push_back(left);
    }
  }
  return found;
}

/// So that neighbours lie one cell apart, as most of them do.
void scale_to_cells(Spots& spots, const Neighbours& neighbours) {
  std::vector<double> lengths;
  for (std::size_t at = 0; at < spots.size(); ++at)
    for (const auto other : neighbours[at])
      if (other > at) lengths.push_back(std::sqrt(squared(spots[at], spots[other])));
  if (lengths.empty()) return;
  const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
  std::nth_element(lengths.begin(), middle, lengths.end());
  if (*middle <= 0) return;
  for (auto& spot : spots) spot = {spot.x / *middle, spot.y / *middle};
}

void move(Spots& moves, std::size_t left, std::size_t right, Spot way, double by) {
  moves[left].x -= way.x * by;
  moves[left].y -= way.y * by;
  moves[right].x += way.x * by;
  moves[right].y += way.y * by;
}

void spread(Spots& spots, const Neighbours& neighbours) {
  for (int round = 0; round < rounds; ++round) {
    Spots moves(spots.size());
    for (std::size_t left = 0; left < spots.size(); ++left) {
      for (std::size_t right = left + 1; right < spots.size(); ++right) {
        const double between = squared(spots[left], spots[right]);
        if (between >= 1) continue;
        const double length = std::max(std::sqrt(between), nudge * nudge);
        const Spot way{(spots[right].x - spots[left].x) / length, (spots[right].y - spots[left].y) / length};
        move(moves, left, right, way, push * (1 - length) / 2);
      }
      for (const auto right : neighbours[left]) {
        if (right < left) continue;
        const double length = std::sqrt(squared(spots[left], spots[right]));
        if (length <= 1) continue;
        const Spot way{(spots[right].x - spots[left].x) / length, (spots[right].y - spots[left].y) / length};
        move(moves, left, right, way, -pull * (length - 1) / 2);
      }
    }
    for (std::size_t at = 0; at < spots.size(); ++at) {
      spots[at].x += moves[at].x;
      spots[at].y += moves[at].y;
    }
  }
}

TileCell cell_at(Spot spot) { return {static_cast<int>(std::floor(spot.x)), static_cast<int>(std::floor(spot.y))}; }

double from_middle(TileCell cell, Spot spot) { return squared({cell.column + 0.5, cell.row + 0.5}, spot); }

/// Cells near a spot, as many rings around as it takes to have one for each.
Cells cells_near(const Spots& spots) {
  std::set<std::pair<int, int>> near;
  for (int ring = 1; near.size() < spots.size() || ring == 1; ++ring) {
    for (const auto& spot : spots) {
      const auto own = cell_at(spot);
      for (int row = -ring; row <= ring; ++row)
        for (int column = -ring; column <= ring; ++column) near.emplace(own.row + row, own.column + column);
    }
  }
  Cells cells;
  for (const auto& [row, column] : near) cells.push_back({column, row});
  return cells;
}

/// How badly a tile stands: neighbours that are not beside it, on the side where they lie, and how far it was moved.
class LayoutCost {
 public:
  LayoutCost(const Spots& lie, const Spots& spread, const Neighbours& neighbours)
      : lie_(lie), spread_(spread), neighbours_(neighbours) {}
  [[nodiscard]] double cost(const Cells& cells, std::size_t at) const {
    double cost = moved * from_middle(cells[at], spread_[at]);
    for (const auto other : neighbours_[at]) {
      const double length = std::max(std::sqrt(squared(lie_[at], lie_[other])), nudge * nudge);
      const Spot step{static_cast<double>(cells[other].column - cells[at].column),
                      static_cast<double>(cells[other].row - cells[at].row)};
      cost += squared(step, {(lie_[other].x - lie_[at].x) / length, (lie_[other].y - lie_[at].y) / length});
    }
    return cost;
  }

 private:
  static constexpr double moved = 0.3;
  const Spots& lie_;
  const Spots& spread_;
  const Neighbours& neighbours_;
};

/// Moves single tiles and pairs of tiles as long as that betters where they stand.
void settle(Cells& cells, const LayoutCost& standing) {
  constexpr int reach = 2;
  constexpr int most_passes = 40;
  constexpr double least_gain = 1e-9;
  std::map<std::pair<int, int>, std::size_t> taken;
  for (std::size_t at = 0; at < cells.size(); ++at) taken[{cells[at].column, cells[at].row}] = at;
  bool better = true;
  for (int pass = 0; better && pass < most_passes; ++pass) {
    better = false;
    for (std::size_t at = 0; at < cells.size(); ++at) {
      for (int step = 0; step < (2 * reach + 1) * (2 * reach + 1); ++step) {
        const auto from = cells[at];
        const TileCell to{from.column + step % (2 * reach + 1) - reach, from.row + step / (2 * reach + 1) - reach};
        const auto other = taken.find({to.column, to.row});
        if (other != taken.end() && other->second == at) continue;
        const auto partner = other == taken.end() ? cells.size() : other->second;
        double before = standing.cost(cells, at);
        if (partner < cells.size()) before += standing.cost(cells, partner);
        cells[at] = to;
        if (partner < cells.size()) cells[partner] = from;
        double after = standing.cost(cells, at);
        if (partner < cells.size()) after += standing.cost(cells, partner);
        if (after < before - least_gain) {
          better = true;
          taken[{to.column, to.row}] = at;
          if (partner < cells.size())
            taken[{from.column, from.row}] = partner;
          else
            taken.erase({from.column, from.row});
        } else {
          cells[at] = from;
          if (partner < cells.size()) cells[partner] = to;
        }
      }
    }
  }
}

/// Counts from 0 and leaves out rows and columns in which nothing stands.
void close_up(Cells& cells) {
  std::map<int, int> columns;
  std::map<int, int> rows;
  for (const auto& cell : cells) {
    columns[cell.column] = 0;
    rows[cell.row] = 0;
  }
  int next = 0;
  for (auto& [was, becomes] : columns) becomes = next++;
  next = 0;
  for (auto& [was, becomes] : rows) becomes = next++;
  for (auto& cell : cells) cell = {columns[cell.column], rows[cell.row]};
}

Cells layout_of(const std::vector<GeoPoint>& points) {
  const auto lie = flat(points);
  const auto neighbours = neighbours_of(lie);
  auto spots = lie;
  scale_to_cells(spots, neighbours);
  spread(spots, neighbours);
  const auto near = cells_near(spots);
  const auto chosen = cheapest_assignment(spots.size(), near.size(), [&](std::size_t spot, std::size_t cell) {
    return from_middle(near[cell], spots[spot]);
  });
  Cells cells;
  for (const auto cell : chosen) cells.push_back(near[cell]);
  settle(cells, LayoutCost(lie, spots, neighbours));
  close_up(cells);
  return cells;
}

}  // namespace

Cells tile_layout(const std::vector<std::optional<GeoPoint>>& points) {
  std::vector<GeoPoint> known;
  for (const auto& point : points)
    if (point) known.push_back(*point);
  if (known.empty()) return tiles_in_order(points.size());
  const auto laid_out = layout_of(known);
  int width = 0;
  int height = 1;
  for (const auto& cell : laid_out) {
    width = std::max(width, cell.column + 1);
    height = std::max(height, cell.row + 1);
  }
  // One empty column between the map and what was set aside.
  Cells cells;
  std::size_t next = 0;
  int aside = 0;
  for (const auto& point : points) {
    if (point) {
      cells.push_back(laid_out[next++]);
    } else {
      cells.push_back({width + 1 + aside / height, aside % height});
      ++aside;
    }
  }
  return cells;
}

Cells tiles_in_order(std::size_t count) {
  const auto width =
      std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(count)))));
  Cells cells;
  for (std::size_t at = 0; at < count; ++at)
    cells.push_back({static_cast<int>(at % width), static_cast<int>(at / width)});
  return cells;
}

}  // namespace muster::draw
