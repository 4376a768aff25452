// Exact intervals against R, and at their edges.
#include <muster/kit/stats/exact_share.hpp>

#include <stdexcept>

#include "support/catch.hpp"
#include "vectors.hpp"

namespace muster::stats {
namespace {

void check_exact(std::int64_t count, std::int64_t base) {
  const auto found = clopper_pearson(count, base).value();
  check_vector("clopper-pearson " + std::to_string(count) + "/" + std::to_string(base), {found.low, found.high});
}

void check_people(std::int64_t count, std::int64_t base, std::int64_t population) {
  const auto found = people_interval(count, base, population).value();
  check_vector("people " + std::to_string(count) + " " + std::to_string(base) + " " + std::to_string(population),
               {static_cast<double>(found.low), static_cast<double>(found.high)});
}

}  // namespace

TEST_CASE("Wilson's interval is R's to nine digits, a million people among them") {
  for (const auto& [count, base] : {std::pair<std::int64_t, std::int64_t>{27, 42},
                                    {16, 42},
                                    {40, 42},
                                    {1, 42},
                                    {0, 42},
                                    {42, 42},
                                    {1, 1},
                                    {500, 1000},
                                    {3, 1'000'000}}) {
    const auto found = wilson(count, base).value();
    check_vector("wilson " + std::to_string(count) + "/" + std::to_string(base), {found.low, found.high});
  }
}

TEST_CASE("Clopper and Pearson's interval is R's binom.test") {
  for (const auto& [count, base] : {std::pair<std::int64_t, std::int64_t>{27, 42},
                                    {16, 42},
                                    {40, 42},
                                    {1, 42},
                                    {0, 42},
                                    {42, 42},
                                    {0, 1},
                                    {5, 5},
                                    {3, 10},
                                    {500, 1000},
                                    {600'000, 1'000'000}})
    check_exact(count, base);
  const auto narrow = clopper_pearson(27, 42, 0.90).value();
  check_vector("clopper-pearson 27/42 at 0.90", {narrow.low, narrow.high});
  const auto wide = clopper_pearson(27, 42, 0.99).value();
  check_vector("clopper-pearson 27/42 at 0.99", {wide.low, wide.high});
}

TEST_CASE("nobody and everybody are the ends themselves, and nobody asked has no exact interval") {
  CHECK(clopper_pearson(0, 42)->low == 0.0);
  CHECK(clopper_pearson(42, 42)->high == 1.0);
  CHECK_FALSE(clopper_pearson(0, 0));
  CHECK_THROWS_AS(clopper_pearson(43, 42), std::invalid_argument);
  CHECK_THROWS_AS(clopper_pearson(1, 42, 1.0), std::invalid_argument);
}

TEST_CASE("the interval in people is the one that R's phyper gives") {
  check_people(27, 42, 104);
  check_people(16, 42, 104);
  check_people(40, 42, 104);
  check_people(0, 42, 104);
  check_people(42, 42, 104);
  check_people(1, 42, 104);
  check_people(3, 5, 20);
  check_people(0, 1, 10);
  check_people(27, 42, 42);
  check_people(0, 0, 10);
  check_people(5, 10, 1000);
  check_people(50, 100, 100'000);
  check_people(1234, 20'000, 1'000'000);
  CHECK(people_interval(27, 42, 104, 0.90) == PeopleRange{56, 77});
  CHECK(people_interval(27, 42, 104, 0.99) == PeopleRange{50, 81});
}

TEST_CASE("the interval in people holds the numbers that those who answered leave open, and no others") {
  for (std::int64_t population = 0; population <= 30; ++population) {
    for (std::int64_t base = 0; base <= population; ++base) {
      for (std::int64_t count = 0; count <= base; ++count) {
        const auto found = people_interval(count, base, population).value();
        CAPTURE(count, base, population);
        REQUIRE(found.low >= count);
        REQUIRE(found.high <= population - base + count);
        REQUIRE(found.low <= found.high);
        // Those who said no are the others' mirror.
        const auto others = people_interval(base - count, base, population).value();
        REQUIRE(found.low == population - others.high);
      }
    }
  }
}

TEST_CASE("more answers than people have no interval in people") {
  CHECK_FALSE(people_interval(3, 11, 10));
  CHECK(people_interval(0, 0, 0) == PeopleRange{0, 0});
  CHECK_THROWS_AS(people_interval(-1, 5, 10), std::invalid_argument);
}

TEST_CASE("bounds for those who did not answer assume nothing about them") {
  const auto found = nonresponse_bounds(27, 42, 104).value();
  CHECK(found.low == Approx(27 / 104.0).epsilon(1e-12));
  CHECK(found.high == Approx(89 / 104.0).epsilon(1e-12));
  CHECK(nonresponse_bounds(27, 40, 104)->high == Approx(0.875).epsilon(1e-12));
  CHECK(nonresponse_bounds(0, 0, 104)->low == 0);
  CHECK(nonresponse_bounds(0, 0, 104)->high == 1);
  CHECK(nonresponse_bounds(42, 42, 42)->low == 1);
  CHECK_FALSE(nonresponse_bounds(0, 0, 0));
  CHECK_FALSE(nonresponse_bounds(5, 11, 10));
}

TEST_CASE("the two best options of a scale are one share, of three options the best alone") {
  const auto top = top_box({3, 5, 9, 15, 10}).value();
  CHECK(top.count == 25);
  CHECK(top.base == 42);
  CHECK(top.options == 2);
  check_vector("top box 25 of 42", {top.share, top.interval.low, top.interval.high});
  CHECK(bottom_box({3, 5, 9, 15, 10})->count == 8);
  CHECK(top_box({4, 9, 15})->count == 15);
  CHECK(top_box({4, 9, 15})->options == 1);
  CHECK(bottom_box({4, 9, 15})->count == 4);
  CHECK_FALSE(top_box({0, 0, 0, 0}));
  CHECK_FALSE(top_box({}));
  CHECK_THROWS_AS(top_box({-1, 2}), std::invalid_argument);
}

TEST_CASE("a weighted share takes its interval from the effective people") {
  const auto found = wilson_weighted(0.5, 42).value();
  CHECK(found.low == wilson(21, 42)->low);
  CHECK_FALSE(wilson_weighted(0, 0));
  CHECK_THROWS_AS(wilson_weighted(1.1, 42), std::invalid_argument);
}

}  // namespace muster::stats
