#pragma once
// The cells that a test of named groups is made of. Answers that a group hides are counted together, as they follow
// from what is shown; where they stood apart the test would tell what the summary does not.

#include <muster/domain/figures/named_groups.hpp>
#include <muster/kit/stats/crosstab.hpp>

#include <string>
#include <vector>

namespace muster::figures {

struct TestedCells {
  std::vector<std::string> groups;                 ///< rows
  std::vector<std::string> answers;                ///< columns: "Agree", "Neither or Disagree"
  stats::Crosstab people;                          ///< each person of a group in one cell
  std::vector<std::vector<std::string>> together;  ///< answers of a column that holds several
  std::vector<std::string> left_out;               ///< groups of which nothing is shown
};

/// Of one question, whose options are those of the first group, without those beside the scale: neighbours are put
/// together where they stand in order, else those that are hidden. One column is left where nothing may stand apart.
[[nodiscard]] TestedCells tested_cells(const std::vector<NamedGroup>& groups, bool in_order);

/// Hides groups of which nothing is shown, and never one alone.
void leave_out_hidden(std::vector<NamedGroup>& groups);

}  // namespace muster::figures
