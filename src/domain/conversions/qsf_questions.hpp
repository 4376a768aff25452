#pragma once
// What a question of a Qualtrics survey is here: one question, several, or none.

#include "surveyjs_words.hpp"

#include <string>
#include <vector>

namespace muster::conversions {

/// Adds grids and texts to the last page of `out`, and tells what does not go over.
[[nodiscard]] std::vector<QuestionSketch> qsf_questions(SurveyObject& payload, const std::string& name,
                                                        const Place& place, Sketch& out);

}  // namespace muster::conversions
