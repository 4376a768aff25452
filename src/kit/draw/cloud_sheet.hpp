#pragma once
// The sheet on which a cloud's words find their places. Two words never share ink boxes, so the search compares
// rectangles and needs no pixels.

#include "cloud_layout.hpp"
#include "cloud_places.hpp"
#include "taken_boxes.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace muster::draw {

/// A word with its boxes about the middle of both, before it has a place.
struct Item {
  PlacedWord word;
  Box hull;
  double margin_x = 0;
  double margin_y = 0;
};

/// The smallest box around both.
[[nodiscard]] Box hull_of(const Box& a, const Box& b);

/// `width` by `height`, its middle at 0, 0. Made for a known set of items: places that none of them can take any more
/// are closed as it fills. Must not outlive `order`, which is that of a sheet of this size.
class CloudSheet {
 public:
  CloudSheet(double width, double height, const PlaceOrder& order, const std::vector<Item>& items);

  /// Moves the item to the free place nearest the middle; false where there is none.
  bool place(Item& item);

 private:
  [[nodiscard]] bool inside(const Item& item, const SheetPosition& place) const;
  [[nodiscard]] bool is_free(const Item& item, const SheetPosition& place);
  /// Of `item` with that box: blocks all places where it would meet what stands there.
  void block(const Item& item, const Box& box, const Sides& taken);
  [[nodiscard]] bool is_blocked(std::uint32_t cell) const { return (blocked_[cell / bits] >> (cell % bits) & 1U) != 0; }
  [[nodiscard]] int preference(const SheetPosition& place) const;
  void take(Item& item, const SheetPosition& place);

  static constexpr std::size_t bits = 64;
  double width_;
  double height_;
  Sides core_;
  const PlaceOrder& order_;
  std::vector<std::uint64_t> blocked_;  ///< places that the item being placed cannot take, a bit for each cell
  OpenPlaces places_;
  TakenBoxes taken_;
  double weight_x_ = 0;
  double weight_y_ = 0;
};

}  // namespace muster::draw
