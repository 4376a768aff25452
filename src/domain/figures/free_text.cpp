// Cleaning free text for lists. The rule is told in docs/report-language.md.

#include <muster/domain/figures/free_text.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/text/words.hpp>

#include <unordered_map>

namespace muster::figures {

bool says_nothing(std::string_view text) { return folded_name(text).empty() || text::says_nothing(text); }

CleanedTexts cleaned(const std::vector<std::string>& texts) {
  CleanedTexts out;
  std::unordered_map<std::string, std::size_t> seen;
  for (const auto& text : texts) {
    if (says_nothing(text)) {
      ++out.left_out;
      continue;
    }
    const auto [entry, fresh] = seen.emplace(folded_name(text), out.entries.size());
    if (fresh)
      out.entries.push_back({text, 1});
    else
      ++out.entries[entry->second].people;
  }
  return out;
}

std::string unprinted_in_words(const QuestionFigures& question) {
  std::vector<std::string> sentences;
  const auto add = [&](std::int64_t count, const char* one, const char* many) {
    if (count > 0) sentences.push_back(counted(count, one, many));
  };
  add(question.texts_hidden, "answer is not shown.", "answers are not shown.");
  add(question.texts_waiting, "answer waits until somebody has looked at it, for it may tell who somebody is.",
      "answers wait until somebody has looked at them, for they may tell who somebody is.");
  add(question.texts_without_consent, "answer is counted and not printed: its writer did not agree to be quoted.",
      "answers are counted and not printed: their writers did not agree to be quoted.");
  return joined(sentences, " ");
}

}  // namespace muster::figures
