#pragma once
// What a page for each asks, put together again: a question with a row for each option that was ticked.

#include <muster/domain/figures/summary.hpp>

#include <vector>

namespace muster::figures {

/// Moves the rows of each question that `form` repeats behind its first; all else keeps its order.
void gather_repeats(std::vector<QuestionFigures>& questions, const forms::Form& form);

}  // namespace muster::figures
