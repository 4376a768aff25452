#pragma once
// Groups of a round with names, as they may stand side by side: tables and tests of a report or a page take the same.

#include <muster/domain/figures/summary.hpp>

#include <string>
#include <vector>

namespace muster::figures {

/// One question among the people of a group, or of another round.
struct NamedGroup {
  std::string label;
  const QuestionFigures* figures = nullptr;  ///< outlives the group
  bool hidden = false;                       ///< none of its figures is told
};

/// The condition of those who chose an answer: "helpful = mainly", "format contains both".
[[nodiscard]] std::string condition_of(const QuestionFigures& question, const OptionFigures& option);

/// The condition of those of a group of a cut: "role = parent", "role in (health, school)". Empty where it has no
/// answer of its own: people without an answer.
[[nodiscard]] std::string condition_of(const CutFigures& cut, const CutGroup& group);

/// Hides each group of which any figure is hidden, and never one alone: everybody's figures less those of the other
/// groups would tell it.
void hide_small_groups(std::vector<NamedGroup>& groups);

}  // namespace muster::figures
