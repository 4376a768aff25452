#pragma once
// Collects rows into a Table and keeps the promises of its door, whatever format they come from: width, line numbers,
// and limits that a hostile file cannot step over.

#include "row_sink.hpp"

#include <optional>
#include <string>

namespace muster::tabular {

inline constexpr std::size_t most_rows = 1'000'000;

/// "delegates.csv, row 7: <message>", or without a place where `line` is 0.
[[nodiscard]] Error error_at(const std::string& source, std::size_t line, const std::string& message);

/// The letters over a column in a spreadsheet: 0 -> "A", 26 -> "AA".
[[nodiscard]] std::string column_letters(std::size_t column);

/// `column C`, or `column C ("Borough")` where the heading has one.
[[nodiscard]] std::string column_in(const Row& heading, std::size_t column);

class TableBuilder final : public RowSink {
 public:
  TableBuilder(std::string source, Format format, WideRows wide, CellMeter& meter)
      : RowSink(meter), source_(std::move(source)), format_(format), wide_(wide) {}

  /// `finish` tells why there is no point in going on.
  [[nodiscard]] bool add(std::size_t line, Row&& cells, RowMarks marks) override;
  [[nodiscard]] bool has_heading() const { return !table_.heading.empty(); }
  [[nodiscard]] std::size_t width() const override {
    return has_heading() && wide_ == WideRows::refused ? table_.heading.size() : most_columns;
  }
  [[nodiscard]] std::string column_name(std::size_t column) const override;
  [[nodiscard]] Result<Table> finish(std::string dialect) &&;

 private:
  void stop(std::size_t line, const std::string& message);
  void note_wide_row(std::size_t line, std::size_t width);

  std::string source_;
  Format format_;
  WideRows wide_;
  Table table_;
  std::optional<Error> error_;
  std::size_t heading_line_ = 0;
  std::size_t wide_line_ = 0;
  std::size_t wide_width_ = 0;
  std::size_t wide_rows_ = 0;
};

}  // namespace muster::tabular
