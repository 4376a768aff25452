#pragma once
// Collects rows into a Table and keeps the promises of its door, whatever format they come from: width, line numbers,
// and limits that a hostile file cannot step over.

#include <muster/kit/tabular/table.hpp>

#include <optional>

namespace muster::tabular {

inline constexpr std::size_t most_rows = 1'000'000;
inline constexpr std::size_t most_columns = 2'000;
inline constexpr std::size_t most_cells = 12'000'000;             // a padded empty cell still takes 32 bytes
inline constexpr std::size_t most_text = std::size_t{256} << 20;  // bytes of cells, all together

/// "delegates.csv, row 7: <message>", or without a place where `line` is 0.
[[nodiscard]] Error error_at(const std::string& source, std::size_t line, const std::string& message);

/// The letters over a column in a spreadsheet: 0 -> "A", 26 -> "AA".
[[nodiscard]] std::string column_letters(std::size_t column);

class TableBuilder {
 public:
  explicit TableBuilder(std::string source, WideRows wide = WideRows::refused)
      : source_(std::move(source)), wide_(wide) {}

  /// Takes the row that stands at `line`. False once there is no point in going on: `finish` tells why.
  [[nodiscard]] bool add(std::size_t line, Row&& cells);
  [[nodiscard]] bool has_heading() const { return !table_.heading.empty(); }
  /// The heading over a column for errors, for example `column C ("Borough")`.
  [[nodiscard]] std::string column_name(std::size_t column) const;
  [[nodiscard]] Result<Table> finish(std::string dialect) &&;

 private:
  void stop(std::size_t line, const std::string& message);
  void note_wide_row(std::size_t line, std::size_t width);

  std::string source_;
  WideRows wide_;
  Table table_;
  std::optional<Error> error_;
  std::size_t heading_line_ = 0;
  std::size_t text_ = 0;
  std::size_t wide_line_ = 0;
  std::size_t wide_width_ = 0;
  std::size_t wide_rows_ = 0;
};

}  // namespace muster::tabular
