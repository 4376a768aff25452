// Said in one place, so that a page and a report hide a figure in the same words.
#include <muster/domain/figures/figure_words.hpp>

#include <muster/domain/feedback/round.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <cmath>
#include <cstdlib>

namespace muster::figures {

std::string hidden_in_words() { return tell("not shown, so that nobody can be recognised"); }

std::string registered_delegates(const Summary& summary) {
  return tell_count("{count} registered delegate", "{count} registered delegates", summary.people);
}

std::string asked_delegates(const Summary& summary) {
  return tell_count("{count} registered delegate", "{count} registered delegates", summary.asked_people);
}

std::string one_decimal(double value) {
  const auto tenths = std::llround(value * 10);
  return std::string(tenths < 0 ? "-" : "") + grouped(std::llabs(tenths) / 10) + "." +
         std::to_string(std::llabs(tenths) % 10);
}

bool too_few_answered(const Summary& summary) {
  return summary.round == RoundState::closed && summary.anonymous && summary.where.empty() && summary.responses > 0 &&
         summary.counted_responses == 0;
}

std::string no_answers_in_words(const Summary& summary) {
  if (too_few_answered(summary))
    return summary.responses < feedback::fewest_shown ? tell("too few answered to show figures")
                                                      : tell("too few of the answers can be shown");
  return summary.round == RoundState::closed ? tell("no answers") : tell("no answers yet");
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
