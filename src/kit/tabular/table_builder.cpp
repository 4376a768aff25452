// Rows become a table here, in one place for every format.

#include "table_builder.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::tabular {

bool is_blank(const std::string& cell) {
  if (cell.empty()) return true;
  const auto first = static_cast<unsigned char>(cell.front());
  if (first > 0x20U && first < 0x80U) return false;  // the usual cell needs no look at Unicode's tables
  return trimmed(cell).empty();
}

Error error_at(const std::string& source, std::size_t line, const std::string& message) {
  auto text = source;
  if (line > 0) text += ", row " + std::to_string(line);
  return bad_input(text + ": " + message);
}

std::string column_letters(std::size_t column) {
  std::string out;
  for (auto rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return out;
}

std::string column_in(const Row& heading, std::size_t column) {
  auto out = "column " + column_letters(column);
  if (column < heading.size() && !heading[column].empty()) out += " (\"" + trimmed(heading[column]) + "\")";
  return out;
}

std::string TableBuilder::column_name(std::size_t column) const { return column_in(table_.heading, column); }

void TableBuilder::stop(std::size_t line, const std::string& message) { error_ = error_at(source_, line, message); }

void TableBuilder::note_wide_row(std::size_t line, std::size_t width) {
  if (wide_rows_++ > 0) return;
  wide_line_ = line;
  wide_width_ = width;
}

bool TableBuilder::add(std::size_t line, Row&& cells, RowMarks marks) {
  if (error_) return false;
  const auto counted_cells = memory_of(cells);
  while (!cells.empty() && is_blank(cells.back()) && (!has_heading() || cells.size() > table_.heading.size())) {
    cells.pop_back();
  }
  if (marks.width > most_columns) {
    stop(line, std::string(has_heading() ? "the row" : "the heading") + " has more than " + grouped(most_columns) +
                   " columns. Keep the columns that matter.");
    return false;
  }
  if (marks.width == 0 && std::all_of(cells.begin(), cells.end(), is_blank)) {
    meter().give_back(counted_cells);
    return true;
  }
  if (!has_heading()) {
    heading_line_ = line;
    table_.heading = std::move(cells);
    return true;
  }
  if (wide_ == WideRows::kept && cells.size() > table_.heading.size()) table_.heading.resize(cells.size());
  const auto width = table_.heading.size();
  if (marks.width > width) {
    meter().give_back(counted_cells);
    note_wide_row(line, marks.width);
    return true;
  }
  if (table_.rows.size() == most_rows) {
    stop(line, "there are more than " + grouped(most_rows) + " rows. Split the file into smaller ones.");
    return false;
  }
  meter().give_back(counted_cells);
  if (!meter().take(memory_in_table(cells, width))) {
    stop(line, meter().refusal());
    return false;
  }
  cells.resize(width);
  table_.rows.push_back(cells);
  table_.line_of.push_back(line);
  return true;
}

Result<Table> TableBuilder::finish(std::string dialect) && {
  if (error_) return *error_;
  if (!has_heading()) {
    return error_at(source_, 0, "there is nothing in it. The first row must be the heading: what each column holds.");
  }
  if (wide_rows_ > 0) {
    auto message = "there are " + counted(static_cast<std::int64_t>(wide_width_), "cell", "cells") +
                   ", but the heading in row " + std::to_string(heading_line_) + " has " +
                   grouped(static_cast<std::int64_t>(table_.heading.size()));
    if (wide_rows_ > 1) {
      const auto others = static_cast<std::int64_t>(wide_rows_ - 1);
      message += " (and so for " + counted(others, "other row", "other rows") + ")";
    }
    return error_at(
        source_, wide_line_,
        message + ". Give every column a heading" +
            (format_ == Format::csv ? ", and put a cell that holds the separator into quotation marks." : "."));
  }
  // A later row may have shown that there are more columns.
  table_.rows.widen(table_.heading.size());
  table_.dialect = std::move(dialect);
  return std::move(table_);
}

}  // namespace muster::tabular
