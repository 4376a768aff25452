// Shares against the values that R's prop.test and the model summit's own report give.
#include <muster/kit/base/number.hpp>
#include <muster/kit/stats/share.hpp>

#include <stdexcept>

#include "support/catch.hpp"

namespace muster::stats {
namespace {

std::string printed(const std::optional<Interval>& interval) {
  return interval ? percent_range(interval->low, interval->high) : "none";
}

}  // namespace

TEST_CASE("a share is the count over its base") {
  CHECK(share(38, 42).value() == Approx(0.904761904761904));
  CHECK(share(0, 42) == 0.0);
  CHECK(share(42, 42) == 1.0);
}

TEST_CASE("nobody asked means no share and no interval, not nought per cent") {
  CHECK_FALSE(share(0, 0).has_value());
  CHECK_FALSE(wilson(0, 0).has_value());
}

TEST_CASE("Wilson's interval agrees with R's prop.test without continuity correction") {
  CHECK(printed(wilson(38, 42)) == "77.9–96.2%");
  CHECK(printed(wilson(27, 42)) == "49.2–77.0%");
  CHECK(printed(wilson(16, 42)) == "25.0–53.2%");
  CHECK(printed(wilson(40, 42)) == "84.2–98.7%");
  CHECK(printed(wilson(0, 42)) == "0.0–8.4%");
  CHECK(printed(wilson(34, 40)) == "70.9–92.9%");
  // Newcombe 1998, table I, method 3: 81 of 263, 15 of 148, 1 of 29.
  CHECK(wilson(81, 263)->low == Approx(0.2553).margin(0.00005));
  CHECK(wilson(81, 263)->high == Approx(0.3662).margin(0.00005));
  CHECK(wilson(15, 148)->low == Approx(0.0624).margin(0.00005));
  CHECK(wilson(15, 148)->high == Approx(0.1605).margin(0.00005));
  CHECK(wilson(1, 29)->low == Approx(0.0061).margin(0.00005));
  CHECK(wilson(1, 29)->high == Approx(0.1718).margin(0.00005));
}

TEST_CASE("the interval holds the share, stays between 0 and 1, and mirrors the count of the others") {
  for (std::int64_t base = 1; base <= 60; ++base) {
    for (std::int64_t count = 0; count <= base; ++count) {
      const auto interval = wilson(count, base).value();
      const auto mirrored = wilson(base - count, base).value();
      const auto middle = share(count, base).value();
      CAPTURE(count, base);
      CHECK(interval.low >= 0);
      CHECK(interval.high <= 1);
      CHECK(interval.low <= middle);
      CHECK(interval.high >= middle);
      CHECK(interval.low == Approx(1 - mirrored.high).margin(1e-12));
    }
  }
  CHECK(wilson(0, 42)->low == 0.0);
  CHECK(wilson(42, 42)->high == 1.0);
}

TEST_CASE("more confidence asks for a wider interval") {
  CHECK(wilson(27, 42, 0.99)->low < wilson(27, 42, 0.95)->low);
  CHECK(wilson(27, 42, 0.99)->high > wilson(27, 42, 0.95)->high);
}

TEST_CASE("a count outside its base is an error of the program and stops it") {
  CHECK_THROWS_AS(share(43, 42), std::invalid_argument);
  CHECK_THROWS_AS(share(-1, 42), std::invalid_argument);
  CHECK_THROWS_AS(wilson(43, 42), std::invalid_argument);
  CHECK_THROWS_AS(wilson(1, 42, 1.0), std::invalid_argument);
  CHECK_THROWS_AS(wilson(1, 42, 0.0), std::invalid_argument);
}

}  // namespace muster::stats
