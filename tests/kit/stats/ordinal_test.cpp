// Tests of order and rank correlations against R, and against looking at each pair.
#include <muster/kit/stats/ordinal.hpp>

#include <limits>
#include <random>
#include <stdexcept>

#include "support/catch.hpp"
#include "vectors.hpp"

namespace muster::stats {
namespace {

const std::vector<double> a{5, 5, 4, 4, 4, 3, 5, 5, 4, 3};
const std::vector<double> b{3, 2, 4, 3, 1, 2, 3, 4, 2};
const Crosstab many{{4, 6, 9, 16, 12}, {7, 9, 8, 5, 3}};

void check_correlation(const std::string& name, const RankCorrelation& found) {
  check_vector(name, {static_cast<double>(found.concordant), static_cast<double>(found.discordant), found.tau_b,
                      found.tau_b_p, found.gamma, found.somers_d, found.tau_c, found.rho, found.rho_p});
}

}  // namespace

TEST_CASE("Mann and Whitney's test is exact for few people, ties as they are") {
  const auto found = mann_whitney(a, b).value();
  CHECK(found.exact);
  check_vector("mann-whitney a b", {found.u, found.effect, found.p});
  CHECK(found.z == Approx(2.86411846877).epsilon(1e-9));
  const auto free = mann_whitney({1.1, 2.2, 3.3, 4.4}, {2.5, 3.6, 4.7, 5.8, 6.9}).value();
  check_vector("mann-whitney without ties", {free.u, free.p});
}

TEST_CASE("beyond 50 people Mann and Whitney's p is R's by the normal curve") {
  const auto found = mann_whitney(many).value();
  CHECK_FALSE(found.exact);
  check_vector("mann-whitney many", {found.u, found.p});
}

TEST_CASE("the exact p is right up to its limit of people") {
  std::vector<double> low(25);
  std::vector<double> high(25);
  for (int at = 0; at < 25; ++at) {
    low[static_cast<std::size_t>(at)] = at;
    high[static_cast<std::size_t>(at)] = at + 25;
  }
  // One way of 50 over 25 on either side.
  CHECK(mann_whitney(low, high)->p == Approx(2 / 126410606437752.0).epsilon(1e-9));
  CHECK(mann_whitney(low, high)->effect == 0);
  high.push_back(50);
  CHECK_FALSE(mann_whitney(low, high)->exact);
}

TEST_CASE("equal answers do not tell two groups apart, and an empty group has no comparison") {
  CHECK(mann_whitney({3, 3, 3}, {3, 3})->p == 1);
  CHECK(mann_whitney({3, 3, 3}, {3, 3})->effect == 0.5);
  CHECK(mann_whitney({{60, 0}, {40, 0}})->p == 1);
  CHECK_FALSE(mann_whitney({1, 2}, {}));
  CHECK_FALSE(mann_whitney({{0, 0}, {1, 2}}));
  CHECK(mann_whitney({1}, {2})->p == 1);
  CHECK_THROWS_AS(mann_whitney({{1, 2}}), std::invalid_argument);
  CHECK_THROWS_AS(mann_whitney({std::numeric_limits<double>::infinity()}, {1}), std::invalid_argument);
}

TEST_CASE("a million people are compared from their counts") {
  const auto found = mann_whitney({{100'000, 200'000, 200'000}, {101'000, 201'000, 198'000}}).value();
  CHECK(found.effect > 0.5);
  CHECK(found.p < 0.001);
  CHECK(found.p > 0);
}

TEST_CASE("Kruskal and Wallis's test of several groups is R's") {
  const auto found = kruskal_wallis({{0, 0, 2, 4, 4}, {1, 3, 3, 2, 0}, {1, 1, 2, 1, 2}}).value();
  check_vector("kruskal-wallis", {found.h, static_cast<double>(found.freedom), found.p});
  CHECK(kruskal_wallis({{3, 0}, {4, 0}})->p == 1);
  CHECK(kruskal_wallis({{3, 0}, {4, 0}})->h == 0);
  CHECK_FALSE(kruskal_wallis({{3, 4}, {0, 0}}));
  CHECK_FALSE(kruskal_wallis({}));
}

TEST_CASE("rank correlations of a table of two scales are R's") {
  check_correlation("rank correlation table", rank_correlation({{8, 3, 1}, {4, 6, 3}, {1, 2, 7}}).value());
}

TEST_CASE("rank correlations of values are R's") {
  check_correlation(
      "rank correlation values",
      rank_correlation({3.1, 2, 7, 7, 1, 9, 4.5, 2, 6, 8, 5, 3.1}, {2, 1, 6, 8, 3, 9, 4, 4, 7, 7, 2, 5}).value());
}

TEST_CASE("values and the table that they make give the same") {
  std::mt19937 chance(42);
  for (int round = 0; round < 200; ++round) {
    std::vector<double> first;
    std::vector<double> second;
    Crosstab table(4, std::vector<std::int64_t>(5, 0));
    const auto people = 2 + chance() % 40;
    for (std::size_t person = 0; person < people; ++person) {
      const auto one = chance() % 4;
      const auto other = chance() % 5;
      first.push_back(static_cast<double>(one));
      second.push_back(static_cast<double>(other));
      ++table[one][other];
    }
    const auto of_values = rank_correlation(first, second);
    const auto of_table = rank_correlation(table);
    REQUIRE(of_values.has_value() == of_table.has_value());
    if (!of_values) continue;
    std::int64_t concordant = 0;
    std::int64_t discordant = 0;
    for (std::size_t one = 0; one < people; ++one) {
      for (std::size_t other = 0; other < one; ++other) {
        const double side = (first[one] - first[other]) * (second[one] - second[other]);
        concordant += side > 0 ? 1 : 0;
        discordant += side < 0 ? 1 : 0;
      }
    }
    REQUIRE(of_values->concordant == concordant);
    REQUIRE(of_values->discordant == discordant);
    REQUIRE(of_table->concordant == concordant);
    REQUIRE(of_table->discordant == discordant);
    REQUIRE(of_values->tau_b == of_table->tau_b);
    REQUIRE(of_values->rho == Approx(of_table->rho).epsilon(1e-9).margin(1e-12));
  }
}

TEST_CASE("the same order is a correlation of 1, the opposite one of -1, and what does not vary has none") {
  CHECK(rank_correlation({1, 2, 3, 4}, {10, 20, 30, 40})->tau_b == Approx(1));
  CHECK(rank_correlation({1, 2, 3, 4}, {10, 20, 30, 40})->rho == Approx(1));
  CHECK(rank_correlation({1, 2, 3, 4}, {4, 3, 2, 1})->tau_b == Approx(-1));
  CHECK(rank_correlation({1, 2, 3, 4}, {4, 3, 2, 1})->rho == Approx(-1));
  CHECK(rank_correlation({1, 2}, {1, 2})->rho_p == 1);
  CHECK_FALSE(rank_correlation({1, 1, 1}, {1, 2, 3}));
  CHECK_FALSE(rank_correlation(std::vector<double>{}, std::vector<double>{}));
  CHECK_FALSE(rank_correlation({1}, {1}));
  CHECK_FALSE(rank_correlation(Crosstab{{3, 4}}));
  CHECK_THROWS_AS(rank_correlation({1, 2}, {1}), std::invalid_argument);
}

TEST_CASE("a million values are ranked against each other without looking at each pair") {
  std::vector<double> first;
  std::vector<double> second;
  for (int at = 0; at < 1'000'000; ++at) {
    first.push_back(at);
    second.push_back(at % 2 == 0 ? at + 1 : at - 1);
  }
  const auto found = rank_correlation(first, second).value();
  CHECK(found.discordant == 500'000);
  CHECK(found.concordant == 499'999'500'000 - 500'000);
}

}  // namespace muster::stats
