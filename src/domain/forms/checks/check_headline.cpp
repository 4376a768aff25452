// Which question may say what the event came to.
#include "domain/forms/reading/draft.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::forms {
namespace {

constexpr std::size_t longest_noun = 60;

void check_noun(const PlacedText& noun, Diagnostics& diagnostics) {
  const auto written = trimmed(noun.value);
  if (written.empty()) {
    diagnostics.add(noun.place, "this headline is about nothing",
                    "write a noun as it stands in a sentence: headline \"the event\"");
  } else if (character_count(written) > longest_noun) {
    diagnostics.add(noun.place, "what the headline is about is longer than 60 characters",
                    "write a noun as it stands in a sentence: headline \"the event\"");
  } else if (std::string_view(".?!:;").find(written.back()) != std::string_view::npos) {
    diagnostics.add(noun.place, "what the headline is about stands inside a sentence, and cannot end one",
                    "write a noun without a full stop: headline \"the event\"");
  }
}

void check_question(const FormDraft& draft, const QuestionDraft& question, Diagnostics& diagnostics) {
  const auto& noun = *question.headline;
  check_noun(noun, diagnostics);
  if (!question.kind) return;
  if (question.kind != QuestionKind::pick_one && question.kind != QuestionKind::scale) {
    diagnostics.add(
        noun.place,
        "a headline is made of a pick one or scale question, and \"" + question.code.value + "\" is neither",
        "put it behind the question that says what people made of the event");
    return;
  }
  const bool parts = std::any_of(draft.breakdown.begin(), draft.breakdown.end(),
                                 [&](const PlacedText& cut) { return cut.value == question.code.value; });
  if (parts) {
    diagnostics.add(noun.place,
                    "\"" + question.code.value + "\" says who people are, and not what they made of the event",
                    "put the headline behind another question");
  }
}

}  // namespace

void check_headline(const FormDraft& draft, Diagnostics& diagnostics) {
  const QuestionDraft* first = nullptr;
  bool told = false;
  for (const auto& page : draft.pages) {
    for (const auto& question : page.questions) {
      if (!question.headline) continue;
      if (first != nullptr && first->headline->place.offset == question.headline->place.offset) {
        // Once for each option: the same line stands in several questions.
        if (!told)
          diagnostics.add(first->headline->place, "a question that is asked for each option makes no headline",
                          "give it to a question that is asked once");
        told = true;
        continue;
      }
      if (first != nullptr) {
        diagnostics.add(
            question.headline->place,
            "the form has a headline already, on line " + std::to_string(diagnostics.line_of(first->headline->place)),
            "keep the one that matters most");
        continue;
      }
      first = &question;
      check_question(draft, question, diagnostics);
    }
  }
}

}  // namespace muster::forms
