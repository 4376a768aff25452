// Clocks of other places than London.
#include <muster/kit/base/zone.hpp>

#include "support/catch.hpp"

#include <algorithm>

namespace muster {
namespace {

Zone zone(const std::string& name) {
  const auto found = Zone::named(name);
  if (!found.ok()) FAIL(found.error().message);
  return *found;
}

Instant at(const std::string& text) { return parse_instant(text).value(); }

}  // namespace

TEST_CASE("a zone is known by area and city, and by nothing else") {
  CHECK(Zone().name() == "Europe/London");
  CHECK(zone("Europe/London").is_london());
  CHECK(zone("America/New_York").city() == "New York");
  CHECK(zone("America/Argentina/Buenos_Aires").city() == "Buenos Aires");
  for (const std::string wrong : {"", "Paris", "EST", "Etc/GMT+5", "Europe/Atlantis", "europe/paris", "Europe/Paris ",
                                  "../etc/passwd", "GMT+1", "Europe/Paris;x"}) {
    INFO(wrong);
    const auto refused = Zone::named(wrong);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().field == "time_zone");
  }
  CHECK(zone_names().size() > 200);
  CHECK(std::ranges::find(zone_names(), "Asia/Karachi") != zone_names().end());
  CHECK(std::ranges::is_sorted(zone_names()));
}

TEST_CASE("moments are told and read by the clocks of the zone, in summer and winter") {
  const auto paris = zone("Europe/Paris");
  const auto york = zone("America/New_York");
  CHECK(long_instant(at("2022-06-10T15:04:00Z"), paris) == "10 June 2022 at 17:04 (Paris time)");
  CHECK(long_instant(at("2022-12-10T15:04:00Z"), paris) == "10 December 2022 at 16:04 (Paris time)");
  CHECK(long_instant(at("2022-06-10T03:00:00Z"), york) == "9 June 2022 at 23:00 (New York time)");
  CHECK(long_instant(at("2022-06-10T15:04:00Z"), Zone()) == "10 June 2022 at 16:04");
  CHECK(iso_date(day_in(york, at("2022-06-10T03:00:00Z"))) == "2022-06-09");
  for (const auto* clocks : {&paris, &york}) {
    const auto moment = at("2022-06-10T15:04:00Z");
    CHECK(parse_local_field(local_field(moment, *clocks), *clocks).value() == moment);
  }
  CHECK(iso_instant(begin_of(*parse_date("2022-06-10"), york)) == "2022-06-10T04:00:00Z");
  for (const std::string wrong : {"", "2022-06-10", "2022-06-10T25:00", "2022-06-31T10:00", "tomorrow"}) {
    INFO(wrong);
    const auto refused = parse_local_field(wrong, paris);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message == parse_local_field(wrong).error().message);
  }
}

}  // namespace muster
