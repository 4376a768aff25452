// Question fields bear names of their own ("q." before the code): a form may call a question "email" too.
#include "question_fields_pages.hpp"

#include <muster/domain/asking/question_pages.hpp>
#include <muster/domain/forms/answer_limits.hpp>
#include <muster/domain/forms/bound_form.hpp>
#include <muster/kit/base/number.hpp>

#include <string_view>

namespace muster::booking {
namespace {

constexpr std::string_view names = "q.";
constexpr const char* ids = "q-";

std::string_view plain(std::string_view name) { return name.ends_with("[]") ? name.substr(0, name.size() - 2) : name; }

/// As a page sends them.
forms::TypedAnswers typed_of(const forms::Form& form, const forms::Answers& answers) {
  forms::TypedAnswers typed;
  for (const auto& [code, answer] : answers) {
    const auto* question = form.question(code);
    if (question == nullptr) continue;
    if (!question->has_options()) {
      typed[code] = answer.texts;
      continue;
    }
    if (question->kind == forms::QuestionKind::ranking) {
      for (std::size_t at = 0; at < answer.codes.size(); ++at)
        typed[code + "." + answer.codes[at]] = {std::to_string(at + 1)};
      continue;
    }
    typed[code] = answer.codes;
    const auto lines = question->write_ins();
    for (std::size_t at = 0; at < answer.texts.size() && !lines.empty(); ++at)
      typed[code + "." + (at < answer.written_in.size() ? answer.written_in[at] : lines.front()->code)] = {
          answer.texts[at]};
  }
  return typed;
}

}  // namespace

QuestionFields::QuestionFields(const web::Request& request, BookingForm form, const forms::Answers& before)
    : form_(std::move(form)) {
  const bool sent = asks_for_change(request.method);
  if (sent) typed_.version = parse_integer(request.form.get("questions")).value_or(0);
  if (!form_.asks()) return;
  if (sent) {
    const forms::BoundForm bound(*form_.form);
    forms::TypedReader reader(bound);
    for (const auto& [name, value] : request.form.entries())
      if (name.starts_with(names)) reader.add(plain(std::string_view(name).substr(names.size())), value);
    typed_.typed = reader.take();
  } else {
    typed_.typed = typed_of(*form_.form, before);
  }
  auto checked = forms::check_answers(*form_.form, typed_.typed);
  answers_ = std::move(checked.answers);
  if (sent) errors_ = std::move(checked.errors);
}

void QuestionFields::refuse_in(web::Form& form) const {
  for (const auto& error : errors_) form.refuse_at(asking::field_of(*form_.form, error, ids), error.message);
}

void QuestionFields::show(web::View& view) const {
  if (!form_.asks()) return;
  const auto& form = *form_.form;
  auto& part = view.add("QUESTIONS", form.title).set("QUESTIONS_VERSION", std::to_string(form_.version));
  part.set("QUESTIONS_LANGUAGE", form.language);
  part.show("QUESTIONS_WORDS", form.introduction);
  (void)asking::add_questions(part, {form, forms::BoundForm(form), 0, typed_.typed, answers_, errors_, ids, false,
                                     Catalogue::english(), std::string(names)});
}

void add_answer_lines(web::View& view, const std::vector<AnswerLine>& lines) {
  for (const auto& line : lines)
    view.add("ANSWER", line.question).set("ANSWER_GIVEN", line.answer.empty() ? "Not answered" : line.answer);
}

}  // namespace muster::booking
