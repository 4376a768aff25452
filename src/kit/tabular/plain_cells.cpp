// Workbooks carry such characters as escapes ("_x0001_", "_xFFFF_"), CSV as they are.
#include "plain_cells.hpp"

#include "table_builder.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/plain_text.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace muster::tabular {
namespace {

class PlainCells {
 public:
  explicit PlainCells(Table& table) : table_(table) {}

  void clean_heading() {
    for (std::size_t column = 0; column < table_.heading.size(); ++column) {
      const auto plain = cleaned(table_.heading[column], 0, column);
      if (plain) table_.heading[column] = *plain;
    }
  }

  void clean_row(std::size_t row) {
    const auto line = row < table_.line_of.size() ? table_.line_of[row] : row + 2;
    for (std::size_t column = 0; column < table_.rows[row].size(); ++column) {
      const auto plain = cleaned(table_.rows[row][column], line, column);
      if (plain) table_.rows.set(row, column, *plain);
    }
  }

  void say() const {
    if (cells_ == 0) return;
    table_.notes.push_back(counted(static_cast<std::int64_t>(cells_), "cell holds", "cells hold") +
                           " characters that cannot be kept (the first: " + first_ + "). Each of them is read as “" +
                           std::string(replacement_character) + "”.");
  }

 private:
  /// The cell as it may be kept, where that is another one. The heading is line 0.
  std::optional<std::string> cleaned(std::string_view cell, std::size_t line, std::size_t column) {
    if (is_plain_text(cell)) return std::nullopt;
    auto plain = made_plain(cell);
    if (plain.replaced > 0 && cells_++ == 0)
      first_ = (line == 0 ? "the heading" : "row " + std::to_string(line)) + ", " + column_in(table_.heading, column);
    return std::move(plain.text);
  }

  Table& table_;
  std::size_t cells_ = 0;
  std::string first_;
};

}  // namespace

void keep_plain_text(Table& table) {
  PlainCells cells(table);
  cells.clean_heading();
  for (std::size_t row = 0; row < table.rows.size(); ++row) cells.clean_row(row);
  cells.say();
}

}  // namespace muster::tabular
