// Days that exist, and hours that London's clocks show.
#include <muster/kit/base/date.hpp>

#include "support/catch.hpp"

namespace muster {
namespace {

Instant at(const char* text) { return parse_instant(text).value(); }

}  // namespace

TEST_CASE("a date is read exactly") {
  CHECK(iso_date(parse_date("2022-06-10").value()) == "2022-06-10");
  CHECK(iso_date(parse_date("2024-02-29").value()) == "2024-02-29");
  for (const auto* wrong : {"2022-06-31", "2023-02-29", "2022-13-01", "2022-00-10", "2022-06-00", "2022-6-10",
                            "10/06/2022", "2022-06-10 ", " 2022-06-10", "2022-06-1O", "2022/06/10", "+022-06-10", ""}) {
    CAPTURE(wrong);
    const auto read = parse_date(wrong);
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().kind == ErrorKind::bad_input);
    CHECK(read.error().message.find(wrong) != std::string::npos);
  }
}

TEST_CASE("a date is written out in English") {
  CHECK(long_date(parse_date("2022-06-10").value()) == "Friday 10 June 2022");
}

TEST_CASE("a moment survives being written and read") {
  for (const auto* moment : {"2022-06-10T15:04:05Z", "1999-12-31T23:59:59Z", "1969-07-20T20:17:40Z"}) {
    CHECK(iso_instant(at(moment)) == moment);
  }
  for (const auto* wrong : {"2022-06-10T24:00:00Z", "2022-06-10T15:60:00Z", "2022-06-10T15:04:60Z",
                            "2022-06-10 15:04:05Z", "2022-06-10T15:04:05", "2022-06-31T15:04:05Z", ""}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_instant(wrong).ok());
  }
}

TEST_CASE("London keeps summer time") {
  CHECK(long_instant(at("2022-06-10T14:04:00Z")) == "10 June 2022 at 15:04");
  CHECK(long_instant(at("2022-12-10T14:04:00Z")) == "10 December 2022 at 14:04");
  CHECK(iso_date(day_in_london(at("2022-06-10T23:30:00Z"))) == "2022-06-11");
  CHECK(iso_date(day_in_london(at("2022-12-10T23:30:00Z"))) == "2022-12-10");
  CHECK(local_field(at("2022-03-27T00:59:59Z")) == "2022-03-27T00:59");
  CHECK(local_field(at("2022-03-27T01:00:00Z")) == "2022-03-27T02:00");
  CHECK(local_field(at("2022-10-30T00:59:59Z")) == "2022-10-30T01:59");
  CHECK(local_field(at("2022-10-30T01:00:00Z")) == "2022-10-30T01:00");
}

TEST_CASE("a field's day and time are London's") {
  CHECK(iso_instant(parse_local_field("2022-06-10T15:04").value()) == "2022-06-10T14:04:00Z");
  CHECK(iso_instant(parse_local_field("2022-12-10T15:04").value()) == "2022-12-10T15:04:00Z");
  for (const auto* field : {"2022-06-10T00:00", "2022-03-27T03:00", "2022-10-30T03:00"}) {
    CHECK(local_field(parse_local_field(field).value()) == field);
  }
  for (const auto* wrong :
       {"2022-06-31T15:04", "2022-06-10T25:00", "2022-06-10T15:4", "2022-06-10", "tomorrow at three"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_local_field(wrong).ok());
  }
}

TEST_CASE("an hour that the clocks skip or repeat still gives a moment of that day") {
  CHECK(iso_date(day_in_london(parse_local_field("2022-03-27T01:30").value())) == "2022-03-27");
  CHECK(local_field(parse_local_field("2022-10-30T01:30").value()) == "2022-10-30T01:30");
}

TEST_CASE("a clock turned by hand moves only by hand") {
  HandClock clock(at("2022-06-10T15:04:05Z"));
  CHECK(clock.now() == clock.now());
  clock.advance(std::chrono::hours(1));
  CHECK(iso_instant(clock.now()) == "2022-06-10T16:04:05Z");
}

}  // namespace muster
