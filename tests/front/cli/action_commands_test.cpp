// action list, add and answers, and turnout, as they are typed.
#include "support/catch.hpp"
#include "terminal.hpp"

using Catch::Contains;
using muster::test::Terminal;

TEST_CASE("actions are added and read from a terminal") {
  const Terminal terminal;
  REQUIRE(terminal.type({"init"}).status == 0);
  REQUIRE(terminal.type({"event", "add", "summit", "--title", "Summit", "--date", "2022-06-10"}).status == 0);
  CHECK_THAT(terminal.type({"action", "list", "summit"}).out, Contains("has no actions"));
  CHECK_THAT(terminal
                 .type({"action", "add", "summit", "Ask for figures", "--due", "2022-06-20", "--place", "Camden",
                        "--goal", "Shorter waits"})
                 .out,
             Contains("Added action 1: Ask for figures"));
  CHECK_THAT(terminal.type({"action", "list", "summit"}).out, Contains("due 2022-06-20, nobody sees to it"));
  CHECK_THAT(terminal.type({"action", "answers", "summit"}).out, Contains("has published no answers yet"));
  CHECK(terminal.type({"action", "add", "summit", "x", "--due", "soon"}).status == 1);
  CHECK(terminal.type({"action", "add", "summit", "x", "--place", "Nowhere"}).status == 1);
  CHECK(terminal.type({"action", "add", "summit", "x", "--owner", "nobody@example.org"}).status == 1);
  CHECK(terminal.type({"action", "list", "no-event"}).status == 1);
}

TEST_CASE("turnout is read from a terminal") {
  const Terminal terminal;
  REQUIRE(terminal.type({"init"}).status == 0);
  REQUIRE(terminal.type({"event", "add", "summit", "--title", "Summit", "--date", "2022-06-10"}).status == 0);
  CHECK_THAT(terminal.type({"turnout", "summit"}).out, Contains("summit: Nobody has booked."));
  CHECK_THAT(terminal.type({"turnout", "summit", "--year", "2022", "--json"}).out, Contains("\"of\": \"2022\""));
  CHECK(terminal.type({"turnout", "no-event"}).status == 1);
}
