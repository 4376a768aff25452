#pragma once
// Words of many people, counted by people and by times. Stop words go, but a "not" stays with its word.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::text {

struct WordCount {
  std::string word;                ///< the form used most, ties to the shorter, then alphabetical
  std::int64_t people = 0;         ///< how many texts hold it (a text is one person's answer, or one note)
  std::int64_t times = 0;          ///< how often it stands in all of them
  std::vector<std::size_t> texts;  ///< indices of the texts that hold it, ascending
};

/// Words that are to be counted as one and shown as the first of them, whatever form people used: {"EHC plan", "EHCP"}.
using SameWords = std::vector<std::vector<std::string>>;

/// How words are made out of texts.
struct WordRules {
  bool stop_words = true;              ///< leave out the Snowball English list, but keep negators with their word
  std::vector<std::string> also_stop;  ///< words left out besides, compared folded
  std::vector<std::string> phrases;    ///< kept whole wherever they stand: "EHC plan", "early years"
  SameWords same;                      ///< the analyst's own merges; their phrases are kept whole too
};

/// Words of short answers that were already split ("three words"): each entry of a text is one word or phrase and
/// stays whole, stop words and all; blank ones are left out. Case, plural -s, hyphens ("well organised") and
/// British/American spelling fold; stems do not ("information" is not "informative"). "Useful" is shown as "useful".
/// Sorted by people, then times, then alphabet.
[[nodiscard]] std::vector<WordCount> count_entries(const std::vector<std::vector<std::string>>& texts,
                                                   const SameWords& same = {});

/// Words of running text, sorted by people, then times, then alphabet.
///
/// - Segments by UAX #29; a letter, a hyphen and a letter or digit are one word ("co-production", "Post-16"), counted
///   with "coproduction" and with "co production". Curly apostrophes fold, a possessive 's goes, bare numbers go.
/// - Case, plural -s and British/American spelling fold as in count_entries. But words of two or more capitals stay
///   apart ("SEND" from "send", "AP", "DfE"; "EHCPs" is "EHCP"), unless longer than five letters ("OFSTED") or in a
///   text all in capitals that holds a stop word ("THE ROOM WAS LOUD"). A stop word in capitals is still one.
/// - "not", "no", "never", "without", "nothing", ...n't join the next word of their clause that is no stop word: "not
///   boring", "isn't boring" and "not a boring day" hold "not boring" and never "boring". "not enough time" is "not
///   enough" and "time", because whoever lacks time speaks of time; "enough", "much" and "many" count only so. "not
///   only" and "not just" deny nothing. A clause ends at . , ; : ! ? ( ) [ ], a line's end, a dash with spaces.
/// - A capital at the start of a sentence says nothing about how a word is written, and is shown small unless the
///   word has one elsewhere.
/// Source of the stop words: the Snowball project's English list (174 words).
[[nodiscard]] std::vector<WordCount> count_words(const std::vector<std::string>& texts, const WordRules& rules = {});

/// A phrase that people use as one word.
struct PhraseCount {
  std::string phrase;      ///< the form used most
  std::int64_t texts = 0;  ///< how many texts hold it
  double score = 0;        ///< Dunning's log-likelihood ratio: how far from chance; comparable within one result only
};

/// Phrases for WordRules::phrases: neighbouring words of one clause, neither a stop word nor denied, that stand
/// together in at least `least` (>= 2) different texts and in at least half of the texts that hold the commoner of the
/// two. The second condition keeps "inclusion plans" from hiding "inclusion"; the first is the floor that small data
/// needs. Longer phrases grow out of shorter ones, up to four words. Sorted by texts, then score, then alphabet.
/// Uses the rules' stop words and the phrases already given, which are not returned.
/// Source of the score: Dunning, "Accurate methods for the statistics of surprise and coincidence", 1993.
[[nodiscard]] std::vector<PhraseCount> frequent_phrases(const std::vector<std::string>& texts, std::int64_t least = 3,
                                                        const WordRules& rules = {});

}  // namespace muster::text
