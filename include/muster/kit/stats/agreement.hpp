#pragma once
// How far people who sort the same answers agree, beyond what chance would make.

#include <muster/kit/stats/crosstab.hpp>
#include <muster/kit/stats/share.hpp>

#include <optional>
#include <vector>

namespace muster::stats {

struct Kappa {
  double observed = 0;  ///< 0 to 1: the part on which both agree
  double expected = 0;  ///< 0 to 1: the part on which they would by chance
  double value = 0;     ///< up to 1; 0 is no better than chance
  double error = 0;     ///< standard error
  Interval interval;    ///< -1 to 1
};

/// How much a near miss counts.
enum class Weights {
  none,       ///< not at all: codes without an order
  linear,     ///< by the steps between the two codes
  quadratic,  ///< by their square: Fleiss and Cohen
};

/// Two coders who gave one code of several to each answer: one's codes are the rows, the other's the columns, in the
/// same order; a square table, else std::invalid_argument. Nothing where nobody coded, or both used one code for all.
/// Several themes to an answer: one kappa a theme (said it, or not), never one over all. Source: Cohen 1960, 1968;
/// standard error of Fleiss, Cohen and Everitt 1969; R's vcd::Kappa, psych::cohen.kappa.
[[nodiscard]] std::optional<Kappa> cohens_kappa(const Crosstab& table, Weights weights = Weights::none,
                                                double confidence = 0.95);

/// What the difference between two values means.
enum class Metric { nominal, ordinal, interval, ratio };

/// A unit's values, one of each coder who looked at it; who did not is left out.
using Unit = std::vector<double>;

/// Krippendorff's alpha, up to 1; any number of coders, values missing. Units with fewer than two values do not count;
/// nothing where none is left or all values are the same. std::invalid_argument for a value that is not a finite
/// number, for `ratio` a negative one, or more than 2,000 different values (there each is held against each). n log n
/// else. Source: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability".
[[nodiscard]] std::optional<double> krippendorffs_alpha(const std::vector<Unit>& units, Metric metric);

}  // namespace muster::stats
