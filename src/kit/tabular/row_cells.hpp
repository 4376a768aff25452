#pragma once
// One row while it is read: every cell is counted as it is put, and none is made that nobody can use.

#include "cell_meter.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace muster::tabular {

inline constexpr std::size_t most_columns = 2'000;

[[nodiscard]] bool is_blank(const std::string& cell);

class RowCells {
 public:
  explicit RowCells(CellMeter& meter) : meter_(&meter) {}

  /// Cells from column `most` on will be looked at, not kept.
  void begin(std::size_t most) {
    most_ = std::min(most, most_columns);
    cells_ = Row();
    cells_.reserve(std::min(usual_, most_));
    width_ = 0;
  }

  /// Puts a cell that is not empty at `column`. False where the file may take no more.
  template <class Text>
  [[nodiscard]] bool put(std::size_t column, Text&& text) {
    if (column >= most_) {
      if (!is_blank(text)) width_ = std::max(width_, column + 1);
      return true;
    }
    const auto fresh = column < cells_.size() ? 0 : column + 1 - cells_.size();
    const auto inside = memory_of(std::string_view());
    if (!meter_->take(fresh * inside + memory_of(text) - inside)) return false;
    if (fresh > 0) cells_.resize(column + 1);
    cells_[column] = std::forward<Text>(text);
    return true;
  }

  /// A cell stands where no list has one: there is no point in reading on.
  [[nodiscard]] bool is_too_wide() const { return width_ > most_columns; }
  /// Up to the last cell that holds something and was not kept; 0 where all were.
  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] std::size_t size() const { return cells_.size(); }
  [[nodiscard]] Row take() {
    usual_ = cells_.size();
    return std::move(cells_);
  }
  [[nodiscard]] const CellMeter& meter() const { return *meter_; }

 private:
  CellMeter* meter_;
  Row cells_;
  std::size_t most_ = most_columns;
  std::size_t width_ = 0;
  std::size_t usual_ = 0;  ///< cells of the row before
};

}  // namespace muster::tabular
