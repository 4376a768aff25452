#pragma once
// What the live summary says about groups: which there are, and each figure broken down by them.

#include <muster/domain/figures/grids.hpp>
#include <muster/domain/figures/group_tests.hpp>
#include <muster/domain/figures/summary.hpp>
#include <muster/platform/web/view.hpp>

#include <optional>
#include <string>

namespace muster::figures {

/// The cut by which the page shows its figures, and what tests between its groups say.
struct ShownBy {
  std::string cut;                  ///< code; empty where everybody stands together
  std::optional<GroupTests> tests;  ///< where the cut has groups that may be shown
};
[[nodiscard]] ShownBy shown_by(const Summary& summary, const std::string& cut);

/// Adds section BREAKDOWN where the form declares cuts; `by` is the code of the cut that is shown, or empty.
void add_breakdown(web::View& view, const Summary& summary, const std::string& by);

/// Adds section BROKEN_DOWN to a question's figure, or what stands there instead; nothing where no cut is shown.
void add_broken_down(web::View& figure, const QuestionFigures& question, const Summary& summary, const ShownBy& by);

/// Adds section STATEMENTS to a grid's figure: each statement that may be broken down, and how many may not be.
void add_broken_down(web::View& figure, const GridFigures& grid, const Summary& summary, const ShownBy& by);

}  // namespace muster::figures
