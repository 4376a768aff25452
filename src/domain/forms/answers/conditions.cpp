// A form and its answers as the query room sees them.

#include <muster/domain/forms/bound_form.hpp>

namespace muster::forms {

query::Field field_of(const Question& question) {
  query::Field field;
  field.name = question.code;
  for (const auto& option : question.options) {
    field.codes.push_back(option.code);
    if (option.beside) field.beside.push_back(option.code);
  }
  field.ordered = question.is_ordered() || question.kind == QuestionKind::number;
  field.many = question.kind == QuestionKind::pick_any || question.kind == QuestionKind::ranking;
  field.required = question.required && !question.ask_if;
  if (question.kind == QuestionKind::number) {
    field.low = question.low;
    field.high = question.high;
  }
  return field;
}

std::vector<query::Field> fields_of(const Form& form) {
  std::vector<query::Field> fields;
  for (const auto* question : form.questions()) fields.push_back(field_of(*question));
  return fields;
}

query::Values values_of(const Form& form, const Answers& answers) {
  query::Values values;
  for (const auto& [code, answer] : answers) {
    const auto* question = form.question(code);
    if (question == nullptr) continue;
    const auto& held = question->has_options() ? answer.codes : answer.texts;
    if (!held.empty()) values.emplace(code, held);
  }
  return values;
}

bool is_asked(const Question& question, const Form& form, const Answers& answers) {
  return !question.ask_if || BoundCondition(form, *question.ask_if).holds(answers);
}

}  // namespace muster::forms
