// Scales that no question uses: told where nothing else says that one was meant.
#include "domain/forms/reading/draft.hpp"

#include <algorithm>

namespace muster::forms {
namespace {

/// What could not be read may have named the scale.
bool any_unread(const FormDraft& draft) {
  return std::ranges::any_of(draft.pages, [](const PageDraft& page) {
    return page.broken || std::ranges::any_of(page.questions, [](const QuestionDraft& question) {
             return question.broken && !question.scale_name;
           });
  });
}

}  // namespace

void check_scale_use(const FormDraft& draft, const std::vector<const PlacedText*>& unknown, Diagnostics& diagnostics) {
  if (any_unread(draft)) return;
  // An unused scale is the one that was misspelt where it is used; where several agree, it is misspelt itself. The rows
  // of a grid share one name.
  const bool misspelt_once = !unknown.empty() && std::ranges::all_of(unknown, [&](const PlacedText* one) {
    return one->place.offset == unknown.front()->place.offset;
  });
  for (const auto& scale : draft.scales) {
    if (!scale.used && !misspelt_once)
      diagnostics.add(scale.name.place, "no question uses scale \"" + scale.name.value + "\"",
                      "write scale " + scale.name.value + " behind a question, or take the scale away");
  }
}

}  // namespace muster::forms
