#pragma once
// How a share moved from one event to the next, or differs between two groups, and how one group's two shares differ.

#include <muster/kit/stats/share.hpp>

#include <cstdint>
#include <optional>

namespace muster::stats {

/// A count of the people it is of.
struct Part {
  std::int64_t count = 0;
  std::int64_t base = 0;
};

struct Change {
  double difference = 0;  ///< -1 to 1: the first share less the second
  Interval interval;      ///< -1 to 1
};

/// Between two groups of different people; nothing where a base is 0. Two years of a network share people: say that
/// they are taken as independent. A count outside its base is std::invalid_argument.
/// Source: Newcombe 1998, method 10: from the Wilson intervals of both, without correction.
[[nodiscard]] std::optional<Change> change(const Part& first, const Part& second, double confidence = 0.95);

/// Those on one side and those on the other, of a base that has a middle too.
struct NetPart {
  std::int64_t up = 0;
  std::int64_t down = 0;
  std::int64_t base = 0;
};

struct NetChange {
  double difference = 0;  ///< -2 to 2: the first net share less the second
  Interval interval;      ///< -2 to 2
  double p = 1;           ///< two-sided, of no difference; 1 where nobody's answer differs from another's
};

/// Between the net shares of two groups of different people; nothing where a base is 0, std::invalid_argument where
/// the sides do not fit in it. Interval: as change(), from the intervals of both (net_share). p: the difference over
/// its standard error, that of a mean of -1, 0 and 1, by the normal distribution.
[[nodiscard]] std::optional<NetChange> net_change(const NetPart& first, const NetPart& second);

/// Whether the same people said one thing more often than another.
struct McNemar {
  double p = 1;      ///< exact, two-sided; 1 where nobody said only one of the two
  double mid_p = 1;  ///< less careful: counts half of the observed split
};

/// `only_first` and `only_second` are people who said one and not the other; the rest does not count. Negative counts
/// are std::invalid_argument. Source: McNemar 1947, exact by the binomial; mid-p: Fagerland, Lydersen, Laake 2013.
[[nodiscard]] McNemar mcnemar(std::int64_t only_first, std::int64_t only_second);

}  // namespace muster::stats
