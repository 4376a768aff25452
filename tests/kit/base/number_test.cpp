// Figures as they are printed: the same digits in page, table and report.
#include <muster/kit/base/number.hpp>

#include <limits>

#include "support/catch.hpp"

namespace muster {

TEST_CASE("thousands are grouped, below nought as well") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1204) == "1,204");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(grouped(-999) == "-999");
  CHECK(grouped(-1204) == "-1,204");
  CHECK(grouped(std::numeric_limits<std::int64_t>::min()) == "-9,223,372,036,854,775,808");
}

TEST_CASE("shares have one decimal, half away from nought") {
  CHECK(percent(42.0 / 104.0) == "40.4%");
  CHECK(percent(38.0 / 42.0) == "90.5%");
  CHECK(percent(0) == "0.0%");
  CHECK(percent(1) == "100.0%");
  CHECK(percent(0.0005) == "0.1%");
  CHECK(percent(0.9999) == "100.0%");
  CHECK(percent_range(0.779, 0.962) == "77.9–96.2%");
}

TEST_CASE("every share of up to a thousand people is rounded as on paper") {
  for (std::int64_t base = 1; base <= 1000; ++base) {
    for (std::int64_t count = 0; count <= base; ++count) {
      const auto tenths = (2 * count * 1000 + base) / (2 * base);
      const auto paper = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
      const auto printed = percent(static_cast<double>(count) / static_cast<double>(base));
      if (printed != paper) FAIL(count << " of " << base << " is " << paper << ", not " << printed);
    }
  }
}

TEST_CASE("a difference below nought keeps its sign") {
  CHECK(percent(-0.004) == "-0.4%");
  CHECK(percent(-0.125) == "-12.5%");
  CHECK(percent(-0.0001) == "0.0%");
}

TEST_CASE("small numbers stand in words") {
  CHECK(in_words(0) == "no");
  CHECK(in_words(3) == "three");
  CHECK(in_words(9) == "nine");
  CHECK(in_words(10) == "10");
  CHECK(in_words(1204) == "1,204");
  CHECK(in_words(-3) == "-3");
}

TEST_CASE("what is counted takes its number") {
  CHECK(counted(1, "person", "people") == "1 person");
  CHECK(counted(0, "person", "people") == "0 people");
  CHECK(counted(1204, "person", "people") == "1,204 people");
}

TEST_CASE("a whole number is digits and nothing else") {
  CHECK(parse_integer("42") == 42);
  CHECK(parse_integer("-7") == -7);
  CHECK(parse_integer("007") == 7);
  for (const auto* wrong : {"", "-", "+7", " 7", "7 ", "7.0", "1,204", "0x10", "99999999999999999999", "seven", "٣"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_integer(wrong).has_value());
  }
}

TEST_CASE("a decimal number has a point and no more") {
  CHECK(parse_decimal("12") == 12.0);
  CHECK(parse_decimal("-3.5") == -3.5);
  for (const auto* wrong : {"", ".", "1e5", "inf", "nan", "-inf", " 1", "1,5", "1.2.3", "+1"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_decimal(wrong).has_value());
  }
}

}  // namespace muster
