#pragma once
// Counted words as one line of text, for tests that are tables.

#include <muster/kit/text/words.hpp>

#include <string>
#include <vector>

namespace muster::text::test {

/// "word people" of every word, most first.
inline std::string counted_in(const std::vector<std::string>& texts, const WordRules& rules = {}) {
  std::string out;
  for (const auto& count : count_words(texts, rules)) {
    out += (out.empty() ? "" : ", ") + count.word + " " + std::to_string(count.people);
  }
  return out;
}

/// The words of one text in alphabetical order.
inline std::string words_of(const std::string& text, const WordRules& rules = {}) {
  std::string out;
  for (const auto& count : count_words({text}, rules)) out += (out.empty() ? "" : ", ") + count.word;
  return out;
}

/// One line of a table: what somebody wrote, and the words that are counted of it.
struct Case {
  std::string text;
  std::string words;
};

}  // namespace muster::text::test
