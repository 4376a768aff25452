#pragma once
// The other base of a scale: everybody who answered, those beside the scale included.

#include <muster/domain/figures/summary.hpp>

namespace muster::figures {

/// The question as bars of all its answers, each a share of everybody who answered.
[[nodiscard]] QuestionFigures with_beside(QuestionFigures question);

}  // namespace muster::figures
