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
