// How long a text may be, how many words there are, and between which numbers a number lies.
#include "domain/forms/reading/draft.hpp"

#include <muster/kit/base/number.hpp>

namespace muster::forms {
namespace {

constexpr std::int64_t widest_number = 1'000'000'000;

/// A whole number of the form within a range; the error names the range.
std::optional<std::int64_t> checked_number(const PlacedText& number, std::int64_t low, std::int64_t high,
                                           const std::string& message, const std::string& hint,
                                           Diagnostics& diagnostics) {
  const auto value = parse_integer(number.value);
  if (value && *value >= low && *value <= high) return value;
  diagnostics.add(number.place, message, hint);
  return std::nullopt;
}

}  // namespace

void check_limits(const QuestionDraft& question, Diagnostics& diagnostics) {
  switch (*question.kind) {
    case QuestionKind::words:
      checked_number(*question.limit, 1, 10, "a words question takes 1 to 10 words", "write words up to 3",
                     diagnostics);
      break;
    case QuestionKind::long_text:
      checked_number(*question.limit, 1, 30, "the space for an answer is 1 to 30 lines high", "write lines 4",
                     diagnostics);
      break;
    case QuestionKind::short_text:
      if (question.limit) {
        checked_number(*question.limit, 1, 1000, "a text holds 1 to 1,000 characters",
                       "write text up to 200, or lines 4 for a longer answer", diagnostics);
      }
      break;
    case QuestionKind::number: {
      if (!question.low) break;
      const auto range = [&](const PlacedText& end) {
        return checked_number(end, -widest_number, widest_number,
                              "a number lies between -1,000,000,000 and 1,000,000,000", "write fewer digits",
                              diagnostics);
      };
      const auto low = range(*question.low);
      const auto high = range(*question.high);
      if (low && high && *low > *high) {
        diagnostics.add(question.low->place,
                        "no number lies between " + question.low->value + " and " + question.high->value,
                        "write number from " + question.high->value + " to " + question.low->value);
      }
      break;
    }
    default:
      break;
  }
}

}  // namespace muster::forms
