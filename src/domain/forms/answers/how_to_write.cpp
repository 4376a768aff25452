// Says how an answer is written, before somebody is refused and when they are.
#include <muster/domain/forms/answer_words.hpp>

#include "text_formats.hpp"

#include <muster/kit/base/number.hpp>

namespace muster::forms {
namespace {

std::string in_quotes(const std::string& text) { return "“" + text + "”"; }

std::string how_to_write_number(const Question& question, const Catalogue& words) {
  const auto name = in_quotes(question.label);
  const auto decimals = static_cast<std::int64_t>(question.decimals);
  if (!question.low || !question.high) {
    if (decimals == 0) return say(words, "Write a whole number in digits for {question}", {{"question", name}});
    return say_count(words, "Write a number in digits, with at most {count} digit behind the point, for {question}",
                     "Write a number in digits, with at most {count} digits behind the point, for {question}", decimals,
                     {{"question", name}});
  }
  const auto low = number_in(words, static_cast<std::int64_t>(*question.low));
  const auto high = number_in(words, static_cast<std::int64_t>(*question.high));
  if (decimals == 0) {
    return say(words, "Write a whole number from {low} to {high} in digits for {question}",
               {{"low", low}, {"high", high}, {"question", name}});
  }
  return say_count(
      words,
      "Write a number from {low} to {high} in digits, with at most {count} digit behind the point, for {question}",
      "Write a number from {low} to {high} in digits, with at most {count} digits behind the point, for {question}",
      decimals, {{"low", low}, {"high", high}, {"question", name}});
}

}  // namespace

std::string how_to_write_in_words(const Question& question, const Catalogue& words) {
  if (question.kind == QuestionKind::number) return how_to_write_number(question, words);
  if (question.kind != QuestionKind::short_text || question.format == TextFormat::any) return {};
  return say(words, how_to_write(question.format), {{"question", in_quotes(question.label)}});
}

}  // namespace muster::forms
