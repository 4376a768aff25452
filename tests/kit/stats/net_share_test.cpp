// Net scores and how far chance could move them.

#include <muster/kit/stats/net_share.hpp>

#include <stdexcept>

#include "support/catch.hpp"
#include "vectors.hpp"

namespace muster::stats {

TEST_CASE("a net share is one side less the other") {
  CHECK(net_share(20, 10, 42)->value == Approx(10 / 42.0));
  CHECK(net_share(0, 5, 5)->value == Approx(-1));
  CHECK_FALSE(net_share(0, 0, 0));
}

TEST_CASE("its interval holds it, stays within the range, and narrows with more people") {
  for (const std::int64_t base : {1, 5, 42, 1000}) {
    for (std::int64_t up = 0; up <= base; up += std::max<std::int64_t>(1, base / 5)) {
      const auto found = *net_share(up, (base - up) / 2, base);
      INFO(up << " of " << base);
      CHECK(found.interval.low >= -1);
      CHECK(found.interval.high <= 1);
      CHECK(found.interval.low < found.interval.high);
    }
  }
  const auto width = [](std::int64_t times) {
    const auto found = *net_share(20 * times, 10 * times, 42 * times);
    return found.interval.high - found.interval.low;
  };
  CHECK(width(10) < width(1) / 2.5);
}

TEST_CASE("a net promoter score has an interval even where all agree") {
  const auto of = [](std::int64_t promoters, std::int64_t passives, std::int64_t detractors) {
    const auto found = net_promoter({detractors, 0, 0, 0, 0, 0, 0, passives, 0, 0, promoters}).value();
    check_vector(
        "net promoter " + std::to_string(promoters) + "/" + std::to_string(passives) + "/" + std::to_string(detractors),
        {found.share.value, found.share.interval.low, found.share.interval.high});
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
        const auto found = net_share(up, down, base).value();
        CAPTURE(up, down, base);
        REQUIRE(found.interval.low >= -1);
        REQUIRE(found.interval.high <= 1);
        REQUIRE(found.interval.low <= found.value);
        REQUIRE(found.interval.high >= found.value);
      }
    }
  }
  CHECK_THROWS_AS(net_share(3, 3, 5), std::invalid_argument);
}

}  // namespace muster::stats
