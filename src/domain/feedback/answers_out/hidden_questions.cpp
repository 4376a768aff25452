// Asks each condition once for each person whose question has no answer.

#include "hidden_questions.hpp"

#include <algorithm>

namespace muster::feedback {
namespace {

void add_names(const query::Filter& condition, std::set<std::string_view>& names) {
  if (condition.kind == query::Filter::Kind::comparison) names.insert(condition.name);
  for (const auto& child : condition.children) add_names(child, names);
}

}  // namespace

HiddenQuestions::HiddenQuestions(const forms::Form& form) : bound_(form) {
  for (const auto* question : form.questions()) {
    if (!question->ask_if) continue;
    auto& added = conditional_.emplace_back(Conditional{question, {}});
    add_names(*question->ask_if, added.reads);
  }
}

void HiddenQuestions::mark(forms::Answers& answers) const {
  for (const auto& [question, reads] : conditional_) {
    if (answers.contains(question->code)) continue;
    const bool untold = std::ranges::any_of(reads, [&](std::string_view code) {
      const auto found = answers.find(std::string(code));
      return found != answers.end() && found->second.asked == forms::Asked::untold;
    });
    if (untold)
      answers[question->code].asked = forms::Asked::untold;
    else if (!bound_.is_asked(*question, answers))
      answers[question->code].asked = forms::Asked::no;
  }
}

}  // namespace muster::feedback
