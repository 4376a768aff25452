// Labels are found by their codes, which never change their meaning once published.
#include <muster/domain/figures/told_in.hpp>

namespace muster::figures {
namespace {

void put_words(QuestionFigures& figures, const forms::Question& question) {
  figures.label = question.label;
  for (auto& option : figures.options)
    if (const auto* own = question.option(option.code)) option.label = own->label;
}

}  // namespace

Summary with_words_of(Summary summary, const forms::Form& form) {
  summary.form_title = form.title;
  for (auto& figures : summary.questions) {
    const auto* question = form.question(figures.code);
    if (question == nullptr) continue;
    put_words(figures, *question);
    for (const auto& page : form.pages)
      for (const auto& grid : page.grids)
        if (!figures.grid.empty() && grid.code == figures.grid) figures.grid_label = grid.label;
  }
  for (auto& index : summary.indexes)
    for (const auto& own : form.indexes)
      if (own.code == index.code) index.label = own.label;
  return summary;
}

}  // namespace muster::figures
