// Each word takes the free place nearest the middle, as an ellipse measures nearness.

#include "cloud_sheet.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

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

/// What a box of an item takes with its margins, the item's middle at x, y.
Sides moved(const Item& item, const Box& box, double x, double y) {
  return {box.x + x - item.margin_x, box.y + y - item.margin_y, box.x + box.width + x + item.margin_x,
          box.y + box.height + y + item.margin_y};
}

/// The first and the last of `count` steps from `begin` that lie between `low` and `high` and meet; the first is behind
/// the last where none does.
template <class Meets>
std::pair<int, int> steps(int count, double begin, double low, double high, const Meets& meets) {
  const auto within = [&](double at) {
    return static_cast<int>(std::clamp<double>((at - begin) / PlaceOrder::grain, 0, count - 1));
  };
  auto first = within(std::floor(low) - PlaceOrder::grain);
  auto last = within(std::ceil(high) + PlaceOrder::grain);
  while (first <= last && !meets(first)) ++first;
  while (last >= first && !meets(last)) --last;
  return {first, last};
}

}  // namespace

Box hull_of(const Box& a, const Box& b) {
  const double x = std::min(a.x, b.x);
  const double y = std::min(a.y, b.y);
  return {x, y, std::max(a.x + a.width, b.x + b.width) - x, std::max(a.y + a.height, b.y + b.height) - y};
}

CloudSheet::CloudSheet(double width, double height, const PlaceOrder& order, const std::vector<Item>& items)
    : width_(width),
      height_(height),
      core_(common_core(items)),
      order_(order),
      blocked_(order.size() / bits + 1),
      places_(order),
      taken_(width, height) {}

bool CloudSheet::place(Item& item) {
  std::optional<SheetPosition> best;
  std::fill(blocked_.begin(), blocked_.end(), 0);
  for (auto at = places_.open_from(0); at != places_.end(); at = places_.open_from(at + 1)) {
    if (is_blocked(order_.cell_of(at))) continue;
    const auto place = order_.at(at);
    if (best && place.distance > best->distance) break;
    if (!inside(item, place) || !is_free(item, place)) continue;
    if (!best || preference(place) > preference(*best)) best = place;
  }
  if (!best) return false;
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
  for (const Box* box : {&item.word.ink, &item.word.figure_ink}) {
    if (const auto* taken = taken_.met_by(moved(item, *box, place.x, place.y)); taken != nullptr) {
      block(item, *box, *taken);
      return false;
    }
  }
  return true;
}

void CloudSheet::block(const Item& item, const Box& box, const Sides& taken) {
  // The same comparisons as for one place, so that both ways agree to the last digit.
  const auto meets_across = [&](int column) {
    const auto at = moved(item, box, order_.x_of(column), 0);
    return at.left < taken.right && at.right > taken.left;
  };
  const auto meets_down = [&](int row) {
    const auto at = moved(item, box, 0, order_.y_of(row));
    return at.top < taken.bottom && at.bottom > taken.top;
  };
  const auto shape = moved(item, box, 0, 0);
  const auto [left, right] =
      steps(order_.columns(), order_.x_of(0), taken.left - shape.right, taken.right - shape.left, meets_across);
  const auto [top, bottom] =
      steps(order_.rows(), order_.y_of(0), taken.top - shape.bottom, taken.bottom - shape.top, meets_down);
  if (left > right) return;
  for (auto row = top; row <= bottom; ++row) {
    const auto first =
        static_cast<std::size_t>(row) * static_cast<std::size_t>(order_.columns()) + static_cast<std::size_t>(left);
    const auto last = first + static_cast<std::size_t>(right - left);
    const auto from = ~std::uint64_t{0} << (first % bits);
    const auto to = ~std::uint64_t{0} >> (bits - 1 - last % bits);
    if (first / bits == last / bits) {
      blocked_[first / bits] |= from & to;
      continue;
    }
    blocked_[first / bits] |= from;
    for (auto word = first / bits + 1; word < last / bits; ++word) blocked_[word] = ~std::uint64_t{0};
    blocked_[last / bits] |= to;
  }
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
