// What several questions need to be scored as one.
#include "domain/forms/reading/draft.hpp"

#include <muster/domain/forms/index_score.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace muster::forms {
namespace {

using Questions = std::map<std::string, std::vector<const QuestionDraft*>, std::less<>>;

/// By code; by the code of a grid its statements.
Questions questions_of(const FormDraft& draft) {
  Questions out;
  for (const auto& page : draft.pages) {
    for (const auto& question : page.questions) {
      out[question.code.value].push_back(&question);
      if (!question.grid.empty()) out[question.grid].push_back(&question);
    }
  }
  return out;
}

/// How a question is scored.
struct Scoring {
  std::size_t steps = 0;  ///< 0 where it is no scale
  bool good_end = false;
  Direction direction = Direction::as_written;
};

Scoring scoring_of(const QuestionDraft& question, const FormDraft& draft) {
  auto direction = question.direction ? question.direction->value : Direction::as_written;
  const auto* options = &question.options;
  for (const auto& scale : draft.scales) {
    if (!question.scale_name || scale.name.value != question.scale_name->value) continue;
    options = &scale.options;
    if (!question.direction) direction = scale.direction;
  }
  Scoring out;
  const bool ordered = question.kind == QuestionKind::scale || question.kind == QuestionKind::pick_one;
  if (!ordered) return out;
  out.good_end =
      direction == Direction::best_first || direction == Direction::worst_first || question.net_score.has_value();
  out.direction = direction;
  out.steps = static_cast<std::size_t>(
      std::count_if(options->begin(), options->end(), [](const auto& option) { return !option.beside; }));
  if (!question.numbered) return out;
  const auto low = parse_integer(question.low->value);
  const auto high = parse_integer(question.high->value);
  out.steps = low && high && *low <= *high ? static_cast<std::size_t>(*high - *low + 1) : 0;
  return out;
}

/// Ten items of five steps, of which the first, third and so on speak well of what is rated, and the others badly.
void check_usability_scale(const IndexDraft& index, const std::vector<Scoring>& items, Diagnostics& diagnostics) {
  const auto place = index.items.front().place;
  if (items.size() != usability_items) {
    diagnostics.add(place, "the System Usability Scale has ten items, and these are " + std::to_string(items.size()),
                    "name its ten statements, or take \"sus\" away for the mean of their steps");
    return;
  }
  if (items.front().steps != usability_steps) {
    diagnostics.add(
        place,
        "the System Usability Scale is answered on five steps, and these are " + std::to_string(items.front().steps),
        "give its scale five, from \"Strongly disagree\" to \"Strongly agree\"");
    return;
  }
  for (std::size_t at = 1; at < items.size(); ++at) {
    if (items[at].direction != items[at - 1].direction) continue;
    diagnostics.add(
        place,
        "item " + std::to_string(at + 1) + " of the System Usability Scale has the same good end as the one before",
        "its items speak well and badly in turn: write worst first or best first behind every second one");
    return;
  }
}

bool is_lost(const FormDraft& draft) {
  return std::any_of(draft.pages.begin(), draft.pages.end(), [](const auto& page) { return page.broken; });
}

void check_index(const IndexDraft& index, const FormDraft& draft, const Questions& questions,
                 Diagnostics& diagnostics) {
  std::set<std::string> seen;
  const PlacedText* first = nullptr;
  std::vector<Scoring> items;
  std::size_t steps = 0;
  for (const auto& item : index.items) {
    const auto found = questions.find(item.value);
    if (found == questions.end()) {
      std::vector<std::string> codes;
      for (const auto& [code, of] : questions) codes.push_back(code);
      if (!is_lost(draft))
        diagnostics.add(item.place, "no question is called \"" + item.value + "\"", did_you_mean(item.value, codes));
      return;
    }
    for (const auto* question : found->second) {
      if (question->broken || !question->kind) return;
      if (!seen.insert(question->code.value).second) {
        diagnostics.add(item.place, "\"" + question->code.value + "\" stands in this index twice",
                        "take one of them away");
        return;
      }
      const auto scoring = scoring_of(*question, draft);
      if (!scoring.good_end || scoring.steps < 2) {
        diagnostics.add(item.place, "\"" + question->code.value + "\" cannot be scored: it is no scale with a good end",
                        "write best first or worst first behind its scale, or take it away");
        return;
      }
      if (first != nullptr && scoring.steps != steps) {
        diagnostics.add(item.place,
                        "\"" + question->code.value + "\" has " + std::to_string(scoring.steps) + " steps, and \"" +
                            first->value + "\" has " + std::to_string(steps),
                        "an index is made of scales with equally many steps");
        return;
      }
      if (first == nullptr) first = &question->code;
      steps = scoring.steps;
      items.push_back(scoring);
    }
  }
  if (seen.size() < 2) {
    diagnostics.add(index.items.front().place, "an index is made of two questions or more",
                    "name another behind a comma");
    return;
  }
  if (index.usability_scale) check_usability_scale(index, items, diagnostics);
}

}  // namespace

void check_indexes(const FormDraft& draft, Diagnostics& diagnostics) {
  if (draft.indexes.empty()) return;
  constexpr std::size_t most_indexes = 20;
  if (draft.indexes.size() > most_indexes) {
    diagnostics.add(draft.indexes[most_indexes].code.place, "more than 20 indexes", "keep those that matter most");
    return;
  }
  const auto questions = questions_of(draft);
  for (const auto& index : draft.indexes) check_index(index, draft, questions, diagnostics);
}

}  // namespace muster::forms
