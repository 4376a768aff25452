// Differences of shares and McNemar's test against R.
#include <muster/kit/stats/change.hpp>
#include <muster/kit/stats/crosstab.hpp>

#include <stdexcept>

#include "support/catch.hpp"
#include "vectors.hpp"

namespace muster::stats {
namespace {

std::string printed(const Part& part) { return std::to_string(part.count) + "/" + std::to_string(part.base); }

}  // namespace

TEST_CASE("a change between two events is Newcombe's, with Fisher's p") {
  const std::vector<std::pair<Part, Part>> all{{{56, 70}, {48, 80}}, {{27, 42}, {30, 55}}, {{40, 42}, {44, 55}},
                                               {{9, 10}, {3, 10}},   {{10, 10}, {0, 10}},  {{0, 42}, {0, 55}}};
  for (const auto& [first, second] : all) {
    const auto found = change(first, second).value();
    const auto p = fisher_exact({{first.count, first.base - first.count}, {second.count, second.base - second.count}});
    check_vector("change " + printed(first) + " " + printed(second),
                 {found.difference, found.interval.low, found.interval.high, p.value_or(1)});
  }
}

TEST_CASE("a change the other way round is its mirror") {
  const auto up = change({27, 42}, {30, 55}).value();
  const auto down = change({30, 55}, {27, 42}).value();
  CHECK(up.difference == -down.difference);
  CHECK(up.interval.low == Approx(-down.interval.high).epsilon(1e-12));
}

TEST_CASE("an event that nobody answered has no change") {
  CHECK_FALSE(change({0, 0}, {3, 10}));
  CHECK_FALSE(change({3, 10}, {0, 0}));
  CHECK_THROWS_AS(change({4, 3}, {1, 1}), std::invalid_argument);
}

TEST_CASE("McNemar's exact test is R's binom.test") {
  for (const auto& [first, second] :
       {std::pair<std::int64_t, std::int64_t>{1, 7}, {11, 0}, {10, 3}, {25, 15}, {5, 5}, {510'000, 490'000}}) {
    const auto found = mcnemar(first, second);
    check_vector("mcnemar " + std::to_string(first) + " " + std::to_string(second), {found.p, found.mid_p});
    CHECK(mcnemar(second, first).p == found.p);
  }
  CHECK(mcnemar(0, 0).p == 1);
  CHECK(mcnemar(0, 0).mid_p == 1);
  CHECK(mcnemar(1, 0).p == 1);
  CHECK_THROWS_AS(mcnemar(-1, 0), std::invalid_argument);
}

TEST_CASE("two net scores differ by their intervals squared and added, with the p of a mean of -1, 0 and 1") {
  const auto found = net_change({20, 10, 42}, {5, 5, 10}).value();
  CHECK(found.difference == Approx(0.2380952380952).epsilon(1e-9));
  CHECK(found.interval.low == Approx(-0.3466271719465).epsilon(1e-9));
  CHECK(found.interval.high == Approx(0.8089080359249).epsilon(1e-9));
  CHECK(found.p == Approx(0.4838602610335).epsilon(1e-9));
  const auto furthest = net_change({42, 0, 42}, {0, 5, 5}).value();
  CHECK(furthest.difference == Approx(2));
  CHECK(furthest.interval.low < 2);
  CHECK(net_change({42, 0, 42}, {5, 0, 5})->p == 1);
  CHECK_FALSE(net_change({0, 0, 0}, {5, 0, 5}));
  CHECK_THROWS_AS(net_change({3, 3, 5}, {5, 0, 5}), std::invalid_argument);
}

}  // namespace muster::stats
