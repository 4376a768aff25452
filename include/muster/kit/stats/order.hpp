#pragma once
// The middle of ordered answers, and how far chance could move it: nothing is assumed about their spread.

#include <muster/kit/stats/share.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace muster::stats {

/// Which of n ordered answers, counted from 1, a median speaks of.
struct MedianRanks {
  std::int64_t lower = 0;  ///< the middle; where n is even, the lower of two
  std::int64_t upper = 0;  ///< the same as `lower` where n is odd
  struct Reach {
    std::int64_t low = 0;
    std::int64_t high = 0;
    double coverage = 0;  ///< how sure the reach is in truth, at least the confidence asked for; print it
  };
  std::optional<Reach> reach;  ///< nothing where too few answered: 5 or fewer at 95%
};

/// Ranks for `people` answers (0 or more, else std::invalid_argument); nothing for 0. For a scale without numbers name
/// the options at both middle ranks. Source: order statistics; r = qbinom(a/2, n, 1/2), ranks r and n+1-r.
[[nodiscard]] std::optional<MedianRanks> median_ranks(std::int64_t people, double confidence = 0.95);

/// The option, by place from 0, that the answer of that rank (1 to all people) chose; `counts` are people an option in
/// order. std::invalid_argument where no answer has the rank.
[[nodiscard]] std::size_t option_at(const std::vector<std::int64_t>& counts, std::int64_t rank);

struct Median {
  double value = 0;  ///< the mean of the two middle values where there are two
  std::optional<Interval> interval;
  double coverage = 0;  ///< of the interval; 0 where there is none
};

/// In the unit of the values; nothing for no values. std::invalid_argument for a value that is not a finite number.
[[nodiscard]] std::optional<Median> median(std::vector<double> values, double confidence = 0.95);

/// The value below which a part (0 to 1) of the values lie, between two neighbours in proportion; nothing for no
/// values. Source: Hyndman and Fan 1996, type 7, as R's quantile and spreadsheets.
[[nodiscard]] std::optional<double> quantile(std::vector<double> values, double part);

}  // namespace muster::stats
