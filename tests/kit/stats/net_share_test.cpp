// Net scores and how far chance could move them.

#include <muster/kit/stats/net_share.hpp>

#include "support/catch.hpp"

using namespace muster::stats;

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

TEST_CASE("the interval of Agresti and Min, worked by hand") {
  // 20.5 / 44 - 10.5 / 44 = 0.22727; sqrt((31 / 44 - 0.22727^2) / 44) = 0.12183; times 1.96
  const auto found = *net_share(20, 10, 42);
  CHECK(found.interval.low == Approx(-0.01151).margin(0.0005));
  CHECK(found.interval.high == Approx(0.46605).margin(0.0005));
}
