#pragma once
// First answers that come with a form's link, and answers of questions that nobody sees.

#include <muster/domain/forms/answers.hpp>
#include <muster/platform/web/request.hpp>

namespace muster::feedback {

/// What the address gives to questions that take their first answer from it, and what they would not take left out.
[[nodiscard]] forms::TypedAnswers prefilled_by(const web::Fields& query, const forms::Form& form);
/// Nobody could mend the answer of a question that nobody sees: one that it would not take goes.
void leave_out_wrong_hidden(forms::TypedAnswers& typed, const forms::Form& form);

}  // namespace muster::feedback
