#pragma once
// Grids on a phone: one card for each statement, the steps of its scale side by side where they fit.

#include <muster/domain/asking/grid_rows.hpp>
#include <muster/domain/asking/question_pages.hpp>

namespace muster::asking {

/// Whether the steps of the scale stand side by side on the narrowest phone; otherwise they stand below each other.
[[nodiscard]] bool fits_side_by_side(const forms::Question& statement);

/// Fills section GRID of the first question of a grid: what stands over its cards. `condition` is empty where there is
/// none to be told.
void add_grid_head(web::View& view, const forms::Grid& grid, const forms::Question& first, const std::string& id,
                   const std::string& condition, const Catalogue& words);

/// The id of a question's first step, and the name under which its steps are sent.
struct StepField {
  std::string id;
  std::string name;
};

/// Fills section STEPS of a statement.
void add_steps(web::View& view, const forms::Question& statement, const StepField& field,
               const std::vector<std::string>& chosen, const Catalogue& words);

/// Fills section NUMBERS of a scale from number to number, and section RADIOS with what stands beside it.
void add_numbers(web::View& view, const forms::Question& question, const StepField& field,
                 const std::vector<std::string>& chosen);

}  // namespace muster::asking
