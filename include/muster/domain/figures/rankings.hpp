#pragma once
// Options that people put in order, as a figure: who put each first, second and so on, and its mean rank.

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/document/document.hpp>

#include <string>
#include <vector>

namespace muster::figures {

/// "Options stand in order of points: 3 for a first choice, 2 for a second and 1 for a third". Without a stop at its
/// end; the question has ranks.
[[nodiscard]] std::string points_in_words(const QuestionFigures& question);

/// The picture, and behind it the table: ranks, share of first choices, mean rank with the people whose mean it is.
/// The question has ranks.
[[nodiscard]] std::vector<document::Block> ranking_blocks(const Summary& summary, const QuestionFigures& question,
                                                          const std::string& caption, double width);

}  // namespace muster::figures
