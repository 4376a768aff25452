// What counts as nothing said. The rule is told in docs/report-language.md.

#include <muster/domain/figures/free_text.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>
#include <muster/kit/text/words.hpp>

namespace muster::figures {

bool says_nothing(std::string_view text) { return folded_name(text).empty() || text::says_nothing(text); }

std::string unprinted_in_words(const QuestionFigures& question) {
  std::vector<std::string> sentences;
  if (const auto count = question.texts_hidden; count > 0)
    sentences.push_back(tell_count("{count} answer is not shown.", "{count} answers are not shown.", count));
  if (const auto count = question.texts_waiting; count > 0)
    sentences.push_back(tell_count(
        "{count} answer waits until somebody has looked at it, for it may tell who somebody is.",
        "{count} answers wait until somebody has looked at them, for they may tell who somebody is.", count));
  if (const auto count = question.texts_without_consent; count > 0)
    sentences.push_back(
        tell_count("{count} answer is counted and not printed: its writer did not agree to be quoted.",
                   "{count} answers are counted and not printed: their writers did not agree to be quoted.", count));
  return joined(sentences, " ");
}

}  // namespace muster::figures
