#pragma once
// Phrases that people share, and which words one group says more than another; counted by people. Pure rules.

#include <muster/domain/figures/group_words.hpp>
#include <muster/kit/stats/keyness.hpp>
#include <muster/kit/text/words.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::words {

inline constexpr std::int64_t least_people = 3;  ///< behind a phrase or word that is shown

/// What one person wrote to a question; empty where they wrote nothing, or say that there is nothing to say.
using Texts = std::vector<std::string>;
/// The few words that one person gave to a question for words; empty where they gave none.
using Entries = std::vector<std::vector<std::string>>;
[[nodiscard]] std::int64_t people_who_wrote(const Texts& texts);

struct PhraseFigures {
  std::int64_t base = 0;  ///< people who wrote something
  /// Of at least three people, but of a question for words all, most people first; `texts` says whose.
  std::vector<text::WordCount> words;
  std::vector<text::WordCount> phrases;  ///< of at least three people, most people first; `texts` says whose
  std::vector<text::NearSpelling> near;  ///< to be joined by hand, or not
};
[[nodiscard]] PhraseFigures phrase_figures(const Texts& texts, const text::WordRules& rules);
/// Of words that stand alone: no phrases, and every word, for the cloud has them all.
[[nodiscard]] PhraseFigures word_figures(const Entries& entries, const text::WordRules& rules);

/// Who stands behind the two groups.
enum class Pairing {
  apart,      ///< different rounds, or two groups of one: nobody stands in both
  same,       ///< the same people wrote both, and may be compared person by person
  same_blind  ///< the same people, in an anonymous round: nobody is followed from one question to the other
};

struct ComparedWord {
  std::string word;
  stats::Part first;  ///< of those who wrote; of the pairing `same`, of those who wrote both
  stats::Part second;
  double g2 = 0;                     ///< over Williams's q, signed: above 0 where the first says it more
  std::optional<double> chi_square;  ///< Yates; of groups that are apart
  std::optional<double> p;  ///< Fisher exact, or McNemar exact of the same people; nothing where no test is made
  std::optional<double> corrected_p;  ///< Benjamini and Hochberg, of all that were tested
};
struct WordComparison {
  Pairing pairing = Pairing::apart;
  std::int64_t first_base = 0;
  std::int64_t second_base = 0;
  std::int64_t tests = 0;
  std::int64_t hidden = 0;          ///< words left out of those below, because they may name somebody
  std::vector<ComparedWord> words;  ///< of at least three people in all; what the first says most first
};
/// With any pairing but `apart` the two lists are of the same people in the same order.
[[nodiscard]] WordComparison compared(const Texts& first, const Texts& second, Pairing pairing,
                                      const text::WordRules& rules);

[[nodiscard]] WordComparison compared(const Entries& first, const Entries& second, Pairing pairing,
                                      const text::WordRules& rules);

/// The words of two groups of one round's people, who have nobody in common.
[[nodiscard]] WordComparison compared(const figures::GroupWords& groups);

/// Words that differ by more than chance, the strongest first.
[[nodiscard]] std::vector<const ComparedWord*> sure_words(const WordComparison& comparison);

/// "5% or less by chance, allowing for all words compared", or why nothing is said.
[[nodiscard]] std::string chance_in_words(const ComparedWord& word, Pairing pairing);

}  // namespace muster::words
