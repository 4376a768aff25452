// Two groups of different people, or one group asked twice.
#include <muster/kit/stats/change.hpp>

#include "counts.hpp"
#include "curves.hpp"
#include "square_and_add.hpp"

#include <algorithm>

namespace muster::stats {

std::optional<Change> change(const Part& first, const Part& second, double confidence) {
  const auto one = wilson(first.count, first.base, confidence);
  const auto two = wilson(second.count, second.base, confidence);
  if (!one || !two) return std::nullopt;
  const auto found =
      square_and_add({*share(first.count, first.base), *one}, {*share(second.count, second.base), *two}, 0);
  return Change{found.value, found.interval};
}

McNemar mcnemar(std::int64_t only_first, std::int64_t only_second) {
  require_people(only_first);
  require_people(only_second);
  const auto both = only_first + only_second;
  if (both == 0) return {};
  const auto fewer = std::min(only_first, only_second);
  return {std::min(1.0, 2 * fair_at_most(fewer, both)),
          std::min(1.0, 2 * fair_at_most(fewer - 1, both) + fair_exactly(fewer, both))};
}

}  // namespace muster::stats
