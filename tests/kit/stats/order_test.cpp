// Medians, quantiles and means against R.
#include <muster/kit/stats/mean.hpp>
#include <muster/kit/stats/order.hpp>

#include <limits>
#include <stdexcept>

#include "support/catch.hpp"
#include "vectors.hpp"

namespace muster::stats {
namespace {

const std::vector<double> minutes{12, 45, 7.5, 30, 30, 22, 61, 15, 9, 30, 18};
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("the ranks of a median's reach are R's") {
  for (const std::int64_t people : {5, 6, 8, 10, 20, 42, 43, 1000, 1'000'000}) {
    const auto& expected = vector_of("median ranks " + std::to_string(people));
    const auto found = median_ranks(people).value();
    CAPTURE(people);
    CHECK(found.reach.has_value() == (expected[0] > 0));
    if (!found.reach) continue;
    CHECK(found.reach->low == static_cast<std::int64_t>(expected[0]));
    CHECK(found.reach->high == static_cast<std::int64_t>(expected[1]));
    CHECK(found.reach->coverage == Approx(expected[2]).epsilon(1e-9));
  }
  CHECK_FALSE(median_ranks(0));
  CHECK_THROWS_AS(median_ranks(-1), std::invalid_argument);
}

TEST_CASE("an even number of answers has two in the middle") {
  CHECK(median_ranks(42)->lower == 21);
  CHECK(median_ranks(42)->upper == 22);
  CHECK(median_ranks(43)->lower == 22);
  CHECK(median_ranks(43)->upper == 22);
  CHECK(median_ranks(1)->lower == 1);
  CHECK(median_ranks(1)->upper == 1);
}

TEST_CASE("a scale's median is an option, found by its rank") {
  const std::vector<std::int64_t> counts{3, 5, 9, 15, 10};
  const auto ranks = median_ranks(42).value();
  CHECK(option_at(counts, ranks.lower) == 3);
  CHECK(option_at(counts, ranks.upper) == 3);
  CHECK(option_at(counts, ranks.reach->low) == 2);
  CHECK(option_at(counts, ranks.reach->high) == 3);
  CHECK(option_at(counts, 1) == 0);
  CHECK(option_at(counts, 42) == 4);
  CHECK(option_at({0, 0, 7, 0}, 1) == 2);
  CHECK_THROWS_AS(option_at(counts, 43), std::invalid_argument);
  CHECK_THROWS_AS(option_at(counts, 0), std::invalid_argument);
}

TEST_CASE("the median of numbers, with its reach") {
  const auto found = median(minutes).value();
  CHECK(found.value == 22);
  CHECK(found.interval->low == 9);
  CHECK(found.interval->high == 45);
  CHECK(found.coverage > 0.95);
  CHECK(median({4, 1})->value == 2.5);
  CHECK_FALSE(median({4, 1})->interval);
  CHECK_FALSE(median({}));
  CHECK_THROWS_AS(median({1, no_number}), std::invalid_argument);
}

TEST_CASE("quantiles are R's") {
  std::vector<double> found;
  for (const double part : {0.0, 0.1, 0.25, 0.5, 0.9, 1.0}) found.push_back(quantile(minutes, part).value());
  check_vector("quantiles minutes", found);
  CHECK(quantile({7}, 0.9) == 7);
  CHECK_FALSE(quantile({}, 0.5));
  CHECK_THROWS_AS(quantile(minutes, 1.1), std::invalid_argument);
}

TEST_CASE("a mean has its spread and R's t interval") {
  const auto found = mean(minutes).value();
  CHECK(found.base == 11);
  check_vector("mean minutes", {found.value, *found.deviation, found.interval->low, found.interval->high});
  const auto narrow = mean(minutes, 0.90).value();
  check_vector("mean minutes at 0.90", {narrow.value, *narrow.deviation, narrow.interval->low, narrow.interval->high});
}

TEST_CASE("points on a scale have the mean of the people behind them") {
  const auto found = mean({1, 2, 3, 4, 5}, std::vector<std::int64_t>{3, 5, 9, 15, 10}).value();
  CHECK(found.base == 42);
  check_vector("mean scale", {found.value, *found.deviation, found.interval->low, found.interval->high});
}

TEST_CASE("one value has no spread, equal values have none to speak of, and no value has no mean") {
  CHECK(mean({7.5})->value == 7.5);
  CHECK_FALSE(mean({7.5})->deviation);
  CHECK_FALSE(mean({7.5})->interval);
  CHECK(mean({3, 3, 3})->deviation == 0.0);
  CHECK(mean({3, 3, 3})->interval->low == 3);
  CHECK_FALSE(mean(std::vector<double>{}));
  CHECK_FALSE(mean({1, 2}, std::vector<std::int64_t>{0, 0}));
  CHECK_THROWS_AS(mean({1, no_number}), std::invalid_argument);
  CHECK_THROWS_AS(mean({1, 2}, std::vector<std::int64_t>{1}), std::invalid_argument);
}

TEST_CASE("a mean of large values close to each other keeps its spread") {
  const auto found = mean({1e9 + 1, 1e9 + 2, 1e9 + 3}).value();
  CHECK(*found.deviation == Approx(1).epsilon(1e-9));
}

}  // namespace muster::stats
