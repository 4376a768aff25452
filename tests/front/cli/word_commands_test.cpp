// words, phrases and themes from a terminal: what they print, and what they refuse.
#include "support/catch.hpp"
#include "terminal.hpp"

#include <filesystem>

using Catch::Contains;
using muster::test::Terminal;

namespace {
const std::string summit = "london-send-summit-2022";
}  // namespace

TEST_CASE("a cloud is written as SVG under no other name, and says which words it cannot draw") {
  const Terminal terminal;
  const auto file = terminal.write("words.txt", "useful\nuseful\nwarm \xF4\x80\x80\x80\n");
  const auto refused = terminal.type({"words", file, "--svg", terminal.path("cloud.png")});
  CHECK(refused.status == 1);
  CHECK_THAT(refused.err, Contains("no png file") && Contains(".svg"));
  CHECK_FALSE(std::filesystem::exists(terminal.path("cloud.png")));
  CHECK(terminal.type({"words", file, "--svg", terminal.path("cloud.svg")}).status == 0);
}

TEST_CASE("a codebook is written as its file is called, or not at all, and a theme changes to something") {
  const Terminal terminal;
  REQUIRE(terminal.type({"demo"}).status == 0);
  REQUIRE(terminal.type({"themes", "add", summit, "The panel", "--words", "panel"}).status == 0);
  REQUIRE(terminal.type({"themes", "export", summit, "--output", terminal.path("book.xlsx")}).status == 0);
  CHECK(terminal.read("book.xlsx").starts_with("PK"));
  for (const std::vector<std::string>& more : {std::vector<std::string>{"--output", terminal.path("book.docx")},
                                               {"--output", terminal.path("other.xlsx"), "--format", "csv"}}) {
    std::vector<std::string> command{"themes", "export", summit};
    command.insert(command.end(), more.begin(), more.end());
    const auto refused = terminal.type(command);
    CHECK(refused.status == 1);
    CHECK_THAT(refused.err, Contains("Choose a name that ends with"));
    CHECK_FALSE(std::filesystem::exists(more[1]));
  }
  const auto nothing = terminal.type({"themes", "change", summit, "the_panel"});
  CHECK(nothing.status == 1);
  CHECK_THAT(nothing.err, Contains("Nothing was given"));
  CHECK_THAT(terminal.type({"themes", "change", summit, "the_panal", "--name", "X"}).err,
             Contains("did you mean \"the_panel\""));
  CHECK_THAT(terminal.type({"themes", "apply", summit, "--question", "stod_out"}).err,
             Contains("did you mean \"stood_out\""));
  REQUIRE(terminal.type({"themes", "apply", summit}).status == 0);
  const auto empty = terminal.type({"themes", "split", summit, "the_panel", "Zebras", "--words", "zebra"});
  CHECK(empty.status == 1);
  CHECK_THAT(empty.err, Contains("nothing would move"));
}

TEST_CASE("words are compared beside another question or another group, and never beside themselves") {
  const Terminal terminal;
  REQUIRE(terminal.type({"demo"}).status == 0);
  const auto same = terminal.type({"phrases", "compare", summit, "stood_out", "stood_out"});
  CHECK(same.status == 1);
  CHECK_THAT(same.err, Contains("its words cannot differ"));
  CHECK(terminal.type({"phrases", "compare", summit, "better", "topics"}).status == 0);
  CHECK_THAT(terminal.type({"phrases", "compare", summit, "better"}).err, Contains("Say beside what"));
  CHECK_THAT(terminal.type({"phrases", "compare", summit, "better", "topics", "--where", "helpful = helpful"}).err,
             Contains("leave out SECOND"));
  // The example declares no breakdown.
  const auto groups = terminal.type({"phrases", "compare", summit, "better", "--where", "helpful = helpful"});
  CHECK(groups.status == 1);
  CHECK_THAT(groups.err, Contains("not broken down"));
  CHECK_THAT(terminal.type({"phrases", "show", summit, "wrods"}).err, Contains("did you mean \"words\""));
  CHECK_THAT(terminal.type({"phrases", "show", summit, "words"}).out, Contains("wrote something"));
}

namespace {

/// An event of 30 parents, of whom 20 wrote of the queue and 6 of jargon, and 30 of the council, of whom 6 did and
/// none.
void begin_groups(const Terminal& terminal, const std::string& rules) {
  REQUIRE(terminal.type({"init"}).status == 0);
  REQUIRE(terminal.type({"event", "add", "day", "--title", "The day", "--date", "2022-06-10"}).status == 0);
  const auto form = terminal.write("day.form", "form day \"The day\"\n" + rules + R"(page "The day"
  role    "Your role"  pick one
          ( ) parent  "Parent"
          ( ) council "Council"
  better  "What could be better?"  lines 3
)");
  REQUIRE(terminal.type({"event", "form", "day", form}).status == 0);
  std::string rows = "Your role,What could be better?\n";
  const auto add = [&](int people, const std::string& row) {
    for (int each = 0; each < people; ++each) rows += row + "\n";
  };
  add(20, "Parent,The queue");
  add(6, "Parent,Jargon");
  add(4, "Parent,Otherwise pleasant");
  add(6, "Council,The queue");
  add(24, "Council,Otherwise pleasant");
  const auto done = terminal.type({"import", "responses", "day", terminal.write("answers.csv", rows), "--apply"});
  INFO(done.err);
  REQUIRE(done.status == 0);
  (void)terminal.type({"event", "close", "day"});
}

}  // namespace

TEST_CASE(
    "parents are compared with the council: all their words in a round with names, in an anonymous one those of both") {
  const std::vector<std::string> command{"phrases", "compare", "day", "better", "--where", "role = parent"};
  {
    const Terminal terminal;
    begin_groups(terminal, "  suppress below 0\n");
    const auto found = terminal.type(command);
    INFO(found.err);
    REQUIRE(found.status == 0);
    CHECK_THAT(found.out, Contains("everybody else: 30 people") && Contains("20 : 6  queue  (More than chance; p ") &&
                              Contains("6 : 0  jargon"));
  }
  const Terminal terminal;
  begin_groups(terminal, "  anonymous\n  suppress below 5\n  breakdown role\n");
  const auto found = terminal.type(command);
  INFO(found.err);
  REQUIRE(found.status == 0);
  CHECK_THAT(found.out, Contains("20 : 6  queue  (More than chance; p ") && !Contains("jargon") &&
                            Contains("The form is anonymous"));
  auto json = command;
  json.emplace_back("--json");
  CHECK_THAT(terminal.type(json).out, Contains("\"first_group\": \"role = parent\"") &&
                                          Contains("\"second_group\": \"everybody else\"") &&
                                          Contains("\"first_base\": 30"));
}
