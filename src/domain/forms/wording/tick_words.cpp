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

}  // namespace muster::forms
