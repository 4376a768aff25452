#pragma once
// Words of many people, counted by people and by times. Stop words go, but a "not" stays with its word.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::text {

struct WordCount {
  std::string word;         ///< the form used most, ties to British spelling, then the shorter, then alphabetical
  std::string key;          ///< equal for forms of one word, whatever texts it was counted in; never shown
  std::int64_t people = 0;  ///< how many texts hold it (a text is one person's answer, or one note)
  std::int64_t times = 0;   ///< how often it stands in all of them
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
/// stays whole, stop words and all; blank ones, "N/A" and addresses of mail and web are left out. Case, plurals,
/// hyphens ("well organised") and British/American spelling fold; stems do not ("information" is not "informative").
/// "Useful" is shown as "useful". Sorted by people, then times, then alphabet.
[[nodiscard]] std::vector<WordCount> count_entries(const std::vector<std::vector<std::string>>& texts,
                                                   const SameWords& same = {});

/// The keys under which count_entries and count_words count `word`, to find what somebody asks for: the figure of
/// "EHCPs" where "EHCP" is shown.
[[nodiscard]] std::vector<std::string> keys_of(std::string_view word);

/// The whole answer says that there is nothing to say: "N/A", "none", "no comment", "don't know", whatever its case and
/// punctuation. "Nothing, it was excellent" says something, and so does an empty text.
[[nodiscard]] bool says_nothing(std::string_view answer);

/// Words of running text, sorted by people, then times, then alphabet. The word lists stand in src/kit/text/lists/.
///
/// **A word** is what UAX #29 says, and besides: letters joined by hyphens ("co-production", "Post-16"), counted with
/// "coproduction" and "co production"; short forms with an ampersand ("Q&A", typed "Q & A" or "Q and A" too); ratios
/// and ranges ("1:1", "11-16"); each emoji, whatever its tone of skin. Curly apostrophes and accents typed for them
/// fold, a possessive 's goes. Bare numbers, times of day, "N/A" and addresses of mail and web are no words.
///
/// **One word** are its singular and plural and its British and American spelling, but not words that share a stem
/// only, nor a plural of another meaning ("goods"). Capitals fold ("GREAT", "NHS" and "nhs"), unless the small letters
/// are another word: SEND is not "send", IT not "it"; that holds in a heading in capitals, too. A capital at the start
/// of a sentence says nothing about how a word is written, and is shown small unless the word has one elsewhere.
///
/// **A negator** ("not", "never", "rarely", "...n't") stands before the next word of its clause that is no stop word,
/// and the word is not counted by itself: "isn't boring" and "not a boring day" hold "not boring" and never "boring".
/// - It passes over adverbs and verbs of thinking: "not really useful", "I don't think it was useful" are "not useful".
/// - It goes on over "or", to the predicate of its subject ("No session was useful") and to "any...".
/// - "not enough time" is "not enough" and "time", because whoever lacks time speaks of time; "enough", "much" and
///   "many" count only so, and in "too much" and "too many".
/// - Where it denies nothing it is dropped: "not only", "No, it was great", "never been so inspired". Turns of phrase
///   ("could not have been better", "second to none", "never again") are counted whole.
/// - A clause ends at . , ; : ! ? ( ) [ ], an emoji, a line's end, a dash with spaces, and at "but" and "although".
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

/// What people say in two or three words: neighbouring words of one clause of one text, that begin and end with a word
/// of content and may hold a stop word ("point of contact"), neither denied nor across a number. Only those of at least
/// `least` (>= 2) texts; and none that stands nowhere but inside a longer one that is returned ("special educational"
/// in "special educational needs"). Unlike frequent_phrases these do not hide their words: they are for reading, themes
/// and comparison. Sorted by people, then times, then alphabet. A text is to be one person's.
[[nodiscard]] std::vector<WordCount> count_phrases(const std::vector<std::string>& texts, std::int64_t least = 3,
                                                   const WordRules& rules = {});

/// How many of two groups use a word.
struct WordOfGroups {
  std::string word;  ///< one form for both groups, as in WordCount
  std::string key;
  std::vector<std::size_t> first;   ///< indices of the texts of the first group that hold it, ascending
  std::vector<std::size_t> second;  ///< of the second group
};

/// The words of two groups, counted by the same rules and met under the same keys, most people first: what
/// stats::keyness compares, each word as two parts of those who wrote. Texts that are empty or say nothing are in
/// nobody's base; leave them out before. Where the same people wrote both, pair them by their indices.
[[nodiscard]] std::vector<WordOfGroups> words_of_groups(const std::vector<std::string>& first,
                                                        const std::vector<std::string>& second,
                                                        const WordRules& rules = {});

/// A spelling that may be another's, for somebody to join by hand (WordRules::same) or not.
struct NearSpelling {
  std::string word;         ///< the rarer
  std::string likely;       ///< what it may stand for, used by more people, or by as many
  std::int64_t people = 0;  ///< who use the rarer
};

/// Spellings of `counts` a letter apart from one that at least twice as many people use: a letter more, less or other,
/// or two changed over ("recieve"), in words of five letters and more without digits. Also of such that as many use,
/// where they differ as slips do: a letter doubled or not, two changed over, or one vowel for another inside a long
/// word ("definately"). Short forms in capitals, phrases and denied words are left alone. One proposal a word, most people first. Words meet at what is left of them without
/// one letter, so that none is compared with all: n log n, each word taken as often as it has letters (32 at most).
[[nodiscard]] std::vector<NearSpelling> near_spellings(const std::vector<WordCount>& counts);

}  // namespace muster::text
