#pragma once
// What is said about a file whose table had to be found.

#include "list_rows.hpp"

#include <string>
#include <utility>
#include <vector>

namespace muster::tabular::notes {

using Notes = std::vector<std::string>;

struct SheetFinding {
  std::string sheet;  ///< empty where there is one only
  std::size_t above = 0;
  bool two_rows = false;
  std::size_t heading_line = 0;
  std::vector<Row> words_above;
  std::vector<std::size_t> repeated;
  std::vector<std::string> merged;  ///< columns
};
void add_finding(Notes& notes, const SheetFinding& finding);
void add_numbering(Notes& notes, const std::string& sheet, std::size_t first_line);
void add_sections(Notes& notes, const std::vector<std::pair<std::string, std::size_t>>& pieces);
/// Rows with one cell, by what stands in it.
void add_lone(Notes& notes, const std::vector<std::string>& cells);
[[nodiscard]] std::string repetition(const std::string& title, std::size_t rows);
void add_sheets_left(Notes& notes, const std::vector<std::string>& no_lists, const std::vector<std::string>& hidden);
/// By column: cells that hold something below no heading.
void add_unnamed_columns(Notes& notes, const std::vector<std::size_t>& cells);
void add_doubtful(Notes& notes, const std::vector<DoubtfulCell>& first, std::size_t all);

}  // namespace muster::tabular::notes
