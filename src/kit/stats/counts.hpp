#pragma once
// What every figure asks of its counts before it starts: a broken one is an error of the program.

#include <cstdint>
#include <stdexcept>

namespace muster::stats {

inline void require_count(std::int64_t count, std::int64_t base) {
  if (base < 0 || count < 0 || count > base) throw std::invalid_argument("a count must lie between 0 and its base");
}

inline void require_confidence(double confidence) {
  if (!(confidence > 0 && confidence < 1)) throw std::invalid_argument("a confidence lies between 0 and 1");
}

/// The most people that any figure speaks of: sums of their pairs still fit.
constexpr std::int64_t most_people = 1'000'000'000;

inline void require_people(std::int64_t count) {
  if (count < 0 || count > most_people)
    throw std::invalid_argument("a count of people lies from 0 to a thousand million");
}

}  // namespace muster::stats
