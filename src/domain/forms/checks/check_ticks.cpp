// How many options may be ticked, and which of them stand alone.
#include "domain/forms/reading/draft.hpp"

#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::forms {
namespace {

/// How many options somebody may tick together.
std::int64_t together(const QuestionDraft& question) {
  return std::count_if(question.options.begin(), question.options.end(),
                       [](const auto& option) { return !option.alone; });
}

void check_alone(const QuestionDraft& question, Diagnostics& diagnostics) {
  const auto& options = question.options;
  const auto first = std::find_if(options.begin(), options.end(), [](const auto& option) { return option.alone; });
  if (first == options.end()) return;
  if (question.kind != QuestionKind::pick_any) {
    diagnostics.add(*first->alone, "\"alone\" is for pick any: of the others only one is chosen anyway",
                    "take it away");
    return;
  }
  const auto below = std::find_if(first, options.end(), [](const auto& option) { return !option.alone; });
  if (below != options.end()) {
    diagnostics.add(below->place, "an option stands below one that is ticked alone",
                    "put the options marked alone last");
  } else if (together(question) == 0) {
    diagnostics.add(*first->alone, "every option is to be ticked alone", "make the question pick one");
  }
}

/// The number, where it is one that people could tick.
std::optional<std::int64_t> checked(const std::optional<PlacedText>& number, std::int64_t most,
                                    Diagnostics& diagnostics) {
  if (!number) return std::nullopt;
  const auto value = parse_integer(number->value);
  if (value && *value >= 1 && *value <= most) return value;
  diagnostics.add(number->place, "no more than " + std::to_string(most) + " can be ticked together here",
                  "write a number from 1 to " + std::to_string(most));
  return std::nullopt;
}

}  // namespace

void check_ticks(const QuestionDraft& question, Diagnostics& diagnostics) {
  check_alone(question, diagnostics);
  if (!question.at_least && !question.at_most) return;
  const auto& said = question.at_most ? *question.at_most : *question.at_least;
  if (question.kind != QuestionKind::pick_any) {
    if (question.at_most && (question.kind == QuestionKind::short_text || question.kind == QuestionKind::long_text)) {
      diagnostics.add(
          said.place, "\"at most\" behind text and lines counts words, and says so",
          "write " + said.value + " words where words are counted; text up to " + said.value + " counts characters");
      return;
    }
    diagnostics.add(said.place,
                    "\"at most\" and \"at least\" say how many options may be ticked, and this is no pick any",
                    question.kind == QuestionKind::ranking ? "write rank up to 3 where not all are put in order"
                    : question.at_most                     ? "take away the \"at most\", or make the question pick any"
                                       : "take away the \"at least\", or make the question pick any");
    return;
  }
  if (question.options.size() < 2) return;  // said already
  const auto least = checked(question.at_least, together(question), diagnostics);
  const auto most = checked(question.at_most, together(question), diagnostics);
  if (least && most && *least > *most) {
    diagnostics.add(question.at_most->place,
                    "nobody can tick at least " + std::to_string(*least) + " and at most " + std::to_string(*most),
                    "write at least " + std::to_string(*most) + "  at most " + std::to_string(*least));
  }
  if (most && *most == together(question)) {
    diagnostics.add(question.at_most->place, "there are no more options than that to tick", "take \"at most\" away");
  }
}

}  // namespace muster::forms
