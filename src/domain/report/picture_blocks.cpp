// Blocks that draw one thing: bars, scales, clouds, maps.

#include "block_makers.hpp"

#include "suggestion.hpp"

#include <muster/domain/figures/event_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/domain/figures/pictures.hpp>
#include <muster/domain/figures/with_beside.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>

namespace muster::report {
namespace {

/// Most people first; answers beside the scale, and options that are no longer offered, stay at the end. Where one is
/// hidden the form's order stays, for an order would tell of it.
void sort_by_people(figures::QuestionFigures& question) {
  if (!question.ranks.empty()) return;
  const bool hidden = std::any_of(question.options.begin(), question.options.end(),
                                  [](const figures::OptionFigures& each) { return !each.figure.people; });
  if (hidden) return;
  std::stable_sort(question.options.begin(), question.options.end(),
                   [](const figures::OptionFigures& left, const figures::OptionFigures& right) {
                     const auto last = [](const figures::OptionFigures& each) { return each.beside || each.retired; };
                     if (last(left) != last(right)) return last(right);
                     return *left.figure.people > *right.figure.people;
                   });
}

}  // namespace

Blocks told(Blocks blocks, const std::string& finding) {
  for (auto& block : blocks) {
    if (auto* figure = std::get_if<document::FigureBlock>(&block.content)) figure->finding = finding;
  }
  return blocks;
}

std::string finding_in(const figures::QuestionFigures& question, const figures::Summary& summary) {
  return question.options.empty() ? figures::finding_of(question, summary) : figures::headline_of(question, summary);
}

/// `with beside`: answers beside the scale stand in the picture and in the base.
bool takes_beside(Arguments& arguments) {
  if (!arguments.word("with")) return false;
  if (!arguments.word("beside")) arguments.refuse(arguments.block(), "say `with beside`");
  return true;
}

Blocks bars(Arguments& arguments, const BlockContext& context) {
  const auto* question = arguments.question();
  if (question == nullptr) return {};
  if (question->options.empty()) {
    arguments.refuse(arguments.block(), "the question \"" + question->code + "\" has no options to draw bars of",
                     question->words.empty() ? "use ::: list " + question->code : "use ::: cloud " + question->code);
    return {};
  }
  const bool sorted = arguments.word("sorted");
  auto shown = takes_beside(arguments) ? figures::with_beside(*question) : *question;
  if (sorted || arguments.word("sorted")) sort_by_people(shown);
  return told(
      figures::bars_blocks(context.summary, shown, arguments.text().value_or(question->full_label()), context.width),
      finding_in(*question, context.summary));
}

Blocks scale(Arguments& arguments, const BlockContext& context) {
  const auto* question = arguments.question();
  if (question == nullptr) return {};
  if (question->options.empty() || question->kind == forms::QuestionKind::pick_any ||
      question->kind == forms::QuestionKind::ranking) {
    arguments.refuse(arguments.block(),
                     "a scale needs a question with one answer each; \"" + question->code + "\" is not one",
                     question->options.empty() ? "" : "use ::: bars " + question->code);
    return {};
  }
  auto direction = question->direction;
  for (const bool worst : {true, false}) {
    if (!arguments.word(worst ? "worst" : "best")) continue;
    direction = worst ? forms::Direction::worst_first : forms::Direction::best_first;
    if (!arguments.word("first")) arguments.refuse(arguments.block(), "say `worst first` or `best first`");
  }
  return told(figures::scale_blocks(context.summary, *question, arguments.text().value_or(question->full_label()),
                                    direction, context.width),
              finding_in(*question, context.summary));
}

Blocks cloud(Arguments& arguments, const BlockContext& context) {
  const auto* question = arguments.question();
  if (question == nullptr) return {};
  const auto least = arguments.number_after("least");
  if (question->kind != forms::QuestionKind::words && question->cloud == forms::Cloud::none) {
    arguments.refuse(arguments.block(), "the words of \"" + question->code + "\" are not counted",
                     "write `cloud` beside the question in the form, or use ::: list " + question->code);
    return {};
  }
  return told(figures::cloud_blocks(context.summary, *question, arguments.text().value_or(question->full_label()),
                                    least, context.width),
              finding_in(*question, context.summary));
}

static bool takes_notes(Arguments& arguments) {
  const auto first = arguments.name();
  if (first && lower_case(first->text) == "notes") return true;
  arguments.refuse(first.value_or(arguments.block()), "`" + arguments.block().text + "` is drawn of notes",
                   "write ::: " + arguments.block().text + " notes");
  return false;
}

Blocks clouds(Arguments& arguments, const BlockContext& context) {
  if (!takes_notes(arguments)) return {};
  const auto least = arguments.number_after("least");
  return told(
      figures::note_cloud_blocks(context.summary, arguments.text().value_or(tell("Challenges and opportunities")),
                                 least, context.width),
      figures::notes_sentence(context.summary));
}

Blocks both_sides(Arguments& arguments, const BlockContext& context) {
  if (!takes_notes(arguments)) return {};
  const auto most = arguments.number_after("most").value_or(8);
  return told(figures::both_sides_blocks(context.summary, arguments.text().value_or(tell("Words noted on both sides")),
                                         static_cast<std::size_t>(most), context.width),
              figures::both_sides_sentence(context.summary));
}

Blocks map(Arguments& arguments, const BlockContext& context) {
  const auto first = arguments.name();
  if (!first || lower_case(first->text) != "places") {
    arguments.refuse(first.value_or(arguments.block()), "a map is drawn of places", "write ::: map places");
    return {};
  }
  return told(
      figures::map_blocks(context.summary, arguments.text().value_or(tell("Delegates by place")), context.width),
      figures::registered_sentence(context.summary));
}

Blocks strokes(Arguments& arguments, const BlockContext& context) {
  return told(figures::strokes_blocks(context.summary, arguments.text().value_or(tell("Who answered")), context.width),
              figures::answers_sentence(context.summary));
}

}  // namespace muster::report
