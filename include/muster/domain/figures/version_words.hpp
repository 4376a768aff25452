#pragma once
// What versions of the form mean for a figure, in sentences: who was not asked, and what some could not choose.

#include <muster/domain/figures/summary.hpp>

#include <string>
#include <vector>

namespace muster::figures {

/// "12 people had a version of the form that did not ask them this." Empty where all were asked the same.
[[nodiscard]] std::vector<std::string> version_sentences(const QuestionFigures& question, const Summary& summary);

}  // namespace muster::figures
