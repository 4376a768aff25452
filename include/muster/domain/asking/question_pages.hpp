#pragma once
// The questions of one page of a form as fields: what an attendee fills in, and what an organiser is shown of it.

#include <muster/domain/forms/bound_form.hpp>
#include <muster/kit/catalogue/catalogue.hpp>
#include <muster/platform/web/view.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace muster::asking {

/// Whether `question` may be asked: its condition holds, or hangs on a question of its own page that is still to be
/// answered there. `typed` is all that came so far.
[[nodiscard]] bool may_be_asked(const forms::BoundForm& form, std::size_t page, const forms::Question& question,
                                const forms::Answers& answers);

/// What is shown of one page of a form (0-based). Ids begin with `prefix`, names of fields with `names`.
struct QuestionsShown {
  const forms::Form& form;
  const forms::BoundForm& bound;
  std::size_t page = 0;
  const forms::TypedAnswers& typed;
  const forms::Answers& answers;                  ///< those that are right so far
  const std::vector<forms::AnswerError>& errors;  ///< of this page
  std::string prefix = "q-";
  bool all = false;  ///< a preview: conditions are said, never applied
  const Catalogue& words = Catalogue::english();
  std::string names{};  ///< where the page has fields of its own too, and no question may be taken for one of them
};
/// Sets QUESTION_FIELDS, to be written {{QUESTION_FIELDS:none}}; returns how many questions there are to answer.
std::size_t add_questions(web::View& view, const QuestionsShown& shown);

/// The id of the field that an error is about.
[[nodiscard]] std::string field_of(const forms::Form& form, const forms::AnswerError& error, const std::string& prefix);

}  // namespace muster::asking
