// Differences of shares, net promoter scores and McNemar's test against R.
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

TEST_CASE("a net promoter score has an interval even where all agree") {
  const auto of = [](std::int64_t promoters, std::int64_t passives, std::int64_t detractors) {
    const auto found = net_promoter({detractors, 0, 0, 0, 0, 0, 0, passives, 0, 0, promoters}).value();
    check_vector(
        "net promoter " + std::to_string(promoters) + "/" + std::to_string(passives) + "/" + std::to_string(detractors),
        {found.score, found.interval.low, found.interval.high});
  };
  of(20, 12, 10);
  of(5, 0, 5);
  of(42, 0, 0);
  of(0, 0, 5);
}

TEST_CASE("nine and ten are promoters, up to six are detractors") {
  const auto found = net_promoter({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}).value();
  CHECK(found.promoters == 21);
  CHECK(found.passives == 17);
  CHECK(found.detractors == 28);
  CHECK_FALSE(net_promoter(std::vector<std::int64_t>(11, 0)));
  CHECK_THROWS_AS(net_promoter({1, 2, 3}), std::invalid_argument);
}

TEST_CASE("a net score's interval holds it and stays in its range, for every split of a few") {
  for (std::int64_t base = 1; base <= 12; ++base) {
    for (std::int64_t up = 0; up <= base; ++up) {
      for (std::int64_t down = 0; up + down <= base; ++down) {
        const auto found = net_change(up, down, base).value();
        CAPTURE(up, down, base);
        REQUIRE(found.interval.low >= -1);
        REQUIRE(found.interval.high <= 1);
        REQUIRE(found.interval.low <= found.difference);
        REQUIRE(found.interval.high >= found.difference);
      }
    }
  }
  CHECK_THROWS_AS(net_change(3, 3, 5), std::invalid_argument);
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

}  // namespace muster::stats
