// The counts of a scale are told, so what follows from them may be.
#include <muster/domain/figures/step_means.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include "tenths.hpp"

#include <vector>

namespace muster::figures {

std::optional<stats::Mean> mean_of_steps(const QuestionFigures& question) {
  if (!question.numbered || question.suppressed || !question.mean) return std::nullopt;
  std::vector<double> steps;
  std::vector<std::int64_t> people;
  for (const auto& option : question.options) {
    const auto step = option.beside ? std::nullopt : parse_integer(option.code);
    if (!step) continue;
    if (option.figure.suppressed || !option.figure.people) return std::nullopt;
    steps.push_back(static_cast<double>(*step));
    people.push_back(*option.figure.people);
  }
  return stats::mean(steps, people);
}

std::optional<stats::Mean> mean_with_spread(const QuestionFigures& question) {
  if (!question.suppressed && question.numbers) return question.numbers;
  return mean_of_steps(question);
}

std::string spread_in_words(const QuestionFigures& question) {
  const auto mean = mean_with_spread(question);
  if (!mean || !mean->deviation || !mean->interval) return {};
  const auto tenths = [](double value) { return told_decimal(in_tenths(value)); };
  auto words = tell("The standard deviation is {spread}, and the 95% interval of the average {low} to {high}.",
                    {{"spread", tenths(*mean->deviation)},
                     {"low", tenths(mean->interval->low)},
                     {"high", tenths(mean->interval->high)}});
  if (const auto& median = question.median_interval)
    words += " " + tell("The 95% interval of the median is {low} to {high}.",
                        {{"low", tenths(median->low)}, {"high", tenths(median->high)}});
  return words;
}

}  // namespace muster::figures
