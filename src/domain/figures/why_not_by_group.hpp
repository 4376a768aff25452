#pragma once
// Why a question of an anonymous round is shown by no group, as the summary and its tests say it.
#include <muster/domain/figures/summary.hpp>

#include <string>

namespace muster::figures {

/// "However its answers are put together, one part would hold fewer than five people, or nobody, somewhere where the
/// groups of role and area cross."
[[nodiscard]] std::string why_not_by_group(const Summary& summary, const QuestionFigures& question);

}  // namespace muster::figures
