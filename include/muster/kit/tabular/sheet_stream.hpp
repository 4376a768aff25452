#pragma once
// Sheets whose rows are made while they are written, so that a large one never stands in memory.

#include <muster/kit/tabular/table.hpp>

#include <functional>
#include <string>
#include <vector>

namespace muster::tabular {

/// Takes one row after another.
using RowTaker = std::function<Outcome(const Row&)>;

/// What the cells of a column hold in a workbook. A cell that does not read as such stays text, in its own words.
enum class CellKind {
  text,
  number,  ///< digits with a point ("12.5")
  date,    ///< "2026-03-27"
};

struct StreamedSheet {
  std::string title;
  Row heading;
  std::string first_line;  ///< stands above the heading; empty where nothing does
  /// Gives the rows, one by one; an Error ends the writing.
  std::function<Outcome(const RowTaker& take)> give;
  std::vector<CellKind> kinds{};  ///< by column; text where it is shorter. A CSV has text alone
};

/// As `to_csv` and `to_xlsx` of rows. Errors: theirs, and those that a sheet gives.
[[nodiscard]] Result<std::string> to_csv(const StreamedSheet& sheet);
[[nodiscard]] Result<std::string> to_xlsx(const std::vector<StreamedSheet>& sheets);

}  // namespace muster::tabular
