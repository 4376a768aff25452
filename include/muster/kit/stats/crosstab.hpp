#pragma once
// Whether two questions, or a question and a group, hang together, from the counts of one table.

#include <cstdint>
#include <optional>
#include <vector>

namespace muster::stats {

/// People in each row and column: rows of equal length, counts of 0 or more. Each person stands in one cell. Functions
/// throw std::invalid_argument for anything else. Rows and columns without people are left out before the work; where
/// fewer than two of either are left there is nothing to compare, and no value.
using Crosstab = std::vector<std::vector<std::int64_t>>;

struct ChiSquare {
  double statistic = 0;
  std::int64_t freedom = 0;
  double p = 1;
  double least_expected = 0;  ///< of all cells; below 5 chi-square is too rough, use `fisher_exact`
  double v = 0;               ///< Cramer's V, 0 to 1
  double v_corrected = 0;     ///< Bergsma 2013, 0 to 1: without the part that chance alone makes; print this one
};

/// Without Yates's correction. Source: Pearson 1900; Cramer 1946; Bergsma 2013; R's chisq.test(correct = FALSE).
[[nodiscard]] std::optional<ChiSquare> chi_square(const Crosstab& table);

/// With Yates's correction, of a table with two rows and two columns; no value of any other.
/// Source: Yates 1934; R's chisq.test(correct = TRUE).
[[nodiscard]] std::optional<ChiSquare> chi_square_yates(const Crosstab& table);

/// The exact p, two-sided: how often a table with these margins is no likelier than this one. A table of two rows and
/// two columns is worked out for any number of people. Of a larger one no value where it would take too long, which is
/// seen before the work (more than 100,000 people, or by an estimate more than 10^12 tables with these margins) or when
/// `most_steps` (about a second) are used up; then take chi_square and say so.
/// Source: Freeman and Halton 1951; Mehta and Patel 1983 for the walk; R's fisher.test, equal up to 1e-7 as there.
[[nodiscard]] std::optional<double> fisher_exact(const Crosstab& table, std::int64_t most_steps = 3'000'000);

/// About how many tables have these margins. Source: Gail and Mantel 1977.
[[nodiscard]] double tables_with_margins(const Crosstab& table);

/// The test that fits: Fisher's where some cell is expected to hold fewer than 5, else chi-square.
struct Association {
  enum class Method {
    fisher,
    chi_square,
    chi_square_roughly,  ///< Fisher's fits but would take too long: say that p is rough
  };
  Method method = Method::chi_square;
  double p = 1;
  ChiSquare chi_square;
};

[[nodiscard]] std::optional<Association> association(const Crosstab& table);

}  // namespace muster::stats
