// muster feed: addresses for other programs, made and ended from a terminal.
#include "support/catch.hpp"
#include "terminal.hpp"

using Catch::Contains;
using muster::test::Terminal;

TEST_CASE("a calendar, a key of figures and the public list are made, listed, renewed and ended from a terminal") {
  const Terminal terminal;
  REQUIRE(terminal.type({"demo"}).status == 0);
  const auto made = terminal.type({"feed", "add", "calendar", "The office's Outlook", "--ways", "in-person,hybrid"});
  INFO(made.err);
  REQUIRE(made.status == 0);
  CHECK_THAT(made.out, Contains("/calendar/") && Contains("/events.ics"));
  CHECK_THAT(made.err, Contains("Shown once"));
  const auto key = terminal.type({"feed", "add", "figures", "Power BI"});
  REQUIRE(key.status == 0);
  CHECK_THAT(key.out, Contains("/odata\n") && Contains("/figures.csv\n"));
  const auto all = terminal.type({"feed", "list"});
  CHECK_THAT(all.out, Contains("The office's Outlook: calendar, In person, hybrid, made ") && Contains("never read") &&
                          Contains("Power BI: figures") && Contains("The list of public events is off."));
  const auto renewed = terminal.type({"feed", "renew", "the office's outlook"});
  CHECK(renewed.status == 0);
  CHECK(renewed.out != made.out);
  CHECK_THAT(terminal.type({"feed", "end", "Power BI"}).out, Contains("opens nothing any more"));
  CHECK_THAT(terminal.type({"feed", "list"}).out, !Contains("Power BI"));
  const auto on = terminal.type({"feed", "public", "on"});
  CHECK_THAT(on.out, Contains("/public-events/") && Contains("/events.rss"));
  CHECK_THAT(terminal.type({"feed", "list"}).out, Contains("is on: /public-events/"));
  CHECK_THAT(terminal.type({"feed", "public", "off"}).out, Contains("is off"));
}

TEST_CASE("what no feed can be is refused in a sentence, and nothing is made") {
  const Terminal terminal;
  REQUIRE(terminal.type({"demo"}).status == 0);
  const auto refused = [&](const std::vector<std::string>& words, const std::string& why) {
    const auto said = terminal.type(words);
    CHECK(said.status != 0);
    CHECK_THAT(said.err, Contains(why));
  };
  refused({"feed", "add", "public events", "All"}, "muster feed public on");
  refused({"feed", "add", "calendars", "All"}, "a calendar or figures, not \"calendars\"");
  refused({"feed", "add", "figures", "Sheet", "--ways", "online"}, "--ways is of a calendar");
  refused({"feed", "add", "calendar", ""}, "who or what reads it");
  refused({"feed", "renew", "nobody"}, "muster feed list");
  refused({"feed", "list", "--programme", "Nowhere"}, "There is no programme \"Nowhere\"");
  CHECK_THAT(terminal.type({"feed", "list"}).out, Contains("No calendars and no keys of figures."));
}
