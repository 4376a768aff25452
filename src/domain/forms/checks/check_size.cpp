// How much a form may hold: asked before anything else of it is.
#include "domain/forms/reading/draft.hpp"

namespace muster::forms {
namespace {

constexpr std::size_t most_scales = 100;
constexpr std::size_t most_options = 100;

}  // namespace

bool has_a_size(const FormDraft& draft, const ReadingLimits& limits, Diagnostics& diagnostics) {
  if (draft.scales.size() > most_scales) {
    diagnostics.add(draft.scales[most_scales].name.place, "more than 100 scales", "name those that questions share");
    return false;
  }
  std::size_t count = 0;
  for (const auto& page : draft.pages) {
    for (const auto& question : page.questions) {
      if (++count == most_questions + 1) diagnostics.add(question.code.place, "more than 200 questions", "ask fewer");
      if (count > limits.questions) return false;
      if (question.options.size() > most_options) {
        diagnostics.add(question.options[most_options].place, "more than 100 options", "ask with fewer");
        return false;
      }
    }
  }
  return true;
}

}  // namespace muster::forms
