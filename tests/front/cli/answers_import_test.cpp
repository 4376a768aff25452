// Answers by export from the command line: what a file does not say is printed, and decided in a file.
#include "front/cli/terminal.hpp"

#include "support/catch.hpp"
#include "support/source_dir.hpp"

namespace muster::test {
namespace {

const std::string form = R"(form day "The day"
page "The day"
  helpful  "Was it helpful?"  pick one
           ( ) yes "Yes"
           ( ) no  "No"
  venue    "The venue"  pick one
           ( ) good "Good"
           ( ) poor "Poor"
)";

void begin(const Terminal& terminal) {
  REQUIRE(terminal.type({"init"}).status == 0);
  REQUIRE(terminal.type({"event", "add", "day", "--title", "The day", "--date", "2022-06-10"}).status == 0);
  REQUIRE(terminal.type({"event", "form", "day", terminal.write("day.form", form)}).status == 0);
}

}  // namespace

TEST_CASE("a column without a heading is printed, and imported as a decisions file says") {
  const Terminal terminal;
  begin(terminal);
  const auto file = terminal.write("answers.csv", "ID,Was it helpful?,\n1,Yes,Good\n2,No,\n");
  const auto seen = terminal.type({"import", "responses", "day", file});
  INFO(seen.err);
  CHECK(seen.status == 0);
  CHECK(holds(seen.out, "row 2: not decided"));
  CHECK(holds(seen.out,
              "column 3 (1 row): not decided; say \"leave out\" or \"the words of a question\" in a decisions file"));
  CHECK(holds(seen.out, "1 new, 0 already imported, 0 empty, 1 not decided, 0 refused."));
  const auto json = terminal.type({"import", "responses", "day", file, "--json"});
  CHECK(holds(json.out, "\"typed\": \"column 3\""));
  const auto refused = terminal.type({"import", "responses", "day", file, "--apply"});
  CHECK(refused.status == 1);
  CHECK(holds(refused.err, "row must be decided or mended"));
  const auto decisions = terminal.write("mine.csv", "typed,means\ncolumn 3,The venue\n");
  const auto done = terminal.type({"import", "responses", "day", file, "--decisions", decisions, "--apply"});
  INFO(done.err);
  CHECK(done.status == 0);
  CHECK(holds(done.out, "Imported: 2 new responses"));
  CHECK(holds(
      terminal.type({"import", "responses", "day", terminal.write("more.csv", "ID,Was it helpful?\n1,No\n3,No\n")}).out,
      "rows that were changed (1 row): not decided"));
  // A form with names has no steps.
  REQUIRE(terminal.type({"event", "open", "day"}).status == 0);
  CHECK(holds(terminal.type({"summary", "day"}).out, "2 responses; the form is open, so figures still move"));
}

TEST_CASE("columns of personal questions are named with the reason, in words and as JSON") {
  const Terminal terminal;
  REQUIRE(terminal.type({"init"}).status == 0);
  REQUIRE(terminal.type({"event", "add", "day", "--title", "The day", "--date", "2022-06-10"}).status == 0);
  const auto text = terminal.write("day.form", R"(form day "The day"
  delete personal after 30 days
page "The day"
  helpful  "Was it helpful?"  pick one
           ( ) yes "Yes"
           ( ) no  "No"
  address  "Your e-mail address"  email  personal
)");
  REQUIRE(terminal.type({"event", "form", "day", text}).status == 0);
  const auto file = terminal.write("a.csv", "ID,Was it helpful?,Your e-mail address\n1,Yes,pat@example.org\n");
  const std::string said = "Columns of personal questions, left out: “Your e-mail address”.";
  const auto seen = terminal.type({"import", "responses", "day", file});
  CHECK(holds(seen.out, said));
  CHECK(holds(seen.out, "Columns left out: ID.\n"));
  CHECK(holds(terminal.type({"import", "responses", "day", file, "--json"}).out,
              "\"personal_left_out\": [\n  \"Your e-mail address\"\n ]"));
  const auto done = terminal.type({"import", "responses", "day", file, "--apply"});
  INFO(done.err);
  CHECK(done.status == 0);
  CHECK(holds(done.out, said));
  CHECK(holds(done.out, "Imported: 1 new response"));
}

TEST_CASE("the summary of the command line says what the figures of rankings and numbers are") {
  const Terminal terminal;
  REQUIRE(terminal.type({"init"}).status == 0);
  REQUIRE(terminal.type({"event", "add", "day", "--title", "The day", "--date", "2022-06-10"}).status == 0);
  const auto text = terminal.write("day.form", R"(form day "The day"

page "P"
  first  "What matters?"  rank
         [ ] a "Alpha"
         [ ] b "Beta"
  miles  "How far?"  number  unit "miles"
)");
  REQUIRE(terminal.type({"event", "form", "day", text}).status == 0);
  const auto file = terminal.write(
      "answers.csv", "What matters? [Alpha],What matters? [Beta],How far?\n1,2,10\n2,1,20\n1,2,30\n1,2,40\n2,1,50\n");
  const auto done = terminal.type({"import", "responses", "day", file, "--apply"});
  INFO(done.err);
  REQUIRE(done.status == 0);
  const auto summary = terminal.type({"summary", "day"});
  CHECK(holds(summary.out, "5 of 5 answered; figures are of first choices"));
  CHECK(holds(summary.out, "The average is 30 miles and the median 30"));
}

}  // namespace muster::test
