// Shares of everybody who answered, for a report that asks for them.
#include <muster/domain/figures/with_beside.hpp>

#include <muster/kit/stats/share.hpp>

namespace muster::figures {

QuestionFigures with_beside(QuestionFigures question) {
  question.beside = 0;
  question.as_scale = false;  // a bar from worst to best has no place for them
  for (auto& option : question.options) {
    option.beside = false;
    if (!option.figure.people) continue;
    option.figure.share = stats::share(*option.figure.people, question.answered);
    option.figure.interval = stats::wilson(*option.figure.people, question.answered);
  }
  return question;
}

}  // namespace muster::figures
