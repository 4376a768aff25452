// Labels are found by their codes, which never change their meaning once published.
#include <muster/domain/figures/told_in.hpp>

#include <muster/domain/figures/told_parts.hpp>

#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>

namespace muster::figures {
namespace {

void put_words(QuestionFigures& figures, const forms::Question& question) {
  figures.label = question.label;
  figures.unit = question.unit;
  for (auto& option : figures.options)
    if (const auto* own = question.option(option.code)) option.label = own->label;
}

/// A group is called by the options that it is made of.
void put_words(CutFigures& cut, const forms::Question& question) {
  const auto named = "“" + cut.label + "”";
  if (const auto at = cut.why_not.find(named); at != std::string::npos)
    cut.why_not.replace(at, named.size(), "“" + question.label + "”");
  cut.label = question.label;
  for (auto& group : cut.groups) {
    const auto own = std::min(group.codes.size(), group.made_of.size());
    for (std::size_t at = 0; at < own; ++at)
      if (const auto* option = question.option(group.codes[at])) group.made_of[at] = option->label;
    group.label = told_made_of(group);
  }
}

/// The groups of a question stand in the order of the cut.
void put_groups(QuestionFigures& figures, const Summary& summary) {
  for (auto& breakdown : figures.broken_down) {
    const auto cut = std::ranges::find(summary.cuts, breakdown.cut, &CutFigures::code);
    if (cut == summary.cuts.end() || cut->groups.size() != breakdown.groups.size()) continue;
    for (std::size_t at = 0; at < breakdown.groups.size(); ++at) breakdown.groups[at].label = cut->groups[at].label;
  }
}

}  // namespace

Summary with_words_of(Summary summary, const forms::Form& form) {
  const Telling telling(form.language);
  for (auto& cut : summary.cuts)
    if (const auto* question = form.question(cut.code)) put_words(cut, *question);
  summary.form_title = form.title;
  for (auto& figures : summary.questions) {
    const auto* question = form.question(figures.code);
    if (question == nullptr) continue;
    put_words(figures, *question);
    put_groups(figures, summary);
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
