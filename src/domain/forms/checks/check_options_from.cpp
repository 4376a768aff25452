// Where the options of a question come from.
#include "domain/forms/reading/draft.hpp"

#include <muster/domain/forms/programme_options.hpp>
#include <muster/kit/base/nearest.hpp>

namespace muster::forms {

void check_options_from(const QuestionDraft& question, Diagnostics& diagnostics) {
  if (!question.options_from) return;
  const auto& from = *question.options_from;
  const bool picks = question.kind == QuestionKind::pick_one || question.kind == QuestionKind::pick_any;
  if (!picks || !question.grid.empty()) {
    diagnostics.add(from.place, "options of the programme are picked by pick one or pick any",
                    "make the question pick one or pick any, or take \"options from\" away");
    return;
  }
  if (is_option_source(from.value)) return;
  auto hint = did_you_mean(from.value, {option_sources.begin(), option_sources.end()});
  if (hint.empty()) hint = "write sessions, speakers, places or organisations";
  diagnostics.add(from.place, "the programme has no \"" + from.value + "\" to pick from", hint);
}

}  // namespace muster::forms
