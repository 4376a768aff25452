#pragma once
// The places where the middle of a word may stand, nearest first, and which of them are still open. A place that is
// closed is stepped over at once, however many are.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace muster::draw {

/// A rectangle by its sides.
struct Sides {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

/// A place and where its middle is, from the middle of the sheet.
struct SheetPosition {
  double x = 0;
  double y = 0;
  float distance = 0;      ///< squared, as the cloud's ellipse measures it
  std::uint32_t cell = 0;  ///< row by row, from the top left
};

/// All places of a sheet, nearest first. The same for every trial on a sheet of that size.
class PlaceOrder {
 public:
  PlaceOrder(double width, double height);

  [[nodiscard]] std::size_t size() const { return places_.size(); }
  [[nodiscard]] std::uint32_t cell_of(std::uint32_t number) const { return places_[number].cell; }
  [[nodiscard]] SheetPosition at(std::uint32_t number) const {
    const auto& [distance, cell] = places_[number];
    const auto across = static_cast<std::uint32_t>(columns());
    return {x_of(static_cast<int>(cell % across)), y_of(static_cast<int>(cell / across)), distance, cell};
  }
  [[nodiscard]] int columns() const { return 2 * columns_ + 1; }
  [[nodiscard]] int rows() const { return 2 * rows_ + 1; }
  /// From the middle of the sheet, of a column or row counted from the left or the top.
  [[nodiscard]] double x_of(int column) const { return (column - columns_) * grain; }
  [[nodiscard]] double y_of(int row) const { return (row - rows_) * grain; }
  static constexpr double grain = 2;  ///< CSS pixels from place to place

  /// Calls `visit` with the number, in that order, of each place in whose `core` moved there `taken` lies.
  template <class Visit>
  void each_meeting(const Sides& core, const Sides& taken, const Visit& visit) const {
    const auto columns = meeting(columns_, core.left, core.right, taken.left, taken.right);
    const auto rows = meeting(rows_, core.top, core.bottom, taken.top, taken.bottom);
    for (int row = rows.first; row <= rows.last; ++row) {
      for (int column = columns.first; column <= columns.last; ++column) visit(number_of(column, row));
    }
  }

 private:
  struct Range {
    int first = 0;
    int last = -1;
  };
  /// The steps from -`most` to `most` at which low to high, moved there, shares something with low_taken to high_taken.
  [[nodiscard]] static Range meeting(int most, double low, double high, double low_taken, double high_taken);
  [[nodiscard]] std::uint32_t number_of(int column, int row) const {
    return numbers_[static_cast<std::size_t>(row + rows_) * static_cast<std::size_t>(2 * columns_ + 1) +
                    static_cast<std::size_t>(column + columns_)];
  }

  /// The place in that row and column from the middle, and its mirror image across.
  void add_mirrored(float distance, int row, int column);

  int columns_;  ///< on each side of the middle
  int rows_;
  struct Place {
    float distance;
    std::uint32_t cell;
  };
  std::vector<Place> places_;
  std::vector<std::uint32_t> numbers_;  ///< of each place, row by row
};

/// Which places of an order are open; all at first. Must not outlive the order.
class OpenPlaces {
 public:
  explicit OpenPlaces(const PlaceOrder& order);

  /// The first open place whose number is `from` or more; `end()` where there is none.
  [[nodiscard]] std::uint32_t open_from(std::uint32_t from);
  [[nodiscard]] std::uint32_t end() const { return static_cast<std::uint32_t>(next_.size() - 1); }
  /// Closes all places where `core`, moved there, would meet `taken`.
  void close(const Sides& core, const Sides& taken);

 private:
  const PlaceOrder& order_;
  std::vector<std::uint32_t> next_;  ///< itself where a place is open, else one further on
};

}  // namespace muster::draw
