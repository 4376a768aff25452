// Said in one place, so that a page and a report hide a figure in the same words.
#include <muster/domain/figures/figure_words.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <cmath>
#include <cstdlib>

namespace muster::figures {

std::string hidden_in_words() { return "not shown, so that nobody can be recognised"; }

std::string registered_delegates(const Summary& summary) {
  return counted(summary.people, "registered delegate", "registered delegates");
}

std::string asked_delegates(const Summary& summary) {
  return counted(summary.asked_people, "registered delegate", "registered delegates");
}

std::string one_decimal(double value) {
  const auto tenths = std::llround(value * 10);
  return std::string(tenths < 0 ? "-" : "") + grouped(std::llabs(tenths) / 10) + "." +
         std::to_string(std::llabs(tenths) % 10);
}

std::string no_answers_in_words(const Summary& summary) {
  return summary.round == RoundState::closed ? "no answers" : "no answers yet";
}

std::vector<std::string> question_codes(const Summary& summary) {
  std::vector<std::string> out;
  for (const auto& question : summary.questions) out.push_back(question.code);
  return out;
}

const QuestionFigures* question_named(const Summary& summary, std::string_view code) {
  if (const auto* exact = summary.question(code)) return exact;
  return summary.question(lower_case(code));
}

}  // namespace muster::figures
