// Names of loops go before those of the form, because they stand nearer to where they are used.
#include "scope.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::report {

Result<std::shared_ptr<const figures::Summary>> Groups::of(const std::string& where) {
  constexpr std::size_t most_groups = 40;
  if (!of_group_) return bad_input("figures of a group cannot be had here");
  if (const auto kept = kept_.find(where); kept != kept_.end()) return kept->second;
  if (kept_.size() == most_groups) return bad_input("a report has figures of 40 groups of people at most");
  return kept_.emplace(where, of_group_(where)).first->second;
}

const figures::QuestionFigures* Scope::question_named(std::string_view code) const {
  const auto word = lower_case(code);
  if (question != nullptr && (word == "question" || word == "statement")) return question;
  return figures::question_named(summary, code);
}

const figures::OptionFigures* Scope::option_named(const figures::QuestionFigures& of, const Name& name) const {
  const bool of_loop = option != nullptr && !name.quoted && name.text == "option";
  for (const auto& each : of.options) {
    if (of_loop && each.code == option->code) return &each;
    if (of_loop) continue;
    if (!name.quoted && each.code == name.text) return &each;
    if (name.quoted && folded_name(each.label) == folded_name(name.text)) return &each;
  }
  return nullptr;
}

const figures::ThemePeople* Scope::theme_named(const figures::QuestionFigures& of, const Name& name) const {
  if (!of.themes) return nullptr;
  if (theme != nullptr && !name.quoted && name.text == "theme") return theme;
  for (const auto* list : {&of.themes->themes, &of.themes->unnamed}) {
    for (const auto& each : *list) {
      if (name.quoted ? folded_name(each.name) == folded_name(name.text) : each.code == name.text) return &each;
    }
  }
  return nullptr;
}

}  // namespace muster::report
