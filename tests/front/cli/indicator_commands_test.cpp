// Published figures from a terminal: nothing is saved without --apply, and what is wrong names its row.
#include "support/catch.hpp"
#include "terminal.hpp"

using Catch::Contains;
using muster::test::Terminal;

namespace {

const std::string heading = "Area code,Year,Indicator,Value\n";

void add_event(const Terminal& terminal) {
  REQUIRE(terminal.type({"init"}).status == 0);
  REQUIRE(terminal.type({"event", "add", "summit", "--title", "Summit", "--date", "2027-06-10"}).status == 0);
}

}  // namespace

TEST_CASE("figures are taken in, listed, handed out and taken back") {
  const Terminal terminal;
  add_event(terminal);
  const auto file = terminal.write("figures.csv", heading + "E09000007,2025,Plans,120\nE09000008,2025,Plans,c\n");
  const auto undecided = terminal.type({"indicators", "import", "summit", file, "--apply"});
  CHECK(undecided.status == 1);
  CHECK_THAT(undecided.out, Contains("Say what \"Plans\" counts"));
  const auto decisions = terminal.write("decisions.csv", "typed,means\nPlans,number\n");
  const auto dry = terminal.type({"indicators", "import", "summit", file, "--decisions", decisions});
  CHECK(dry.status == 0);
  CHECK_THAT(dry.out, Contains("2 rows: 2 new") && Contains("Nothing is saved yet"));
  CHECK_THAT(terminal.type({"indicators", "list", "summit"}).out, Contains("keeps no published figures yet"));
  const auto done = terminal.type({"indicators", "import", "summit", file, "--decisions", decisions, "--apply"});
  REQUIRE(done.status == 0);
  CHECK_THAT(done.out, Contains("Imported: 2 values."));
  CHECK_THAT(terminal.type({"indicators", "list", "summit"}).out, Contains("Between 120 in Camden"));
  const auto out = terminal.path("out.csv");
  REQUIRE(terminal.type({"indicators", "export", "summit", "--output", out}).status == 0);
  CHECK_THAT(terminal.read("out.csv"), Contains("E09000008,Croydon,2025,Plans,plans,c,number"));
  CHECK(terminal.type({"indicators", "export", "summit", "--output", out}).status == 1);
  const auto from = done.out.rfind(' ') + 1;
  const auto id = done.out.substr(from, done.out.size() - from - 1);
  const auto undone = terminal.type({"import", "undo", id});
  CHECK(undone.status == 0);
  CHECK_THAT(undone.out, Contains(" is taken back: 2 figures removed."));
  CHECK_THAT(terminal.type({"indicators", "list", "summit"}).out, Contains("keeps no published figures yet"));
}

TEST_CASE("a wrong row is named with its reason, and saves nothing") {
  const Terminal terminal;
  add_event(terminal);
  const auto file = terminal.write("figures.csv", "Area code,Year,Indicator,Value,Unit\nCamden,2025,Plans,1,number\n");
  const auto said = terminal.type({"indicators", "import", "summit", file, "--apply"});
  CHECK(said.status == 1);
  CHECK(said.out.find("^") == std::string::npos);
  CHECK(said.err.find("^") == std::string::npos);
  CHECK_THAT(said.out, Contains(":2:1: Area code: \"Camden\" is no official code of an area"));
  CHECK(terminal.type({"indicators", "list", "summit", "--indicator", "plans"}).status == 1);
  CHECK(terminal.type({"indicators", "import", "no-event", file}).status == 1);
}
