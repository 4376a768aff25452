#pragma once
// Intervals of a share that hold whatever the count: of people like these, and of the people in one room.

#include <muster/kit/stats/share.hpp>

#include <cstdint>
#include <optional>

namespace muster::stats {

/// The exact interval of Clopper and Pearson, 0 to 1: it covers the true share at least as often as `confidence`
/// (0 < confidence < 1) says. 0 <= count <= base, else std::invalid_argument; nothing where base is 0.
/// Source: Clopper and Pearson 1934; R's binom.test: quantiles of beta(x, n-x+1) and beta(x+1, n-x).
[[nodiscard]] std::optional<Interval> clopper_pearson(std::int64_t count, std::int64_t base, double confidence = 0.95);

/// A number of people, from `low` to `high`, both possible.
struct PeopleRange {
  std::int64_t low = 0;
  std::int64_t high = 0;
  bool operator==(const PeopleRange&) const = default;
};

/// "54 to 78 of the 104 in the room": how many of `population` people would say what `count` of the `base` who answered
/// said, were those who answered drawn by lot. All numbers K whose two tails are both likelier than half of what
/// `confidence` leaves. With base = population the range is the count; with base = 0 it is 0 to population; nothing
/// where more answered than there are people. 0 <= count <= base, else std::invalid_argument. Who answers is seldom
/// drawn by lot: print the bounds of `nonresponse_bounds` beside it.
/// Source: the exact test of the hypergeometric distribution, turned round (Buonaccorsi 1987); R's phyper.
[[nodiscard]] std::optional<PeopleRange> people_interval(std::int64_t count, std::int64_t base, std::int64_t population,
                                                         double confidence = 0.95);

/// Bounds, 0 to 1, that assume nothing about those who did not answer: all of them would have said no, or yes.
/// `answered` are those who answered this question, of `population` who were asked it. 0 <= count <= answered, else
/// std::invalid_argument; nothing where population is 0 or smaller than answered.
/// Source: Manski 1989: x/N and (x + N - answered)/N.
[[nodiscard]] std::optional<Interval> nonresponse_bounds(std::int64_t count, std::int64_t answered,
                                                         std::int64_t population);

}  // namespace muster::stats
