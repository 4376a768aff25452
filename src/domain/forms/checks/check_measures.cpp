// How exact a number is and what it counts, and how many words a text may have.
#include "domain/forms/reading/draft.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::forms {
namespace {

constexpr std::int64_t most_decimals = 6;
constexpr std::size_t longest_unit = 30;
constexpr std::int64_t most_words = 1000;

void check_number_words(const QuestionDraft& question, Diagnostics& diagnostics) {
  const bool number = question.kind == QuestionKind::number;
  if (question.decimals && !number)
    diagnostics.add(question.decimals->place, "decimals belong to a number, and this question is none",
                    "take away the \"decimals\"");
  if (question.unit && !number)
    diagnostics.add(
        question.unit->place, "a unit belongs to a number, and this question is none",
        question.numbered ? "take away the \"unit\", or write number in place of a scale" : "take away the \"unit\"");
  if (!number) return;
  if (question.decimals) {
    const auto value = parse_integer(question.decimals->value);
    if (!value || *value < 1 || *value > most_decimals)
      diagnostics.add(question.decimals->place, "a number has 1 to 6 decimals",
                      "write decimals 2, or nothing for a whole number");
  }
  if (!question.unit) return;
  if (trimmed(question.unit->value).empty())
    diagnostics.add(question.unit->place, "this unit is empty", "write what is counted: unit \"miles\"");
  else if (character_count(question.unit->value) > longest_unit)
    diagnostics.add(question.unit->place, "this unit is longer than 30 characters",
                    "shorten it, or put it into the question");
}

}  // namespace

void check_measures(const QuestionDraft& question, Diagnostics& diagnostics) {
  check_number_words(question, diagnostics);
  if (!question.most_words) return;
  const bool text = (question.kind == QuestionKind::short_text && question.format == TextFormat::any) ||
                    question.kind == QuestionKind::long_text;
  if (!text) {
    diagnostics.add(question.most_words->place, "only the words of text and lines are counted, and this is neither",
                    question.kind == QuestionKind::words ? "words up to 3 says how many there are" : "take it away");
    return;
  }
  const auto value = parse_integer(question.most_words->value);
  if (!value || *value < 1 || *value > most_words)
    diagnostics.add(question.most_words->place, "a text can be limited to 1 to 1,000 words", "write at most 150 words");
}

}  // namespace muster::forms
