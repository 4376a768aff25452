// How many fields a form has in a browser: one that has more than a request may bring could be opened and never sent.
#include "domain/forms/reading/draft.hpp"

#include <muster/domain/forms/form.hpp>

namespace muster::forms {
namespace {

constexpr std::size_t most_fields = 950;  // a request has 1,000; some are the page's own

std::size_t fields_of(const Question& question) {
  const auto written_in = question.write_ins().size();
  switch (question.kind) {
    case QuestionKind::pick_any:
    case QuestionKind::ranking:
      return question.options.size() + written_in;
    case QuestionKind::words:
      return question.limit;
    default:
      return 1 + written_in;
  }
}

}  // namespace

void check_fields(const FormDraft& draft, const Form& form, Diagnostics& diagnostics) {
  std::size_t all = 0;
  for (const auto* question : form.questions()) all += fields_of(*question);
  if (all > most_fields && draft.name)
    diagnostics.add_of_new(draft.name->place, "this form has more fields than a browser can send at once",
                           "ask fewer questions, or offer fewer options: 950 boxes and lines fit");
}

}  // namespace muster::forms
