#pragma once
// How a table is set in Word. Columns: figures as narrow as they may, text shares the rest.

#include <muster/kit/document/document.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace muster::document {

/// Twentieths of a point, one a column; they add up to `width`.
[[nodiscard]] std::vector<int> docx_column_widths(const TableBlock& table, int width);

/// The table with an empty column for its bars behind the labels.
[[nodiscard]] TableBlock docx_with_bar_column(TableBlock table);

/// How many rows docx_in_columns() sets, and the note below them where that is not all; empty where it is.
[[nodiscard]] std::size_t docx_rows_in_columns(const TableBlock& table, int width);
[[nodiscard]] std::string docx_columns_note(const TableBlock& table, int width);
/// The first `printed` rows (six in half a page), several side by side where they fit into `width`, down and then
/// across. Of words that are counted twice, people stand there and times do not.
[[nodiscard]] TableBlock docx_in_columns(const TableBlock& table, std::size_t most_sets, int width);
/// The widths of such a table's columns: every set as wide as the next.
[[nodiscard]] std::vector<int> docx_widths_in_columns(const TableBlock& table, int width);

}  // namespace muster::document
