#pragma once
// Where the readers of formats put their rows, whatever becomes of them.

#include <muster/kit/tabular/table.hpp>

#include <optional>

namespace muster::tabular {

enum class Format { csv, xlsx };

struct RowMarks {
  bool hidden = false;
  bool struck = false;  ///< every cell that holds something
};

class RowSink {
 public:
  RowSink() = default;
  RowSink(const RowSink&) = delete;
  RowSink& operator=(const RowSink&) = delete;
  RowSink(RowSink&&) = default;
  RowSink& operator=(RowSink&&) = default;
  virtual ~RowSink() = default;
  /// Takes the row that stands at `line`. False once there is no point in going on.
  [[nodiscard]] virtual bool add(std::size_t line, Row&& cells, RowMarks marks) = 0;
  /// A column for errors, for example `column C ("Borough")`.
  [[nodiscard]] virtual std::string column_name(std::size_t column) const = 0;
};

}  // namespace muster::tabular
