#pragma once
// What was decided about a file, line by line, in the same words on the page and in a decisions file.

#include <muster/kit/base/result.hpp>
#include <muster/kit/tabular/table.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muster::intake {

/// One line of a decisions file.
struct DecisionLine {
  std::string typed;  ///< a name as typed, "row 41", "row 41: places", "row 41, E-mail": a cell, "column Affiliation",
                      ///< "hidden rows"
  std::string means;  ///< what the name means; "leave out" of a row; of a cell or a column what it should hold
};

inline constexpr std::string_view leave_out = "leave out";
/// A cell that should hold nothing: an empty `means` would take the decision away.
inline constexpr std::string_view empty_cell = "(empty)";

/// The lines of a decisions file with the columns typed and means, in this order; none where the text is empty.
[[nodiscard]] Result<std::vector<DecisionLine>> read_sheet(const std::string& sheet);
[[nodiscard]] std::string write_sheet(const std::vector<DecisionLine>& lines);

/// Puts each change in the place of the line about the same thing, or at the end; an empty `means` takes the line away.
void decide(std::vector<DecisionLine>& lines, const std::vector<DecisionLine>& changes);

/// What was decided about a thing; nothing where nothing was.
[[nodiscard]] std::optional<std::string> decision_about(const std::vector<DecisionLine>& lines, std::string_view typed);

/// "row 41", and "row 41, E-mail"; a column without a heading of its own is "row 41, column 3".
[[nodiscard]] std::string row_name(std::size_t line);
[[nodiscard]] std::string cell_name(const tabular::Row& heading, std::size_t line, std::size_t column);
/// The number in "row 41", "row 41: places" and "row 41, E-mail"; nothing where the words are about no row.
[[nodiscard]] std::optional<std::size_t> row_of(std::string_view typed);

/// "column Affiliation", "column 3" where it has no heading of its own.
[[nodiscard]] std::string column_called(const tabular::Row& heading, std::size_t column);
/// The column that "column Affiliation" is about, or nothing where the heading has none of that name.
[[nodiscard]] std::optional<std::size_t> column_of(const tabular::Row& heading, std::string_view typed);
/// Whether a decision is about a column.
[[nodiscard]] bool is_about_column(std::string_view typed);

/// Of a column that no other holds: "no column" means "organisation".
inline constexpr std::string_view no_column = "no column";
inline constexpr std::string_view take_rows = "take";
/// "empty cells of column Borough" mean "as above" or "nothing".
inline constexpr std::string_view empty_cells_word = "empty cells of ";
inline constexpr std::string_view as_above = "as above";
inline constexpr std::string_view as_nothing = "nothing";

/// Rows that the file marks and that somebody must take or leave out.
struct MarkedRows {
  std::string typed;               ///< "hidden rows", "struck-out rows", "rows with one cell"
  std::vector<std::size_t> lines;  ///< at least one
  std::string means;               ///< "take", "leave out", or empty where nobody has said so
};

/// Cells of a column that are empty below a filled one, where each value of the column stands once, as a merged cell is
/// written out.
struct EmptyCells {
  std::size_t cells = 0;       ///< 0 where the column does not look so
  std::size_t first_line = 0;  ///< of the first such row
  std::string above;           ///< what stands above it
};
[[nodiscard]] EmptyCells cells_below_filled(const tabular::Table& table, std::size_t column);
/// What a decision about such cells is called.
[[nodiscard]] std::string empty_cells_of(const tabular::Row& heading, std::size_t column);

/// What was decided about the empty cells of a column.
struct EmptyCellsRuling {
  std::string means;
  std::size_t filled = 0;  ///< cells that now hold what stands above
};

/// A list with its decisions about rows and cells carried out; those about what the rows mean are still to be read.
struct DecidedTable {
  tabular::Table table;                          ///< mended cells in place, rows left out gone
  tabular::Table decisions;                      ///< the other lines; no heading where there are none
  std::set<std::size_t> left_out;                ///< lines of rows
  std::set<std::size_t> mended;                  ///< lines of rows of which a cell was changed
  std::map<std::size_t, std::string> columns{};  ///< what columns hold, by their index
  std::set<std::string> without{};               ///< folded: what no column holds
  std::vector<MarkedRows> marked{};
  std::map<std::size_t, EmptyCellsRuling> empty_cells{};  ///< by column
};
/// Errors: a row or a column that the list does not have, each with its line in the decisions.
[[nodiscard]] Result<DecidedTable> carry_out(tabular::Table table, const std::string& decisions,
                                             const std::string& decisions_name);

/// The decisions about `before` that hold for `after` too: names as typed; rows and cells where a row of the same cells
/// stands, under its new number.
[[nodiscard]] std::vector<DecisionLine> taken_over(const std::vector<DecisionLine>& lines, const tabular::Table& before,
                                                   const tabular::Table& after);

}  // namespace muster::intake
