// What `quote with consent` needs.
#include "domain/forms/reading/draft.hpp"

namespace muster::forms {
namespace {

/// True where something is written, or may be: what could not be read may be a text.
bool may_hold_text(const QuestionDraft& question) {
  if (question.broken || !question.kind) return true;
  if (question.format != TextFormat::any || question.personal) return false;
  if (question.kind == QuestionKind::short_text || question.kind == QuestionKind::long_text) return true;
  for (const auto& option : question.options) {
    if (option.write_in) return true;
  }
  return false;
}

}  // namespace

void check_consent(const FormDraft& draft, Diagnostics& diagnostics) {
  if (!draft.quote) return;
  bool any_text = false;
  for (const auto& page : draft.pages) {
    for (const auto& question : page.questions) {
      any_text = any_text || may_hold_text(question);
      if (question.code.value != consent_code) continue;
      diagnostics.add(question.code.place,
                      "\"" + question.code.value + "\" is the question that \"quote with consent\" asks",
                      "give this question another code, or take \"quote with consent\" away");
    }
  }
  if (!any_text) {
    diagnostics.add(*draft.quote, "nothing is written on this form that could be quoted",
                    "take \"quote with consent\" away, or add a text or lines question");
  }
}

}  // namespace muster::forms
