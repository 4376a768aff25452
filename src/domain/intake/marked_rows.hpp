#pragma once
// Rows that a workbook hides or strikes out: nobody knows by the file alone whether they are meant.

#include <muster/domain/intake/intake_service.hpp>

namespace muster::intake {

/// Adds the question, and leaves undecided the rows that nobody has decided about. `original` is the file's table
/// before decisions; its cells are shown where `shows_cells` says so.
void ask_about_marked(Forecast& forecast, const tabular::Table& original, bool shows_cells);

}  // namespace muster::intake
