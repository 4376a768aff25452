#pragma once
// What a file of answers leaves open, as the page and a decisions file ask it.

#include <muster/domain/feedback/response_list.hpp>
#include <muster/domain/intake/kind_service.hpp>

namespace muster::feedback {

[[nodiscard]] intake::QuestionSection column_questions(const ResponseForecast& forecast, const forms::Form& form);
[[nodiscard]] intake::QuestionSection repeat_questions(const ResponseForecast& forecast);

}  // namespace muster::feedback
