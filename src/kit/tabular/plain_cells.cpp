// Workbooks carry such characters as escapes ("_x0001_", "_xFFFF_"), CSV as they are.
#include "plain_cells.hpp"

#include "table_builder.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/plain_text.hpp>

#include <string>

namespace muster::tabular {
namespace {

class PlainCells {
 public:
  explicit PlainCells(Table& table) : table_(table) {}

  void clean(Row& row, std::size_t line) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      if (is_plain_text(row[column])) continue;
      auto plain = made_plain(row[column]);
      row[column] = std::move(plain.text);
      if (plain.replaced == 0) continue;
      if (cells_++ == 0)
        first_ = (line == 0 ? std::string("the heading") : "row " + std::to_string(line)) + ", " +
                 column_in(table_.heading, column);
    }
  }

  void say() const {
    if (cells_ == 0) return;
    table_.notes.push_back(counted(static_cast<std::int64_t>(cells_), "cell holds", "cells hold") +
                           " characters that cannot be kept (the first: " + first_ + "). Each of them is read as “" +
                           std::string(replacement_character) + "”.");
  }

 private:
  Table& table_;
  std::size_t cells_ = 0;
  std::string first_;
};

}  // namespace

void keep_plain_text(Table& table) {
  PlainCells cells(table);
  cells.clean(table.heading, 0);
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    cells.clean(table.rows[row], row < table.line_of.size() ? table.line_of[row] : 0);
  cells.say();
}

}  // namespace muster::tabular
