// Which forms can be asked beside a name, and answers as their readers see them.
#include <muster/domain/booking/booking_questions.hpp>

#include <muster/domain/asking/answer_words.hpp>
#include <muster/domain/asking/one_page_form.hpp>
#include <muster/domain/forms/bound_form.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/programme_options.hpp>
#include <muster/domain/forms/question_count.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

Outcome check_booking_form(const forms::Form& form) {
  if (form.anonymous)
    return bad_input(
        "This form is anonymous, and what is answered on a booking page stands beside a name. Take the line "
        "“anonymous” out of it, or choose another.");
  if (!asking::fits_on_one_page(form))
    return bad_input("A page of this form may end it, and a booking page asks all questions at once.");
  if (forms::has_stand_ins(form))
    return bad_input(
        "This form takes options from the programme that are not listed yet. Publish it as a round of the event first, "
        "and choose it then.");
  const auto questions = form.questions();
  if (questions.empty()) return bad_input("This form asks nothing.");
  if (questions.size() > most_booking_questions)
    return bad_input("This form has " + counted(static_cast<std::int64_t>(questions.size()), "question", "questions") +
                     ". A booking page asks 20 at most, and two or three are answered best.");
  for (const auto* question : questions) {
    const auto named = "“" + question->label + "” ";
    if (question->personal)
      return bad_input(
          named + "is kept apart from the answers. The booking page asks who somebody is by itself; leave it out.");
    if (question->hidden || question->prefilled)
      return bad_input(named + "takes its answer from a link, and the booking page has none. Leave it out.");
    if (!question->repeats.empty())
      return bad_input(named + "is asked once for each tick, which a booking page cannot do. Ask it once.");
  }
  return Success{};
}

}  // namespace

Result<forms::Form> read_booking_form(const std::string& text, const std::string& source) {
  if (text.size() > most_booking_form_bytes)
    return bad_input("This text is larger than 32 KiB. A booking page asks two or three questions, not a survey.");
  MUSTER_TRY(form, forms::parse_form(text, source));
  MUSTER_CHECK(check_booking_form(form));
  return form;
}

std::string whole_label(const forms::Question& question, const forms::Form& form) {
  const auto* grid = question.grid.empty() ? nullptr : form.grid(question.grid);
  auto label = forms::full_label(question, form);
  return grid == nullptr || label != question.label ? label : grid->label + " " + label;
}

std::vector<AnswerLine> answer_lines(const forms::Form& form, const forms::Answers& answers) {
  std::vector<AnswerLine> lines;
  const forms::BoundForm bound(form);
  for (const auto* question : form.questions()) {
    if (!bound.is_asked(*question, answers)) continue;
    const auto found = answers.find(question->code);
    auto words =
        found == answers.end() ? std::vector<std::string>() : asking::answer_in_words(*question, found->second);
    lines.push_back({whole_label(*question, form), muster::joined(words, "; ")});
  }
  return lines;
}

}  // namespace muster::booking
