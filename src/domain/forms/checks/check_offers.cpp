// Single options that are not everybody's, and words among options.
#include "domain/forms/reading/draft.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::forms {
namespace {

constexpr std::size_t longest_heading = 100;

void check_heading(const PlacedText& heading, Diagnostics& diagnostics) {
  if (trimmed(heading.value).empty()) {
    diagnostics.add(heading.place, "this heading is empty", "write what people should read");
  } else if (character_count(heading.value) > longest_heading) {
    diagnostics.add(heading.place, "this heading is longer than 100 characters", "shorten it");
  }
}

}  // namespace

void check_offers(const QuestionDraft& question, Diagnostics& diagnostics) {
  const bool in_order = question.kind == QuestionKind::scale || question.as_scale ||
                        (question.direction && question.direction->value != Direction::unordered);
  const bool in_ranks = question.kind == QuestionKind::ranking;
  const PlacedText* condition = nullptr;
  for (const auto& option : question.options) {
    if (option.heading) {
      if (in_order) diagnostics.add(option.heading->place, "a scale has no headings among its options", "take it away");
      check_heading(*option.heading, diagnostics);
    }
    if (!option.only_if) continue;
    if (condition == nullptr) condition = &*option.only_if;
    if (in_order || in_ranks || option.beside) {
      diagnostics.add(option.only_if->place,
                      std::string("the options of a ") + (in_ranks ? "ranking" : "scale") + " are offered to everybody",
                      "take \"only if\" away");
      return;
    }
  }
  if (condition == nullptr) return;
  const auto to_all = std::count_if(question.options.begin(), question.options.end(),
                                    [](const auto& option) { return !option.only_if; });
  if (to_all < (question.kind == QuestionKind::pick_any ? 1 : 2)) {
    diagnostics.add(condition->place, "somebody may be offered too few options to pick from",
                    question.kind == QuestionKind::pick_any ? "offer one option at least to everybody"
                                                            : "offer two options at least to everybody");
  }
}

}  // namespace muster::forms
