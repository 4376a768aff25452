#pragma once
// Statements on one scale as one figure: the page, the report and the CSV show them below each other.

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/document/document.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::figures {

struct GridFigures {
  std::string code;
  std::string label;
  std::vector<const QuestionFigures*> rows;  ///< in the form's order
};

/// The grid of that code, or nothing. Holds pointers into the summary.
[[nodiscard]] std::optional<GridFigures> grid_of(const Summary& summary, std::string_view code);

/// Whether the statements can stand in one figure, or the numbers of its lines: not where averages lie below nothing,
/// not where something of one is hidden, nor where a version of the form had other statements, and not in the view of a
/// group, where each is shown by itself.
[[nodiscard]] bool is_one_figure(const GridFigures& grid, const Summary& summary);

/// Whether one end of the scale is the good one for all statements, and somebody stands on it: then each has the share
/// of that end with its interval.
[[nodiscard]] bool has_shares(const GridFigures& grid);

/// The statements with the largest share of the good end first, those of one share as on the form; as they were where
/// there are no shares.
[[nodiscard]] GridFigures best_first(GridFigures grid);

/// "27 to 41 of 42 responses".
[[nodiscard]] std::string base_of(const GridFigures& grid, const Summary& summary);

/// Which statement was answered best most often, and which least often, where that is beyond doubt; of numbers the
/// lines with the highest and lowest averages.
[[nodiscard]] std::string finding_of(const GridFigures& grid, const Summary& summary);

/// One picture of all statements, in the order of `grid`, and the table behind it; a sentence where nobody has
/// answered.
[[nodiscard]] std::vector<document::Block> grid_blocks(const Summary& summary, const GridFigures& grid,
                                                       const std::string& caption, double width);

}  // namespace muster::figures
