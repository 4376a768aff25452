// What comes with a link: the first answer of a question, and questions that nobody sees.
#include "domain/forms/reading/draft.hpp"

#include <algorithm>
#include <array>

namespace muster::forms {
namespace {

/// What a form's link says already.
constexpr std::array<std::string_view, 7> taken{"link", "look", "pages", "kiosk", "again", "done", "lang"};

bool fits_a_link(const QuestionDraft& question) {
  const auto kind = *question.kind;
  return kind == QuestionKind::pick_one || kind == QuestionKind::pick_any || kind == QuestionKind::scale ||
         kind == QuestionKind::short_text || kind == QuestionKind::number;
}

}  // namespace

void check_prefilled(const QuestionDraft& question, bool anonymous, Diagnostics& diagnostics) {
  if (!question.prefilled && !question.hidden) return;
  const auto place = question.hidden ? *question.hidden : *question.prefilled;
  const std::string word = question.hidden ? "hidden" : "prefilled";
  if (anonymous) {
    diagnostics.add(place,
                    question.hidden
                        ? "an anonymous form has no hidden question: its answer would come from the link, and "
                          "so say who opened it"
                        : "an anonymous form is not prefilled: whoever made the link could know the answer by "
                          "it",
                    "take \"" + word + "\" away, or take \"anonymous\" away");
    return;
  }
  if (question.hidden && question.prefilled) {
    diagnostics.add(*question.prefilled, "a hidden question is always prefilled", "take \"prefilled\" away");
  } else if (!fits_a_link(question)) {
    diagnostics.add(place, "\"" + word + "\" is for pick one, pick any, scale, text and number",
                    "take \"" + word + "\" away");
  } else if (question.hidden && question.required) {
    diagnostics.add(place, "nobody could answer this question where the link does not", "take the * away");
  } else if (question.hidden && question.comment) {
    diagnostics.add(question.comment->place, "nobody sees the question of this comment", "take the comment away");
  } else if (std::ranges::find(taken, question.code.value) != taken.end()) {
    diagnostics.add(question.code.place, "\"" + question.code.value + "\" says something else in a form's link",
                    "give the question another code");
  }
}

}  // namespace muster::forms
