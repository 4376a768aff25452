#pragma once
// A text as a cell of a workbook can carry it: Excel's escapes, and cut where it is longer than Excel allows.

#include <muster/kit/tabular/table.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster::tabular {

/// Ends a cell that was cut, so that nobody takes it for the whole.
inline constexpr const char* cut_mark = " [cut here: longer than Excel allows]";

struct FittedCell {
  std::string text;
  bool is_cut = false;
};

/// True where fit_cell has nothing to change, as nearly always.
[[nodiscard]] bool fits_cell(std::string_view cell);

/// The text as it is written into the sheet: at most 32,767 of UTF-16's units, Excel's own limit.
[[nodiscard]] FittedCell fit_cell(const std::string& cell);

/// Which cells of a book were cut, for a sheet of their own.
class CutCells {
 public:
  void note(const std::string& sheet, std::size_t row, const std::string& heading);
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] OutputSheet sheet() const;

 private:
  std::size_t count_ = 0;
  std::vector<Row> rows_;
};

}  // namespace muster::tabular
