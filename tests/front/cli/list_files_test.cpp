// Every list that another program exports, by the command: what is told of it, and what is taken in when the rest is
// left.
#include "front/cli/terminal.hpp"

#include "support/catch.hpp"
#include "support/source_dir.hpp"

namespace muster::test {
namespace {

std::string fixture(const std::string& name) { return source_dir() + "/tests/domain/people/data/" + name; }

void begin(const Terminal& terminal) {
  REQUIRE(terminal.type({"init"}).status == 0);
  REQUIRE(terminal.type({"event", "add", "day", "--title", "The day", "--date", "2022-06-10"}).status == 0);
}

struct Export {
  const char* name;
  const char* says;              ///< one line of what is told
  std::vector<std::string> out;  ///< rows that may be left out, as the command calls them
  const char* imported;          ///< how many are booked then
};

}  // namespace

TEST_CASE("exports of other programs are told and taken in by the command") {
  const std::vector<Export> exports{
      {"teams-attendance.csv", "Read as a list from Microsoft Teams.", {}, "4 delegates newly booked"},
      {"zoom-webinar.csv", "row 17: unclear: 442071234567", {"undecided"}, "3 delegates newly booked"},
      {"zoom-participants.csv",
       "No column holds organisations: everybody is taken without one.",
       {},
       "2 delegates newly booked"},
      {"zoom-registrations.csv", "row 11: not coming: Ida Bell, Barnet (waiting)", {}, "2 delegates newly booked"},
      {"zoom-callers.csv", "row 3: unclear: 442071234567", {"undecided"}, "2 delegates newly booked"},
      {"eventbrite-attendees.csv", "Read as a list from Eventbrite.", {"undecided"}, "1 delegate newly booked"},
      {"eventbrite-older.csv",
       "row 4: not coming: Una Vasiliou, Contact (deleted)",
       {"undecided"},
       "2 delegates newly booked"},
      {"pretix-orders.csv", "Read as a list from pretix.", {}, "2 delegates newly booked"},
      {"tito-tickets.csv", "Read as a list from Tito.", {}, "2 delegates newly booked"},
      {"outlook-tracking.csv", "Read as a list from Outlook.", {"undecided"}, "2 delegates newly booked"},
      {"merged-cells.csv", "3 cells of “Borough” are empty below a filled one", {}, "6 delegates newly booked"},
      {"boroughs.xlsx", "  hidden: 1", {"undecided"}, "3 delegates newly booked"}};
  for (const auto& each : exports) {
    INFO(each.name);
    const Terminal terminal;
    begin(terminal);
    const auto seen = terminal.type({"import", "delegates", "day", fixture(each.name)});
    INFO(seen.out << seen.err);
    CHECK(seen.status == 0);
    CHECK(holds(seen.out, each.says));
    CHECK(terminal.type({"import", "delegates", "day", fixture(each.name), "--json"}).status == 0);
    std::vector<std::string> words{"import", "delegates", "day", fixture(each.name), "--apply"};
    if (!each.out.empty()) {
      const auto stopped = terminal.type(words);
      CHECK(stopped.status == 1);
      CHECK(holds(stopped.err, "must be decided or mended"));
    }
    for (const auto& kind : each.out) {
      words.emplace_back("--leave-out");
      words.push_back(kind);
    }
    const auto done = terminal.type(words);
    INFO(done.out << done.err);
    CHECK(done.status == 0);
    CHECK(holds(done.out, each.imported));
    CHECK(terminal.type(words).status == 1);  // an identical file is not imported twice
  }
}

TEST_CASE("undecided and refused rows are left out only where that is said of each") {
  const Terminal terminal;
  begin(terminal);
  const auto file = terminal.write("list.csv", "Name,Organisation\nAda Bell,Camden\nTBC,Camden\n,Brent\n");
  const auto import = [&](const std::vector<std::string>& leaving) {
    std::vector<std::string> words{"import", "delegates", "day", file, "--apply"};
    for (const auto& kind : leaving) words.insert(words.end(), {"--leave-out", kind});
    return terminal.type(words);
  };
  CHECK(import({}).status == 1);
  CHECK(holds(import({}).err, "2 rows must be decided or mended"));
  CHECK(holds(import({"refused"}).err, "1 row must be decided or mended"));
  CHECK(holds(import({"undecided"}).err, "there is no name"));
  CHECK(import({"whatever"}).status == 2);
  const auto done = import({"undecided", "refused"});
  CHECK(done.status == 0);
  CHECK(holds(done.out, "Imported: 1 delegate newly booked"));
  CHECK(holds(done.out, "2 rows left out."));
}

TEST_CASE("what a list says once for several rows is decided in a file") {
  const Terminal terminal;
  begin(terminal);
  const auto decisions = terminal.write("mine.csv", "typed,means\nempty cells of column Borough,as above\n");
  const auto done =
      terminal.type({"import", "delegates", "day", fixture("merged-cells.csv"), "--decisions", decisions, "--apply"});
  INFO(done.err);
  REQUIRE(done.status == 0);
  CHECK(holds(done.out, "6 rows are 6 people from 3 organisations"));
  CHECK_FALSE(holds(done.out, "there is no organisation"));
}

TEST_CASE("a list whose columns nobody can tell says once what is missing, and how to say it") {
  const Terminal terminal;
  begin(terminal);
  const auto file = terminal.write("list.csv", "Prénom,Nom,Organisation\nJo,Venner,Lambeth\n");
  const auto told = terminal.type({"import", "delegates", "day", file});
  CHECK(told.status == 1);
  const auto once = told.err.find("no column with names was found");
  REQUIRE(once != std::string::npos);
  CHECK(told.err.find("no column with names was found", once + 1) == std::string::npos);
  const auto decisions = terminal.write("mine.csv", "typed,means\ncolumn Prénom,first name\ncolumn Nom,surname\n");
  CHECK(terminal.type({"import", "delegates", "day", file, "--decisions", decisions, "--apply"}).status == 0);
}

TEST_CASE("what may be a heading and what holds organisations are asked together, with the likely answer") {
  const Terminal terminal;
  begin(terminal);
  const auto file = terminal.write("list.csv",
                                   "Name,Job title,Email\nLambeth,,\nAda Bell,SENCO,a@x.example\n"
                                   "Newham,,\nEve Frost,SENCO,e@x.example\n");
  const auto told = terminal.type({"import", "delegates", "day", file});
  CHECK(told.status == 1);
  CHECK(holds(told.err, R"(likely "column Section" and "organisation")"));
  CHECK(holds(told.err, R"(say in a decisions file whether "rows with one cell" mean "take" or "leave out")"));
  const auto decisions =
      terminal.write("mine.csv", "typed,means\ncolumn Section,organisation\nrows with one cell,leave out\n");
  const auto done = terminal.type({"import", "delegates", "day", file, "--decisions", decisions, "--apply"});
  INFO(done.err);
  CHECK(holds(done.out, "Imported: 2 delegates newly booked"));
}

}  // namespace muster::test
