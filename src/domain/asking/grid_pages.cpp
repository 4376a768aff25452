// What of a grid is told once, above its cards, and the steps in each card.
#include "grid_pages.hpp"

#include <muster/domain/forms/answer_words.hpp>
#include <muster/domain/forms/sums.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::asking {
namespace {

constexpr std::size_t most_steps = 5;            // of 44 px each
constexpr std::size_t most_beside = 2;           // columns behind the hairline
constexpr std::size_t longest_end = 24;          // letters, on two lines above the first or last step
constexpr std::size_t longest_word_beside = 12;  // letters, above one step

std::vector<const forms::Option*> options_of(const forms::Question& statement, bool beside) {
  std::vector<const forms::Option*> out;
  for (const auto& option : statement.options) {
    if (option.beside == beside) out.push_back(&option);
  }
  return out;
}

bool has_long_word(const std::string& label) {
  std::size_t begin = 0;
  while (begin <= label.size()) {
    const auto end = std::min(label.find(' ', begin), label.size());
    if (character_count(label.substr(begin, end - begin)) > longest_word_beside) return true;
    begin = end + 1;
  }
  return false;
}

void add_step(web::View& steps, const char* section, const forms::Question& statement, const forms::Option& option,
              const StepField& field, const std::vector<std::string>& chosen) {
  const auto at = static_cast<std::size_t>(&option - statement.options.data());
  auto& step = steps.add(section);
  step.set("STEP_ID", at == 0 ? field.id : field.id + "-" + std::to_string(at + 1)).set("STEP_NAME", field.name);
  step.set("STEP_CODE", option.code).set("STEP_LABEL", option.label);
  if (statement.numbered && !option.beside && option.label.size() > option.code.size())
    step.add("STEP_MEANS", option.label.substr(option.code.size()));
  step.show_if(std::find(chosen.begin(), chosen.end(), option.code) != chosen.end(), "STEP_CHECKED");
}

}  // namespace

bool fits_side_by_side(const forms::Question& statement) {
  const auto steps = options_of(statement, false);
  const auto beside = options_of(statement, true);
  if (steps.size() > most_steps || beside.size() > most_beside) return false;
  if (steps.size() == most_steps && beside.size() > 1) return false;
  const bool ends_fit =
      character_count(steps.front()->label) <= longest_end && character_count(steps.back()->label) <= longest_end;
  return ends_fit &&
         std::none_of(beside.begin(), beside.end(), [](const auto* option) { return has_long_word(option->label); });
}

void add_grid_head(web::View& view, const forms::Grid& grid, const forms::Question& first, const std::string& id,
                   const std::string& condition, const Catalogue& words) {
  auto& head = view.add("GRID");
  head.set("GRID_ID", id).set("GRID_LABEL", grid.label).show_if(!first.required, "GRID_OPTIONAL");
  if (!condition.empty()) head.add("GRID_CONDITION", condition);
  head.show("GRID_HINT", grid.hint);
  const auto steps = options_of(first, false);
  if (first.kind == forms::QuestionKind::number) {
    const auto measure = forms::measure_in_words(first, words);
    const auto total = forms::total_in_words(grid, words);
    head.show("GRID_STEPS", measure + (measure.empty() || total.empty() ? "" : " ") + total);
    return;
  }
  // For a script that shows one statement at a time to whoever reads with difficulty.
  auto& walk = head.add("GRID_WALK");
  walk.set("SAY_LANGUAGE", words.language())
      .set("SAY_PLACE", say(words, "Statement {number} of {count}", {{"number", "{number}"}, {"count", "{count}"}}))
      .set("SAY_BACK", say(words, "The statement before"))
      .set("SAY_NEXT", say(words, "The next statement"));
  if (steps.size() < 3 || first.scale.empty() || !fits_side_by_side(first)) return;
  std::vector<std::string> labels;
  for (const auto* step : steps) labels.push_back(step->label);
  const auto count = static_cast<std::int64_t>(steps.size());
  head.add("GRID_STEPS",
           say_count(words, "{count} step: {steps}.", "{count} steps: {steps}.", count,
                     {{"count", capitalised(small_number_in(words, count))}, {"steps", joined(labels, ", ")}}));
}

void add_numbers(web::View& view, const forms::Question& question, const StepField& field,
                 const std::vector<std::string>& chosen) {
  const auto numbers = options_of(question, false);
  auto& shown = view.add("NUMBERS").set("NUMBERS_COUNT", static_cast<std::int64_t>(numbers.size()));
  const auto add_end = [&](const char* section, const forms::Option& option, const std::string& label) {
    if (!label.empty()) shown.add(section, label).set("END_NUMBER", option.code);
  };
  add_end("LOW_END", *numbers.front(), question.low_label);
  add_end("HIGH_END", *numbers.back(), question.high_label);
  for (const auto* option : numbers) add_step(shown, "NUMBER_STEP", question, *option, field, chosen);
  const auto beside = options_of(question, true);
  if (beside.empty()) return;
  auto& rows = shown.add("NUMBERS_BESIDE");
  for (const auto* option : beside) add_step(rows, "NUMBER_BESIDE", question, *option, field, chosen);
}

void add_steps(web::View& view, const forms::Question& statement, const StepField& field,
               const std::vector<std::string>& chosen, const Catalogue& words) {
  const auto steps = options_of(statement, false);
  const auto beside = options_of(statement, true);
  auto& shown = view.add("STEPS").set("FIRST_END", steps.front()->label).set("LAST_END", steps.back()->label);
  shown.set("SAY_NOT_YET", say(words, "Not answered yet")).set("NOT_YET_LANGUAGE", words.language());
  for (const auto* step : steps) add_step(shown, "STEP", statement, *step, field, chosen);
  if (beside.empty()) return;
  auto& apart = shown.add("BESIDE");
  for (const auto* step : beside) add_step(apart, "BESIDE_STEP", statement, *step, field, chosen);
}

}  // namespace muster::asking
