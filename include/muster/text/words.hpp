#pragma once
// Words of many people, counted by people and by times. Stop words go, but a "not" stays with its word.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::text {

struct WordCount {
  std::string word;            ///< the surface form used most, ties to the shorter, then alphabetical
  std::int64_t people = 0;     ///< how many texts hold it (a text is one person's answer, or one note)
  std::int64_t times = 0;      ///< how often it stands in all of them
  std::vector<std::size_t> texts;  ///< indices of the texts that hold it, ascending
};

/// How words are made out of texts.
struct WordRules {
  bool stop_words = true;                 ///< leave out the Snowball English list, but keep negators with their word
  std::vector<std::string> also_stop;     ///< words left out besides, compared folded
  std::vector<std::string> phrases;       ///< kept whole wherever they stand: "EHC plan", "early years"
};

/// Words of short answers that were already split ("three words"): each entry of a text is one word or phrase and
/// stays whole. Case, plural -s and British/American spelling fold; stems do not ("information" is not "informative").
[[nodiscard]] std::vector<WordCount> count_entries(const std::vector<std::vector<std::string>>& texts);

/// Words of running text. Segments by UAX #29 with letter-hyphen-letter joined; curly apostrophes fold; "not",
/// "no", "never", ...n't join the next content word of their clause ("not boring"); capitals such as SEND stay apart
/// from "send". Sorted by people, then times, then alphabet.
[[nodiscard]] std::vector<WordCount> count_words(const std::vector<std::string>& texts, const WordRules& rules = {});

}  // namespace muster::text
