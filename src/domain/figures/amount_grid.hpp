#pragma once
// A grid of numbers as one figure: what people gave on each of its lines, on average.

#include <muster/domain/figures/grids.hpp>

namespace muster::figures {

[[nodiscard]] bool is_of_amounts(const GridFigures& grid);

/// Whether its averages can be drawn as bars: what lies below nothing has none.
[[nodiscard]] bool has_bars(const GridFigures& grid);

/// The line with the highest average and the one with the lowest, where that is beyond doubt.
[[nodiscard]] std::string amounts_finding(const GridFigures& grid);

/// The picture of the averages and the table behind it. Somebody has answered.
[[nodiscard]] std::vector<document::Block> amount_blocks(const Summary& summary, const GridFigures& grid,
                                                         const std::string& caption, double width);

}  // namespace muster::figures
