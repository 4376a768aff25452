// Counts steps from the bad end of each scale, whichever way it is written.
#include <muster/domain/forms/index_score.hpp>

#include <algorithm>

namespace muster::forms {
namespace {

std::optional<double> step_of(const Question& question, const Answer& answer) {
  if (answer.codes.empty() || answer.asked == Asked::no || answer.asked == Asked::untold) return std::nullopt;
  std::size_t steps = 0;
  std::size_t given = 0;
  for (const auto& option : question.options) {
    if (option.beside) continue;
    ++steps;
    if (option.code == answer.codes.front()) given = steps;
  }
  if (given == 0) return std::nullopt;
  return static_cast<double>(question.direction == Direction::best_first ? steps + 1 - given : given);
}

}  // namespace

std::vector<const Question*> items_of(const Form& form, const Index& index) {
  std::vector<const Question*> out;
  for (const auto& code : index.items) {
    if (const auto* question = form.question(code)) out.push_back(question);
  }
  return out;
}

std::vector<std::optional<double>> index_steps(const std::vector<const Question*>& items, const Answers& answers) {
  std::vector<std::optional<double>> out;
  out.reserve(items.size());
  for (const auto* question : items) {
    const auto found = answers.find(question->code);
    out.push_back(found == answers.end() ? std::nullopt : step_of(*question, found->second));
  }
  return out;
}

std::optional<double> index_score(const std::vector<std::optional<double>>& steps) {
  std::size_t given = 0;
  double sum = 0;
  for (const auto& step : steps) {
    if (!step) continue;
    ++given;
    sum += *step;
  }
  if (given == 0 || 2 * given < steps.size()) return std::nullopt;
  return sum / static_cast<double>(given);
}

std::optional<double> usability_score(const std::vector<std::optional<double>>& steps) {
  if (steps.size() != usability_items) return std::nullopt;
  double sum = 0;
  for (const auto& step : steps) {
    if (!step) return std::nullopt;
    sum += *step - 1;
  }
  return 2.5 * sum;
}

std::optional<double> score_by(const Index& index, const std::vector<std::optional<double>>& steps) {
  return index.usability_scale ? usability_score(steps) : index_score(steps);
}

ScoreRange score_range(const Form& form, const Index& index) {
  if (index.usability_scale) return {0, 100};
  const auto items = items_of(form, index);
  if (items.empty()) return {1, 1};
  return {1, static_cast<double>(std::ranges::count(items.front()->options, false, &Option::beside))};
}

}  // namespace muster::forms
