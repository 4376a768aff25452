#pragma once
// The questions of an event in the middle of a page's own form: read, shown, and refused with the other fields.

#include <muster/domain/booking/booking_questions.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/request.hpp>
#include <muster/platform/web/view.hpp>

#include <string>
#include <vector>

namespace muster::booking {

class QuestionFields {
 public:
  /// `form` is what is asked now; `before` what stands there at first. The request must outlive it.
  QuestionFields(const web::Request& request, BookingForm form, const forms::Answers& before = {});
  [[nodiscard]] bool asks() const { return form_.asks(); }
  /// Names what is wrong with what was sent, in the page's summary of errors.
  void refuse_in(web::Form& form) const;
  /// Fills section QUESTIONS; nothing where nothing is asked.
  void show(web::View& view) const;
  /// What was sent, with the version that its page showed.
  [[nodiscard]] const TypedBookingAnswers& typed() const { return typed_; }

 private:
  BookingForm form_;
  TypedBookingAnswers typed_;
  forms::Answers answers_;  ///< those that are right so far
  std::vector<forms::AnswerError> errors_;
};

/// Fills sections ANSWER with what was answered: the question, and the answer.
void add_answer_lines(web::View& view, const std::vector<AnswerLine>& lines);

}  // namespace muster::booking
