// Short sentences for the limits of a pick any and for how a ranking is numbered.
#include <muster/domain/forms/answer_words.hpp>
#include <muster/domain/forms/tick_words.hpp>

namespace muster::forms {

std::string tick_limits_in_words(const Question& question) {
  return tick_limits_in_words(question, Catalogue::english());
}

std::string tick_limits_in_words(const Question& question, const Catalogue& words) {
  const auto least = static_cast<std::int64_t>(question.at_least);
  const auto most = static_cast<std::int64_t>(question.at_most);
  if (least == 0 && most == 0) return {};
  const auto fewest = small_number_in(words, least);
  const auto highest = small_number_in(words, most);
  if (most == 0) {
    if (least == 1) return say(words, "Tick one or more.");
    return say(words, "Tick at least {number}.", {{"number", fewest}});
  }
  if (least == most) return say(words, "Tick {number}.", {{"number", highest}});
  if (least > 1 && most == least + 1) return say(words, "Tick {low} or {high}.", {{"low", fewest}, {"high", highest}});
  if (least > 1) return say(words, "Tick {low} to {high}.", {{"low", fewest}, {"high", highest}});
  if (most == 1) return say(words, "Tick one.");
  if (most == 2) return say(words, "Tick one or two.");
  return say(words, "Tick at most {number}.", {{"number", highest}});
}

std::string ranking_in_words(const Question& question) { return ranking_in_words(question, Catalogue::english()); }

std::string ranking_in_words(const Question& question, const Catalogue& words) {
  if (question.kind != QuestionKind::ranking) return {};
  if (question.limit == 0)
    return say(words, "Put them in order: 1 for your first choice, and so on to {last}.",
               {{"last", std::to_string(question.options.size())}});
  const auto most = small_number_in(words, static_cast<std::int64_t>(question.limit));
  if (question.limit == 2)
    return say(words, "Number up to {number}: 1 for your first choice, 2 for your second.", {{"number", most}});
  return say(words, "Number up to {number}: 1 for your first choice, and so on to {last}.",
             {{"number", most}, {"last", std::to_string(question.limit)}});
}

}  // namespace muster::forms
