// Each value is tried on its question alone, as if somebody had typed it.
#include "prefilled_pages.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace muster::feedback {
namespace {

constexpr std::size_t most_values = 100;     // of a question: as many as it has options
constexpr std::size_t longest_value = 2000;  // bytes

/// The question by itself, asked of everybody.
forms::Form alone(const forms::Question& question) {
  forms::Form form;
  form.pages.push_back({"", {question}});
  form.pages.front().questions.front().ask_if.reset();
  for (auto& option : form.pages.front().questions.front().options) option.only_if.reset();
  return form;
}

bool takes(const forms::Question& question, const std::vector<std::string>& values) {
  if (values.size() > most_values) return false;
  if (std::ranges::any_of(values, [](const auto& value) { return value.size() > longest_value; })) return false;
  if (question.has_options() &&
      std::ranges::any_of(values, [&](const auto& value) { return question.option(value) == nullptr; }))
    return false;
  return forms::check_answers(alone(question), {{question.code, values}}).ok();
}

}  // namespace

forms::TypedAnswers prefilled_by(const web::Fields& query, const forms::Form& form) {
  forms::TypedAnswers typed;
  if (query.entries().empty()) return typed;
  for (const auto* question : form.questions()) {
    if (!question->prefilled) continue;
    auto values = query.all(question->code);
    if (!values.empty() && takes(*question, values)) typed.emplace(question->code, std::move(values));
  }
  return typed;
}

void leave_out_wrong_hidden(forms::TypedAnswers& typed, const forms::Form& form) {
  for (const auto& page : form.pages) {
    for (const auto& question : page.questions) {
      if (!question.hidden) continue;
      const auto found = typed.find(question.code);
      if (found != typed.end() && !takes(question, found->second)) typed.erase(found);
    }
  }
}

}  // namespace muster::feedback
