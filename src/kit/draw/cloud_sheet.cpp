// Each word takes the free place nearest the middle, as an ellipse measures nearness.

#include "cloud_sheet.hpp"

#include <algorithm>
#include <cmath>

namespace muster::draw {
namespace {

/// What every item covers about its own middle: where that would touch a taken rectangle, no item can ever stand.
Sides common_core(const std::vector<Item>& items) {
  Sides core{-1e9, -1e9, 1e9, 1e9};
  for (const auto& item : items) {
    const Box& ink = item.word.ink;
    core.left = std::max(core.left, ink.x - item.margin_x);
    core.top = std::max(core.top, ink.y - item.margin_y);
    core.right = std::min(core.right, ink.x + ink.width + item.margin_x);
    core.bottom = std::min(core.bottom, ink.y + ink.height + item.margin_y);
  }
  return core;
}

}  // namespace

Box hull_of(const Box& a, const Box& b) {
  const double x = std::min(a.x, b.x);
  const double y = std::min(a.y, b.y);
  return {x, y, std::max(a.x + a.width, b.x + b.width) - x, std::max(a.y + a.height, b.y + b.height) - y};
}

CloudSheet::CloudSheet(double width, double height, const PlaceOrder& order, const std::vector<Item>& items)
    : width_(width), height_(height), core_(common_core(items)), places_(order), taken_(width, height) {}

bool CloudSheet::place(Item& item) {
  const SheetPosition* best = nullptr;
  for (auto at = places_.open_from(0); at != places_.end(); at = places_.open_from(at + 1)) {
    const auto& place = places_.at(at);
    if (best != nullptr && place.distance > best->distance) break;
    if (!inside(item, place) || !is_free(item, place)) continue;
    if (best == nullptr || preference(place) > preference(*best)) best = &place;
  }
  if (best == nullptr) return false;
  take(item, *best);
  return true;
}

bool CloudSheet::inside(const Item& item, const SheetPosition& place) const {
  const double across = std::abs(place.x);
  const double down = std::abs(place.y);
  if (across + item.hull.width / 2 > width_ / 2 - 2 || down + item.hull.height / 2 > height_ / 2) return false;
  if (taken_.empty()) return true;
  // A wide sheet keeps its corners white; a narrow one has no room to give away.
  const bool wide = width_ >= 480;
  const double share = wide ? 0.72 : 0.3;
  const double u = (across + item.hull.width / 2 * share) / (width_ / 2);
  const double v = (down + item.hull.height / 2 * share) / (height_ / 2);
  return u * u + v * v <= (wide ? 1.0 : 1.5);
}

bool CloudSheet::is_free(const Item& item, const SheetPosition& place) {
  const auto meets = [&](const Box& box) {
    return taken_.meet({box.x + place.x - item.margin_x, box.y + place.y - item.margin_y,
                        box.x + box.width + place.x + item.margin_x, box.y + box.height + place.y + item.margin_y});
  };
  return !meets(item.word.ink) && !meets(item.word.figure_ink);
}

/// Of equally near places, the one that balances what stands already.
int CloudSheet::preference(const SheetPosition& place) const {
  return (place.x * weight_x_ < 0 ? 2 : 0) + (place.y * weight_y_ < 0 ? 1 : 0);
}

void CloudSheet::take(Item& item, const SheetPosition& place) {
  const double area = item.hull.width * item.hull.height;
  weight_x_ += area * place.x;
  weight_y_ += area * place.y;
  item.word.move(place.x, place.y);
  for (const Box* box : {&item.word.ink, &item.word.figure_ink}) {
    const Sides sides{box->x - item.margin_x, box->y - item.margin_y, box->x + box->width + item.margin_x,
                      box->y + box->height + item.margin_y};
    taken_.add(sides);
    places_.close(core_, sides);
  }
}

}  // namespace muster::draw
