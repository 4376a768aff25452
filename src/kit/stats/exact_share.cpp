// The finite population's ends are searched for by halving: either tail moves one way as more people would say yes.
#include <muster/kit/stats/exact_share.hpp>

#include "counts.hpp"
#include "curves.hpp"
#include "draws.hpp"

#include <stdexcept>

namespace muster::stats {
namespace {

/// The first number from `from` to `to` that `holds` is true for, where it stays true from there on, and is for `to`.
template <class Holds>
std::int64_t first_that(std::int64_t from, std::int64_t to, Holds holds) {
  while (from < to) {
    const auto middle = from + (to - from) / 2;
    if (holds(middle)) {
      to = middle;
    } else {
      from = middle + 1;
    }
  }
  return from;
}

}  // namespace

std::optional<Interval> clopper_pearson(std::int64_t count, std::int64_t base, double confidence) {
  require_count(count, base);
  require_confidence(confidence);
  if (base == 0) return std::nullopt;
  const double tail = (1 - confidence) / 2;
  const auto with = static_cast<double>(count);
  const auto without = static_cast<double>(base - count);
  return Interval{count == 0 ? 0.0 : beta_quantile(tail, with, without + 1),
                  count == base ? 1.0 : beta_quantile(1 - tail, with + 1, without)};
}

std::optional<PeopleRange> people_interval(std::int64_t count, std::int64_t base, std::int64_t population,
                                           double confidence) {
  require_count(count, base);
  require_confidence(confidence);
  if (base > population) return std::nullopt;
  const double tail = (1 - confidence) / 2;
  const auto least = count;
  const auto most = population - base + count;
  const auto low = first_that(least, most, [&](std::int64_t people) {
    return chance({population, people, base}, [&](std::int64_t drawn, double) { return drawn >= count; }) > tail;
  });
  const auto past = first_that(least, most + 1, [&](std::int64_t people) {
    return people > most ||
           chance({population, people, base}, [&](std::int64_t drawn, double) { return drawn <= count; }) <= tail;
  });
  return PeopleRange{low, past - 1};
}

std::optional<Interval> nonresponse_bounds(std::int64_t count, std::int64_t answered, std::int64_t population) {
  require_count(count, answered);
  if (population == 0 || answered > population) return std::nullopt;
  const auto people = static_cast<double>(population);
  return Interval{static_cast<double>(count) / people, static_cast<double>(count + population - answered) / people};
}

}  // namespace muster::stats
