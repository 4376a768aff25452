#pragma once
// Which words one group says more than another, counted by people: each person says a word once, or not.

#include <muster/kit/stats/change.hpp>

namespace muster::stats {

/// How strongly a word belongs to the first group: above 0 where more of it said the word than chance would make, below
/// 0 where fewer did.
struct Keyness {
  double g2 = 0;           ///< log-likelihood; a count of 0 adds nothing
  double g2_williams = 0;  ///< the same over Williams's q, for few people; rank by this one
  double chi_square = 0;
  double chi_square_yates = 0;
  double fisher_p = 1;  ///< exact, two-sided; correct it for all words compared (many_tests.hpp)
};

/// People of two different groups who said a word, of those who wrote. Nothing where a group is empty, or where nobody
/// or everybody said it. Counts outside their base are std::invalid_argument. Where the same people stand behind both
/// texts, `mcnemar` is the test.
/// Source: Dunning 1993; Williams 1976; quanteda.textstats (keyness.cpp); R's fisher.test.
[[nodiscard]] std::optional<Keyness> keyness(const Part& first, const Part& second);

/// Whether so few said the word that a test tells nothing: fewer than six in either group. Print "said by n people".
/// Source: of two groups of 42, six against nobody is the least with p below 0.05 (Fisher).
[[nodiscard]] bool too_few_to_compare(const Part& first, const Part& second);

}  // namespace muster::stats
