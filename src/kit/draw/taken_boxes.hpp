#pragma once
// The boxes that stand on a sheet already, kept by the squares of the sheet that they reach into, so that one more box
// is compared with its neighbours alone.

#include "cloud_places.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace muster::draw {

class TakenBoxes {
 public:
  /// For a sheet of that size with its middle at 0, 0.
  TakenBoxes(double width, double height);

  void add(const Sides& box);
  [[nodiscard]] bool empty() const { return boxes_.empty(); }
  /// One that stands and shares more than an edge with `box`, or nothing. Valid until one is added.
  [[nodiscard]] const Sides* met_by(const Sides& box);

  /// Whether they share more than an edge.
  [[nodiscard]] static bool share_something(const Sides& a, const Sides& b) {
    return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
  }

 private:
  struct Squares {
    std::size_t left = 0;
    std::size_t top = 0;
    std::size_t right = 0;
    std::size_t bottom = 0;
  };
  [[nodiscard]] Squares squares_of(const Sides& box) const;

  double width_;
  double height_;
  std::size_t columns_;
  std::size_t rows_;
  std::vector<Sides> boxes_;
  std::vector<std::vector<std::uint32_t>> squares_;  ///< the boxes of each, row by row
  std::size_t last_met_ = 0;
};

}  // namespace muster::draw
