// Looks a box up in the squares that it reaches into.

#include "taken_boxes.hpp"

#include <algorithm>

namespace muster::draw {
namespace {

constexpr double square = 32;  // CSS pixels

std::size_t squares_in(double length) { return static_cast<std::size_t>(length / square) + 1; }

}  // namespace

TakenBoxes::TakenBoxes(double width, double height)
    : width_(width),
      height_(height),
      columns_(squares_in(width)),
      rows_(squares_in(height)),
      squares_(columns_ * rows_) {}

TakenBoxes::Squares TakenBoxes::squares_of(const Sides& box) const {
  // What reaches over an edge of the sheet counts to the squares along it.
  const auto along = [](double at, double length, std::size_t count) {
    return static_cast<std::size_t>(std::clamp((at + length / 2) / square, 0.0, static_cast<double>(count - 1)));
  };
  return {along(box.left, width_, columns_), along(box.top, height_, rows_), along(box.right, width_, columns_),
          along(box.bottom, height_, rows_)};
}

void TakenBoxes::add(const Sides& box) {
  const auto reached = squares_of(box);
  for (auto row = reached.top; row <= reached.bottom; ++row) {
    for (auto column = reached.left; column <= reached.right; ++column)
      squares_[row * columns_ + column].push_back(static_cast<std::uint32_t>(boxes_.size()));
  }
  boxes_.push_back(box);
}

const Sides* TakenBoxes::met_by(const Sides& box) {
  // Neighbouring places mostly meet the same box.
  if (last_met_ < boxes_.size() && share_something(box, boxes_[last_met_])) return &boxes_[last_met_];
  const auto reached = squares_of(box);
  for (auto row = reached.top; row <= reached.bottom; ++row) {
    for (auto column = reached.left; column <= reached.right; ++column) {
      for (const auto number : squares_[row * columns_ + column]) {
        if (!share_something(box, boxes_[number])) continue;
        last_met_ = number;
        return &boxes_[number];
      }
    }
  }
  return nullptr;
}

}  // namespace muster::draw
