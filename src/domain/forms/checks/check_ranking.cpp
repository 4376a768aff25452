// How many options a ranking puts in order, and what it cannot have.
#include "domain/forms/reading/draft.hpp"

#include <muster/kit/base/number.hpp>

namespace muster::forms {

void check_ranking(const QuestionDraft& question, Diagnostics& diagnostics) {
  if (question.kind != QuestionKind::ranking) return;
  for (const auto& option : question.options) {
    if (!option.write_in) continue;
    diagnostics.add(option.place, "a ranking has no write-in",
                    "take away the ..., and ask what is missing in a question of its own");
    return;
  }
  if (!question.limit || question.options.size() < 2) return;
  const auto options = static_cast<std::int64_t>(question.options.size());
  const auto limit = parse_integer(question.limit->value);
  if (limit == options) {
    diagnostics.add(question.limit->place, "there are no more options than that to put in order", "write rank alone");
  } else if (limit == 1) {
    diagnostics.add(question.limit->place, "one option is no order", "make the question pick one");
  } else if (!limit || *limit < 2 || *limit > options) {
    diagnostics.add(question.limit->place,
                    "nobody can put " + question.limit->value + " of " + std::to_string(options) + " options in order",
                    options == 2   ? "write rank alone"
                    : options == 3 ? "write rank up to 2"
                                   : "write a number from 2 to " + std::to_string(options - 1));
  }
}

}  // namespace muster::forms
