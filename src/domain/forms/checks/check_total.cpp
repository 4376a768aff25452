// What the numbers of a grid add up to.
#include "domain/forms/reading/draft.hpp"

#include <muster/kit/base/number.hpp>

namespace muster::forms {

void check_total(const QuestionDraft& question, Diagnostics& diagnostics) {
  if (!question.total) return;
  const auto place = question.total->place;
  if (!question.is_grid || question.kind != QuestionKind::number) {
    diagnostics.add(place, "\"adds up to\" belongs to a grid of numbers, and this is none",
                    "write grid number behind what stands over the numbers");
    return;
  }
  constexpr std::int64_t most = 1'000'000'000;
  const auto total = parse_integer(question.total->value);
  if (!total || *total < 1 || *total > most) {
    diagnostics.add(place, "numbers add up to a whole number from 1 to 1,000,000,000", "write adds up to 100");
    return;
  }
  const auto low = question.low ? parse_integer(question.low->value) : std::nullopt;
  const auto high = question.high ? parse_integer(question.high->value) : std::nullopt;
  const auto lines = static_cast<std::int64_t>(question.rows.size());
  if (!low || !high || lines < 2 || *low > *high || *high > most || *low < -most) return;  // said elsewhere
  if (*high * lines >= *total && *low * lines <= *total) return;
  diagnostics.add(place,
                  std::to_string(lines) + " numbers from " + question.low->value + " to " + question.high->value +
                      " never add up to " + question.total->value,
                  "change the total, or let the numbers go from 0 to " + question.total->value);
}

}  // namespace muster::forms
