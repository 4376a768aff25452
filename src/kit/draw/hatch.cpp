// Each band is a strip of the plane between two diagonals, met with the box.

#include "hatch.hpp"

#include <cmath>
#include <numbers>
#include <vector>

namespace muster::draw {
namespace {

struct Point {
  double x = 0;
  double y = 0;
};

/// The part of a convex polygon where x + y lies above (`sign` 1) or below (-1) `limit`.
std::vector<Point> cut(const std::vector<Point>& polygon, double limit, double sign) {
  std::vector<Point> kept;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Point& a = polygon[i];
    const Point& b = polygon[(i + 1) % polygon.size()];
    const double da = sign * (a.x + a.y - limit);
    const double db = sign * (b.x + b.y - limit);
    if (da >= 0) kept.push_back(a);
    if ((da > 0 && db < 0) || (da < 0 && db > 0)) {
      const double t = da / (da - db);
      kept.push_back({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
    }
  }
  return kept;
}

}  // namespace

std::string bands(const Box& box, double thickness, double pitch) {
  const double across = std::numbers::sqrt2;
  const std::vector<Point> corners{
      {box.x, box.y}, {box.x + box.width, box.y}, {box.x + box.width, box.y + box.height}, {box.x, box.y + box.height}};
  std::string d;
  const double end = box.x + box.y + box.width + box.height;
  for (double at = box.x + box.y + pitch * across / 4; at < end; at += pitch * across) {
    const auto shape = cut(cut(corners, at, 1), at + thickness * across, -1);
    if (shape.size() < 3) continue;
    char command = 'M';
    for (const auto& point : shape) {
      d += command;
      d += number(point.x) + ' ' + number(point.y);
      command = 'L';
    }
    d += 'Z';
  }
  return d;
}

}  // namespace muster::draw
