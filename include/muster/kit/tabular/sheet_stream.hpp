#pragma once
// Sheets whose rows are made while they are written, so that a large one never stands in memory.

#include <muster/kit/tabular/table.hpp>

#include <functional>
#include <string>
#include <vector>

namespace muster::tabular {

/// Takes one row after another.
using RowTaker = std::function<Outcome(const Row&)>;

struct StreamedSheet {
  std::string title;
  Row heading;
  std::string first_line;  ///< stands above the heading; empty where nothing does
  /// Gives the rows, one by one; an Error ends the writing.
  std::function<Outcome(const RowTaker& take)> give;
};

/// As `to_csv` and `to_xlsx` of rows. Errors: theirs, and those that a sheet gives.
[[nodiscard]] Result<std::string> to_csv(const StreamedSheet& sheet);
[[nodiscard]] Result<std::string> to_xlsx(const std::vector<StreamedSheet>& sheets);

}  // namespace muster::tabular
