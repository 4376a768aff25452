// Scales from number to number: few enough steps for a phone, and what each end means.
#include "domain/forms/reading/draft.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::forms {
namespace {

constexpr std::size_t longest_end = 100;
constexpr std::int64_t most_steps = 10;

void check_end(const std::optional<PlacedText>& label, Diagnostics& diagnostics) {
  if (!label) return;
  if (trimmed(label->value).empty()) {
    diagnostics.add(label->place, "what the number means is empty", "write it, or take the quotes away");
  } else if (character_count(label->value) > longest_end) {
    diagnostics.add(label->place, "what the number means is longer than 100 characters",
                    "shorten it, or move a part to a hint");
  }
}

void check_range(const QuestionDraft& question, Diagnostics& diagnostics) {
  const auto low = parse_integer(question.low->value);
  const auto high = parse_integer(question.high->value);
  if (!low || !high || *low < 0 || *low > 1) {
    diagnostics.add(question.low->place, "a scale of numbers begins with 0 or 1",
                    "write from 0 or from 1; for a number that people write down there is number from 1 to 100");
  } else if (*high - *low < 2 || *high - *low > most_steps) {
    diagnostics.add(question.high->place, "a scale of numbers has 3 to 11 steps",
                    "write from 1 to 5, or from 0 to 10; for a number that people write down there is number");
  }
}

}  // namespace

void check_numbers(const QuestionDraft& question, Diagnostics& diagnostics) {
  if (question.net_score && (!question.numbered || question.low->value != "0" || question.high->value != "10")) {
    diagnostics.add(*question.net_score, "a net score is that of a scale from 0 to 10",
                    "write from 0 \"Not likely\" to 10 \"Very likely\"  nps, or take \"nps\" away");
  } else if (question.net_score && question.direction && question.direction->value != Direction::worst_first) {
    diagnostics.add(question.direction->place, "the best answer of a net score is 10", "take it away");
  }
  if (!question.numbered) return;
  check_range(question, diagnostics);
  check_end(question.low_label, diagnostics);
  check_end(question.high_label, diagnostics);
  const auto option =
      std::find_if(question.options.begin(), question.options.end(), [](const auto& one) { return !one.beside; });
  if (option != question.options.end()) {
    diagnostics.add(option->place, "the answers of this scale are its numbers",
                    "take the option away, or write beside in the place of its mark");
  }
}

}  // namespace muster::forms
