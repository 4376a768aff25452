#pragma once
// The rows of one sheet before anybody knows which of them is the heading.

#include "row_sink.hpp"
#include "xlsx_reader.hpp"

#include <optional>
#include <string>
#include <vector>

namespace muster::tabular {

struct ListRow {
  std::size_t line = 0;
  Row cells;  ///< without empty ones at the end, never wholly empty
  RowMarks marks;
};

struct ListSheet {
  std::string name;  ///< empty for a CSV
  std::vector<ListRow> rows;
  std::vector<MergedCells> merged;
  std::size_t last_line = 0;
};

/// What all sheets of a file hold together.
struct ListSize {
  std::size_t rows = 0;
  CellMeter meter;
};

/// A cell whose letters are a guess, for they were not in the encoding of the rest.
struct DoubtfulCell {
  std::size_t line = 0;
  std::string text;
};

class ListRows final : public RowSink {
 public:
  /// `size` is shared by the sheets of a file and outlives this.
  ListRows(std::string source, std::string sheet, ListSize& size)
      : RowSink(size.meter), source_(std::move(source)), size_(size) {
    read_.name = std::move(sheet);
  }
  [[nodiscard]] bool add(std::size_t line, Row&& cells, RowMarks marks) override;
  [[nodiscard]] std::string column_name(std::size_t column) const override;
  /// Errors: too many rows or columns, more than the meter gives.
  [[nodiscard]] Result<ListSheet> finish() &&;
  std::vector<DoubtfulCell> doubtful;  ///< the first of them
  std::size_t doubtful_cells = 0;

 private:
  bool stop(std::size_t line, const std::string& message);
  void look_for_doubt(std::size_t line, std::string& cell);

  std::string source_;
  ListSize& size_;
  ListSheet read_;
  std::optional<Error> error_;
};

}  // namespace muster::tabular
