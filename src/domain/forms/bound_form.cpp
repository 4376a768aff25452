// Looks up options and conditions once for all answers to a form.
#include <muster/domain/forms/bound_form.hpp>

#include <muster/domain/forms/option_names.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::forms {
namespace {

void collect_names(const query::Filter& filter, std::vector<std::string>& names) {
  if (filter.kind == query::Filter::Kind::comparison &&
      std::find(names.begin(), names.end(), filter.name) == names.end())
    names.push_back(filter.name);
  for (const auto& child : filter.children) collect_names(child, names);
}

}  // namespace

OptionIndex::OptionIndex(const Question& question) {
  for (const auto& option : question.options) {
    by_label_.emplace(option_key(option.label), &option);
    for (const auto& also : option.also) by_label_.emplace(option_key(also), &option);
    by_code_.emplace(option.code, &option);
  }
}

const Option* OptionIndex::find(std::string_view typed) const {
  const auto key = option_key(typed);
  if (const auto found = by_label_.find(key); found != by_label_.end()) return found->second;
  if (const auto found = by_code_.find(trimmed(typed)); found != by_code_.end()) return found->second;
  const auto folded = folded_name(typed);
  if (folded != key) return nullptr;  // signs count: "5+" is not the option whose code is "5"
  const auto found = by_code_.find(folded);
  return found == by_code_.end() ? nullptr : found->second;
}

BoundForm::BoundForm(const Form& form) {
  const auto fields = fields_of(form);
  const auto questions = form.questions();
  for (const auto* question : questions) {
    if (!question->ask_if) continue;
    std::vector<std::string> names;
    collect_names(*question->ask_if, names);
    auto& condition = conditions_[question->code];
    for (std::size_t at = 0; at < questions.size(); ++at) {
      if (std::find(names.begin(), names.end(), questions[at]->code) == names.end()) continue;
      condition.fields.push_back(fields[at]);
      condition.questions.push_back(questions[at]);
    }
  }
}

bool BoundForm::is_asked(const Question& question, const Answers& answers) const {
  const auto found = conditions_.find(question.code);
  if (found == conditions_.end()) return true;
  query::Values values;
  for (const auto* named : found->second.questions) {
    const auto answer = answers.find(named->code);
    if (answer == answers.end()) continue;
    const auto& held = named->has_options() ? answer->second.codes : answer->second.texts;
    if (!held.empty()) values.emplace(named->code, held);
  }
  return query::matches(*question.ask_if, values, found->second.fields);
}

}  // namespace muster::forms
