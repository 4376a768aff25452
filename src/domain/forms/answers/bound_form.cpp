// Looks up options and conditions once for all answers to a form.
#include <muster/domain/forms/bound_form.hpp>

#include <muster/domain/forms/option_names.hpp>
#include <muster/kit/base/utf8.hpp>

#include <set>

namespace muster::forms {
namespace {

void collect_names(const query::Filter& filter, std::set<std::string_view>& names) {
  if (filter.kind == query::Filter::Kind::comparison) names.insert(filter.name);
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

BoundCondition::BoundCondition(const Form& form, const query::Filter& condition) : condition_(&condition) {
  std::set<std::string_view> names;
  collect_names(condition, names);
  for (const auto& page : form.pages) {
    for (const auto& question : page.questions) {
      if (!names.contains(question.code)) continue;
      fields_.push_back(field_of(question));
      questions_.push_back(&question);
    }
  }
}

bool BoundCondition::holds(const Answers& answers) const {
  query::Values values;
  for (const auto* named : questions_) {
    const auto answer = answers.find(named->code);
    if (answer == answers.end()) continue;
    const auto& held = named->has_options() ? answer->second.codes : answer->second.texts;
    if (!held.empty()) values.emplace(named->code, held);
  }
  return holds(values);
}

bool BoundCondition::holds(const query::Values& values) const { return query::matches(*condition_, values, fields_); }

BoundForm::BoundForm(const Form& form) : form_(&form) {
  for (const auto& page : form.pages) {
    for (const auto& question : page.questions) {
      questions_.emplace(question.code, &question);
      if (question.ask_if) conditions_.emplace(question.code, BoundCondition(form, *question.ask_if));
    }
  }
}

const Question* BoundForm::question(std::string_view code) const {
  const auto found = questions_.find(code);
  return found == questions_.end() ? nullptr : found->second;
}

bool BoundForm::is_asked(const Question& question, const Answers& answers) const {
  const auto found = conditions_.find(question.code);
  return found == conditions_.end() || found->second.holds(answers);
}

bool BoundForm::is_asked(const Question& question, const query::Values& values) const {
  const auto found = conditions_.find(question.code);
  return found == conditions_.end() || found->second.holds(values);
}

}  // namespace muster::forms
