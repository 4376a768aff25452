// A programme written out and read elsewhere from a terminal.
#include <filesystem>

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include "terminal.hpp"

using Catch::Contains;
using muster::test::Terminal;

TEST_CASE("a programme is written to a file and read into a new database, which somebody then owns") {
  const Terminal terminal;
  const muster::test::TemporaryFolder folder;
  REQUIRE(terminal.type({"demo", "--ten-summits"}).status == 0);
  const auto file = folder.file("ten.json");
  const auto written = terminal.type({"programme", "export", "Ten summits (invented)", "--to", file});
  INFO(written.err);
  REQUIRE(written.status == 0);
  CHECK(written.out.starts_with("This file holds all of a programme: names, addresses, needs and single answers."));
  CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::others_all) ==
        std::filesystem::perms::none);
  const auto twice = terminal.type({"programme", "export", "Ten summits (invented)", "--to", file});
  CHECK(twice.status != 0);
  CHECK_THAT(twice.err, Contains("There is") && Contains(file));
  const auto unknown = terminal.type({"programme", "export", "Ten summit (invented)", "--to", folder.file("no.json")});
  CHECK(unknown.status != 0);
  CHECK_THAT(unknown.err, Contains("did you mean \"Ten summits (invented)\"?") || Contains("Did you mean"));
  CHECK_FALSE(std::filesystem::exists(folder.file("no.json")));

  const Terminal elsewhere;
  const auto read = elsewhere.type({"programme", "import", file, "--owner", "lead@example.org"});
  INFO(read.err);
  REQUIRE(read.status == 0);
  CHECK_THAT(read.out, Contains("Ten summits (invented) is in") && Contains("sign in as lead@example.org"));
  CHECK(elsewhere.type({"years", "network-summit-2020"}).out == terminal.type({"years", "network-summit-2020"}).out);
  const auto again = elsewhere.type({"programme", "import", file});
  CHECK(again.status != 0);
  CHECK_THAT(again.err, Contains("already, with work in it. Nothing was changed"));
}
