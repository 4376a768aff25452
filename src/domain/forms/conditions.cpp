// A form and its answers as the query room sees them.

#include <muster/domain/forms/answers.hpp>

namespace muster::forms {

std::vector<query::Field> fields_of(const Form& form) {
  std::vector<query::Field> fields;
  for (const auto* question : form.questions()) {
    query::Field field;
    field.name = question->code;
    for (const auto& option : question->options) {
      field.codes.push_back(option.code);
      if (option.beside) field.beside.push_back(option.code);
    }
    field.ordered = question->is_ordered() || question->kind == QuestionKind::number;
    field.many = question->kind == QuestionKind::pick_any;
    field.required = question->required && !question->ask_if;
    if (question->kind == QuestionKind::number) {
      field.low = question->low;
      field.high = question->high;
    }
    fields.push_back(std::move(field));
  }
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
  return !question.ask_if || query::matches(*question.ask_if, values_of(form, answers), fields_of(form));
}

}  // namespace muster::forms
