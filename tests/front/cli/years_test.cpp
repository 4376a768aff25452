// Ten summits side by side from a terminal.
#include "support/catch.hpp"
#include "terminal.hpp"

using muster::test::Terminal;

TEST_CASE("ten summits are loaded once, and stand side by side") {
  const Terminal terminal;
  const auto loaded = terminal.type({"demo", "--ten-summits"});
  INFO(loaded.err);
  REQUIRE(loaded.status == 0);
  const auto again = terminal.type({"demo", "--ten-summits"});
  CHECK(again.status != 0);
  CHECK_THAT(again.err, Catch::Contains("Nothing was changed"));
  const auto said = terminal.type({"years", "network-summit-2020"});
  INFO(said.err);
  REQUIRE(said.status == 0);
  CHECK_THAT(said.out, Catch::Contains("Network summit: 10 events"));
  CHECK_THAT(said.out, Catch::Contains("Before 2019 the question was: ‘Was the Summit helpful for your work?’."));
  CHECK_THAT(said.out, Catch::Contains("said less, by more than chance: rushed (19 of 137, then 4 of 229)"));
  CHECK_THAT(said.out, Catch::Contains("+26.0 points (95% from +10.0 to +40.2, more than chance)"));
  const auto two = terminal.type({"years", "network-summit-2020", "--with", "network-summit-2021", "--json"});
  REQUIRE(two.status == 0);
  CHECK_THAT(two.out, Catch::Contains("\"newest\": \"2021\"") && Catch::Contains("\"before\": \"2020\""));
}

TEST_CASE("an event that cannot stand in a review is named") {
  const Terminal terminal;
  REQUIRE(terminal.type({"demo"}).status == 0);
  const auto said = terminal.type({"years", "london-send-summit-2022", "--with", "summit-1999"});
  CHECK(said.status != 0);
  CHECK_THAT(said.err,
             Catch::Contains("There is no event \"summit-1999\" with a form to stand beside London SEND Summit 2022."));
}
