// membership list, invoices and covers, as they are typed.
#include "support/catch.hpp"
#include "terminal.hpp"

using Catch::Contains;
using muster::test::Terminal;

TEST_CASE("memberships are read from a terminal") {
  const Terminal terminal;
  REQUIRE(terminal.type({"init"}).status == 0);
  REQUIRE(terminal.type({"event", "add", "summit", "--title", "Summit", "--date", "2022-06-10"}).status == 0);
  CHECK_THAT(terminal.type({"membership", "list", "summit"}).out, Contains("has no memberships yet"));
  CHECK_THAT(terminal.type({"membership", "invoices", "summit"}).out, Contains("has written no invoices yet"));
  CHECK_THAT(terminal.type({"membership", "covers", "summit", "gwen@example.org", "--on", "2022-06-10"}).out,
             Contains("covers that address on Friday 10 June 2022"));
  CHECK(terminal.type({"membership", "covers", "summit", "gwen@example.org", "--on", "soon"}).status == 1);
  CHECK_THAT(terminal.type({"membership", "mailing-lists", "summit"}).out, Contains("has no lists that people join"));
  CHECK(terminal.type({"membership", "list", "no-event"}).status == 1);
}
