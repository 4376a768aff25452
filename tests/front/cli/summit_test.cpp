// The whole main job from a terminal: delegate list in, report out, with the published figures of the example.
#include "support/catch.hpp"
#include "support/source_dir.hpp"
#include "terminal.hpp"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

using muster::test::CommandOutput;
using muster::test::holds;
using muster::test::Terminal;

namespace {

const std::string examples = muster::test::source_dir() + "/examples/";
const std::string summit = "london-send-summit-2022";

Poco::JSON::Object::Ptr parsed(const std::string& text) {
  return Poco::JSON::Parser().parse(text).extract<Poco::JSON::Object::Ptr>();
}

Poco::JSON::Object::Ptr with_code(const Poco::JSON::Array::Ptr& list, const std::string& key, const std::string& code) {
  for (std::size_t at = 0; at < list->size(); ++at) {
    auto each = list->getObject(static_cast<unsigned>(at));
    if (each->getValue<std::string>(key) == code) return each;
  }
  FAIL("nothing with " << key << " " << code);
  return {};
}

}  // namespace

TEST_CASE("The example summit gives the published figures as JSON") {
  const Terminal terminal;
  const auto loaded = terminal.type({"demo"});
  INFO(loaded.err);
  REQUIRE(loaded.status == 0);
  const auto said = terminal.type({"summary", summit, "--json"});
  INFO(said.err);
  REQUIRE(said.status == 0);
  const auto json = parsed(said.out);
  CHECK(json->getValue<std::string>("event") == summit);
  CHECK(json->getValue<int>("responses") == 42);
  CHECK(json->getValue<double>("response_rate") == Approx(0.4038));
  const auto delegates = json->getObject("delegates");
  CHECK(delegates->getValue<int>("rows") == 105);
  CHECK(delegates->getValue<int>("people") == 104);
  CHECK(delegates->getValue<int>("organisations") == 39);
  const auto places = delegates->getObject("places");
  CHECK(places->getValue<int>("covered") == 32);
  CHECK(places->getValue<int>("of") == 33);
  REQUIRE(places->getArray("missing")->size() == 1);
  CHECK(places->getArray("missing")->getElement<std::string>(0) == "Westminster");

  const auto questions = json->getArray("questions");
  REQUIRE(questions->size() == 8);
  const auto helpful = with_code(questions, "code", "helpful");
  CHECK(helpful->getValue<std::string>("kind") == "one");
  CHECK(helpful->getValue<int>("asked") == 42);
  const auto yes = with_code(helpful->getArray("options"), "code", "helpful");
  CHECK(yes->getValue<int>("people") == 38);
  CHECK(yes->getValue<double>("share") == Approx(0.9048));
  CHECK(yes->getArray("interval")->getElement<double>(0) == Approx(0.779));
  CHECK(yes->getArray("interval")->getElement<double>(1) == Approx(0.962));
  const auto format = with_code(questions, "code", "format");
  CHECK(format->getValue<int>("ticks") == 43);
  CHECK(with_code(format->getArray("options"), "code", "in_person")->getValue<int>("people") == 27);
  CHECK(with_code(format->getArray("options"), "code", "both")->getValue<int>("people") == 16);
  const auto took_part = with_code(questions, "code", "took_part");
  CHECK(took_part->getValue<int>("answered") == 40);
  CHECK(with_code(took_part->getArray("options"), "code", "yes")->getValue<int>("people") == 34);
  const auto words = with_code(questions, "code", "words")->getArray("words");
  CHECK(with_code(words, "word", "informative")->getValue<int>("people") == 19);
  CHECK(with_code(words, "word", "useful")->getValue<int>("people") == 12);
}

TEST_CASE("Step by step: event, form, delegates, answers, notes, report") {
  const Terminal terminal;
  REQUIRE(terminal.type({"init"}).status == 0);
  REQUIRE(terminal.type({"event", "add", "summit", "--title", "Our summit", "--date", "2022-06-10", "--form", summit})
              .status == 0);
  CHECK(holds(terminal.type({"event", "list"}).out, "2022-06-10  summit  Our summit"));

  const auto list = examples + summit + "/delegates.csv";
  const auto dry = terminal.type({"import", "delegates", "summit", list});
  INFO(dry.err);
  REQUIRE(dry.status == 0);
  CHECK(holds(dry.out, "row 41: same person as row 40: Beatriz Hartwright, Islington"));
  CHECK(holds(dry.out, "Achieving for Children (from \"AfC\""));
  CHECK(holds(dry.out, "Tower Hamlets (from \"Towerhamlets\")"));
  CHECK(holds(dry.out, "105 rows are 104 people from 39 organisations"));
  CHECK(holds(dry.out, "Nothing is saved yet"));
  CHECK(holds(terminal.type({"summary", "summit"}).out, "0 registered delegates"));

  const auto applied = terminal.type({"import", "delegates", "summit", list, "--apply"});
  REQUIRE(applied.status == 0);
  CHECK(holds(applied.out, "Imported: 104 delegates newly booked"));
  SECTION("the same file is not taken twice") {
    const auto again = terminal.type({"import", "delegates", "summit", list, "--apply"});
    CHECK(again.status == 1);
    CHECK(holds(again.err, "This very file was imported"));
  }
  SECTION("an import can be taken back, once") {
    const auto mark = applied.out.find("muster import undo ");
    REQUIRE(mark != std::string::npos);
    const auto id = applied.out.substr(mark + 19, 26);
    const auto undone = terminal.type({"import", "undo", id});
    INFO(undone.err);
    CHECK(undone.status == 0);
    CHECK(holds(undone.out, "104 people removed"));
    CHECK(holds(terminal.type({"summary", "summit"}).out, "0 registered delegates"));
    CHECK(terminal.type({"import", "undo", id}).status == 1);
  }
  SECTION("answers, notes and the report") {
    REQUIRE(terminal.type({"import", "responses", "summit", examples + summit + "/evaluation.csv", "--apply"}).status ==
            0);
    REQUIRE(
        terminal.type({"import", "notes", "summit", examples + summit + "/discussion-notes.csv", "--apply"}).status ==
        0);
    REQUIRE(terminal.type({"event", "close", "summit"}).status == 0);
    const auto summary = terminal.type({"summary", "summit"});
    CHECK(holds(summary.out, "42 responses of 104 registered delegates (40.4%)"));
    CHECK(holds(summary.out, "43 ticks from 42 people"));
    CHECK(holds(summary.out, "nobody from Westminster among the 91 delegates whose place is known"));
    for (const auto* format : {"html", "md", "docx", "pdf", "xlsx", "pptx", "json"}) {
      const auto name = std::string("report.") + format;
      const auto written = terminal.type({"report", "summit", "--output", terminal.path(name)});
      INFO(written.err);
      REQUIRE(written.status == 0);
      CHECK(terminal.read(name).size() > 5000);
    }
    CHECK(holds(terminal.read("report.html"), "38 of 42"));
    CHECK(terminal.read("report.docx").starts_with("PK"));
    CHECK(terminal.read("report.pdf").starts_with("%PDF"));
    CHECK(holds(terminal.read("report.json"), "38 of 42"));
    REQUIRE(terminal.type({"export", "summit", "responses", "--whole-rows", "--output", terminal.path("answers.csv")})
                .status == 0);
    CHECK(holds(terminal.read("answers.csv"), "'=more time, same venue"));
  }
}

TEST_CASE("An anonymous form without a breakdown is shown for everybody together") {
  const Terminal terminal;
  REQUIRE(terminal.type({"demo"}).status == 0);
  const auto said = terminal.type({"summary", summit, "--where", "helpful = mainly", "--json"});
  CHECK(said.status == 1);
  CHECK(holds(said.err, "This anonymous form is not broken down, so that nobody can be recognised."));
  const auto wrong = terminal.type({"summary", summit, "--where", "helpfull = mainly"});
  CHECK(wrong.status == 1);
  CHECK(holds(wrong.err, "did you mean \"helpful\"?"));
}

TEST_CASE("A second region is only a file away") {
  const Terminal terminal;
  REQUIRE(terminal.type({"init"}).status == 0);
  CHECK(terminal.type({"event", "add", "forum", "--title", "Forum", "--date", "2026-11-05", "--region", "lancashire"})
            .status == 1);
  const auto region = terminal.type({"region", "load", examples + "regions/lancashire.csv"});
  INFO(region.err);
  REQUIRE(region.status == 0);
  CHECK(holds(region.out, "12 places added"));
  const auto organisations = terminal.type({"organisation", "load", examples + "regions/lancashire-organisations.csv"});
  INFO(organisations.err);
  REQUIRE(organisations.status == 0);
  REQUIRE(terminal.type({"event", "add", "forum", "--title", "Forum", "--date", "2026-11-05", "--region", "lancashire"})
              .status == 0);
  const auto imported = terminal.type({"import", "delegates", "forum", examples + "lancashire-forum/delegates.csv",
                                       "--apply", "--decisions", examples + "lancashire-forum/decisions.csv"});
  INFO(imported.err);
  CHECK(imported.status == 0);
  CHECK(holds(terminal.type({"summary", "forum"}).out, "of 12 places of Lancashire"));
}

TEST_CASE("Words of a file are counted by answers and drawn") {
  const Terminal terminal;
  const auto file =
      terminal.write("answers.txt", "Not boring!\nboring\nNothing to add\nInclusion and inclusion\nn/a\n");
  const auto said = terminal.type({"words", file, "--json", "--svg", terminal.path("cloud.svg")});
  INFO(said.err);
  REQUIRE(said.status == 0);
  CHECK(parsed(said.out)->getValue<int>("answers") == 3);
  const auto words = parsed(said.out)->getArray("words");
  CHECK(words->size() == 3);
  CHECK(with_code(words, "word", "not boring")->getValue<int>("people") == 1);
  CHECK(with_code(words, "word", "boring")->getValue<int>("people") == 1);
  CHECK(terminal.read("cloud.svg").starts_with("<svg"));
}

TEST_CASE("A backup is a whole database, and restoring puts it in place") {
  const Terminal terminal;
  REQUIRE(terminal.type({"demo"}).status == 0);
  REQUIRE(terminal.type({"backup", terminal.path("kept.db")}).status == 0);
  REQUIRE(terminal.type({"event", "add", "later", "--title", "Later", "--date", "2027-01-01"}).status == 0);
  const auto restored = terminal.type({"restore", terminal.path("kept.db")});
  INFO(restored.err);
  REQUIRE(restored.status == 0);
  CHECK(restored.out.find("The database that was there before is kept as") != std::string::npos);
  std::ostringstream out;
  std::ostringstream err;
  REQUIRE(muster::cli::run({"--database", terminal.path("new.db"), "restore", terminal.path("kept.db")}, out, err) ==
          0);
  CHECK(out.str() == terminal.path("new.db") + " now holds what " + terminal.path("kept.db") + " held.\n");
  CHECK_FALSE(holds(terminal.type({"event", "list"}).out, "later"));
  const auto damaged = terminal.type({"restore", terminal.write("bad.db", std::string(5000, 'x'))});
  CHECK(damaged.status == 1);
  CHECK(holds(damaged.err, "is damaged or is not a Muster database"));
}
