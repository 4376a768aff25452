#pragma once
// Groups and questions on a scale: only the order of the answers counts, never their distance.

#include <muster/kit/stats/crosstab.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace muster::stats {

/// Whether one of two groups of different people answers higher.
struct MannWhitney {
  double u = 0;       ///< pairs in which the first group is higher, half of the ties among them
  double effect = 0;  ///< 0 to 1: u over all pairs, how often somebody of the first group is higher; print it
  double z = 0;       ///< without continuity correction; 0 where all answers are equal
  double p = 1;       ///< two-sided: exact, ties as they are, up to 50 people; beyond by z
  bool exact = false;
};

/// Of values in any unit, higher meaning more. Nothing where a group is empty; std::invalid_argument for a value that
/// is not a finite number. n log n. Source: Mann and Whitney 1947; R's wilcox.test(exact = FALSE, correct = FALSE),
/// coin::wilcox_test for the exact p.
[[nodiscard]] std::optional<MannWhitney> mann_whitney(const std::vector<double>& first,
                                                      const std::vector<double>& second);

/// Of a table with two rows, the groups, and the options of a scale in order as columns; std::invalid_argument for any
/// other number of rows.
[[nodiscard]] std::optional<MannWhitney> mann_whitney(const Crosstab& table);

struct KruskalWallis {
  double h = 0;  ///< with ties taken into account
  std::int64_t freedom = 0;
  double p = 1;
};

/// Whether any of several groups, the rows, answers higher than others; the options of a scale in order are the
/// columns. Groups without people are left out; nothing with fewer than two. All answers equal: h 0, p 1. Source:
/// Kruskal and Wallis 1952; R's kruskal.test.
[[nodiscard]] std::optional<KruskalWallis> kruskal_wallis(const Crosstab& table);

/// How two rankings of the same people go together, from their pairs.
struct RankCorrelation {
  double tau_b = 0;     ///< Kendall, -1 to 1
  double tau_b_p = 1;   ///< two-sided, by the normal curve with ties taken into account
  double gamma = 0;     ///< Goodman and Kruskal, -1 to 1: of the pairs that differ in both; 0 where no pair does
  double somers_d = 0;  ///< -1 to 1: the second as it follows from the first
  double tau_c = 0;     ///< Stuart, -1 to 1, for tables that are not square
  double rho = 0;       ///< Spearman, -1 to 1
  double rho_p = 1;     ///< two-sided, by Student's t; 1 for fewer than three people
  std::int64_t concordant = 0;
  std::int64_t discordant = 0;
};

/// Of values in any unit, first[i] and second[i] of one person. Nothing where one of the two does not vary;
/// std::invalid_argument for unequal lengths or a value that is not a finite number. n log n.
/// Source: Kendall 1945, by Knight's way of 1966; Spearman 1904; R's cor.test(exact = FALSE).
[[nodiscard]] std::optional<RankCorrelation> rank_correlation(const std::vector<double>& first,
                                                              const std::vector<double>& second);

/// Of a table of two questions on scales, the first's options in order as rows. Never for options without an order.
[[nodiscard]] std::optional<RankCorrelation> rank_correlation(const Crosstab& table);

}  // namespace muster::stats
