// The report of the example groups what people suggest by the codebook that comes with it.
#include "summit_site.hpp"

#include "support/catch.hpp"

#include <muster/front/app/setup.hpp>

using Catch::Contains;
using summit_site::event;
using summit_site::SummitSite;

TEST_CASE("with its codebook the report of 2022 groups suggestions by theme, the commonest wish first") {
  SummitSite site;
  const auto report = std::string(event) + "/report.md";
  CHECK_THAT(site.get(report).body, !Contains("More time to talk"));
  REQUIRE(muster::app::load_example_themes(site.database(), site.audit()).ok());
  const auto text = site.get(report).body;
  INFO(text);
  // What should future events cover?
  CHECK_THAT(text, Contains("The workforce") && Contains("Alternative provision"));
  // What could we do better next time? More time, which nothing said before; and the loud room.
  CHECK_THAT(text, Contains("More time to talk") && Contains("A room in which everybody can hear"));
}
