#pragma once
// What a question of a SurveyJS survey is here: one question, several, or none.

#include "surveyjs_words.hpp"

#include <string>
#include <vector>

namespace muster::conversions {

/// Adds grids to the last page of `out`, and tells what does not go over.
[[nodiscard]] std::vector<QuestionSketch> survey_questions(SurveyObject& element, const std::string& type,
                                                           const Place& place, Sketch& out);

}  // namespace muster::conversions
