// Short sentences for the limits of a pick any.
#include <muster/domain/forms/tick_words.hpp>

#include <muster/kit/base/number.hpp>

namespace muster::forms {

std::string tick_limits_in_words(const Question& question) {
  const auto least = static_cast<std::int64_t>(question.at_least);
  const auto most = static_cast<std::int64_t>(question.at_most);
  if (least == 0 && most == 0) return {};
  if (most == 0) return least == 1 ? "Tick one or more." : "Tick at least " + in_words(least) + ".";
  if (least == most) return "Tick " + in_words(most) + ".";
  if (least > 1) return "Tick " + in_words(least) + (most == least + 1 ? " or " : " to ") + in_words(most) + ".";
  if (most == 1) return "Tick one.";
  return most == 2 ? "Tick one or two." : "Tick at most " + in_words(most) + ".";
}

std::string ranking_in_words(const Question& question) {
  if (question.kind != QuestionKind::ranking) return {};
  const auto options = std::to_string(question.options.size());
  if (question.limit == 0) return "Put them in order: 1 for your first choice, and so on to " + options + ".";
  const auto most = static_cast<std::int64_t>(question.limit);
  return "Number up to " + in_words(most) + ": 1 for your first choice, " +
         (most == 2 ? "2 for your second." : "and so on to " + std::to_string(most) + ".");
}

}  // namespace muster::forms
