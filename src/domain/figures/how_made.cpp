// Reads off figures of which kinds they are.
#include <muster/domain/figures/exact_intervals.hpp>
#include <muster/domain/figures/how_made.hpp>
#include <muster/domain/figures/of_all_asked.hpp>
#include <muster/domain/figures/step_means.hpp>

#include "agreement.hpp"

#include <algorithm>

namespace muster::figures {
namespace {

bool anything_hidden(const QuestionFigures& question) {
  return question.suppressed || question.untold > 0 || question.texts_hidden > 0 || question.texts_waiting > 0 ||
         question.texts_without_consent > 0 ||
         std::any_of(question.options.begin(), question.options.end(),
                     [](const OptionFigures& option) { return option.figure.suppressed; });
}

void add_numbers(FigureKinds& kinds, const QuestionFigures& question) {
  if (question.mean) kinds.insert(FigureKind::mean);
  if (mean_with_spread(question)) kinds.insert(FigureKind::spread);
  if (question.median) kinds.insert(FigureKind::median);
  if (question.lowest || question.highest) kinds.insert(FigureKind::extremes);
  if (question.tenth || question.ninetieth) kinds.insert(FigureKind::percentiles);
  if (question.net_score) kinds.insert(FigureKind::net_score);
}

}  // namespace

FigureKinds kinds_of_answerers(const Summary& summary) {
  FigureKinds kinds{FigureKind::people, FigureKind::base};
  if (summary.response_rate) kinds.insert(FigureKind::response_rate);
  if (summary.suppress_below > 1) kinds.insert(FigureKind::not_shown);
  // The picture of how to read the page names the line and its interval.
  kinds.insert(FigureKind::interval);
  return kinds;
}

FigureKinds kinds_of(const QuestionFigures& question, const Summary& summary) {
  FigureKinds kinds{FigureKind::people, FigureKind::base};
  if (!question.options.empty()) kinds.insert({FigureKind::share, FigureKind::interval});
  if (tells_exact_intervals(question)) kinds.insert(FigureKind::exact_interval);
  if (speaks_of_all_asked(summary, question))
    kinds.insert({FigureKind::people_interval, FigureKind::nonresponse_bounds});
  if (question.kind == forms::QuestionKind::pick_any) kinds.insert(FigureKind::ticks);
  if (!question.ranks.empty()) kinds.insert(FigureKind::ranks);
  if (agreement_of(question)) kinds.insert(FigureKind::box);
  if (!question.words.empty()) kinds.insert(FigureKind::words);
  if (question.themes) kinds.insert(FigureKind::themes);
  if (question.themes && question.themes->both > 0) kinds.insert(FigureKind::kappa);
  if (question.themes && question.themes->least_alpha) kinds.insert(FigureKind::team_alpha);
  add_numbers(kinds, question);
  for (const auto& broken : question.broken_down) {
    if (!broken.everybody.classes.empty()) kinds.insert({FigureKind::share, FigureKind::interval});
    if (broken.everybody.mean) kinds.insert(FigureKind::mean);
  }
  if (anything_hidden(question) || !summary.cuts.empty() || summary.of_blocks) kinds.insert(FigureKind::not_shown);
  return kinds;
}

FigureKinds kinds_of(const GridFigures& grid, const Summary& summary) {
  FigureKinds kinds;
  for (const auto* row : grid.rows) kinds.merge(kinds_of(*row, summary));
  if (grid.rows.front()->kind != forms::QuestionKind::number) kinds.insert(FigureKind::box);
  return kinds;
}

FigureKinds kinds_of(const IndexFigures& index) {
  FigureKinds kinds{FigureKind::people, FigureKind::base, FigureKind::index};
  if (index.spread) kinds.insert(FigureKind::spread);
  if (index.alpha) kinds.insert(FigureKind::index_alpha);
  return kinds;
}

FigureKinds kinds_of_notes() { return {FigureKind::words, FigureKind::notes}; }

FigureKinds kinds_of_places() { return {FigureKind::people, FigureKind::base, FigureKind::places}; }

FigureKinds kinds_of_all(const Summary& summary) {
  FigureKinds kinds = kinds_of_answerers(summary);
  if (summary.people > 0) kinds.merge(kinds_of_places());
  for (const auto& question : summary.questions) kinds.merge(kinds_of(question, summary));
  for (const auto& index : summary.indexes) kinds.merge(kinds_of(index));
  if (summary.notes > 0) kinds.merge(kinds_of_notes());
  return kinds;
}

std::string how_made_anchor(FigureKind kind) {
  std::string anchor = "figure";
  bool gap = true;
  for (const char letter : explanation_of(kind).name) {
    const bool plain =
        (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
    if (plain && gap) anchor += '-';
    if (plain) anchor += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    gap = !plain;
  }
  return anchor;
}

}  // namespace muster::figures
