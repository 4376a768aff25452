#pragma once
// Where the readers of formats put their rows, whatever becomes of them.

#include "row_cells.hpp"

#include <muster/kit/tabular/table.hpp>

#include <optional>

namespace muster::tabular {

enum class Format { csv, xlsx };

struct RowMarks {
  bool hidden = false;
  bool struck = false;    ///< every cell that holds something
  std::size_t width = 0;  ///< up to the last cell that holds something but was not kept; 0 where all were
};

class RowSink {
 public:
  /// `meter` counts the cells of the file and outlives the sink.
  explicit RowSink(CellMeter& meter) : meter_(&meter) {}
  RowSink(const RowSink&) = delete;
  RowSink& operator=(const RowSink&) = delete;
  RowSink(RowSink&&) = default;
  RowSink& operator=(RowSink&&) = default;
  virtual ~RowSink() = default;
  /// Takes the row that stands at `line`; its cells are counted already. False once there is no point in going on.
  [[nodiscard]] virtual bool add(std::size_t line, Row&& cells, RowMarks marks) = 0;
  /// How many cells of the next row are of use.
  [[nodiscard]] virtual std::size_t width() const { return most_columns; }
  /// A column for errors, for example `column C ("Borough")`.
  [[nodiscard]] virtual std::string column_name(std::size_t column) const = 0;
  [[nodiscard]] CellMeter& meter() const { return *meter_; }

 private:
  CellMeter* meter_;
};

}  // namespace muster::tabular
