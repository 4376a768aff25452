// A file of answers without a column for a question did not ask it: every file that goes out again says so, of any
// kind of question, and says nothing of whoever only left a question out.
#include <muster/domain/feedback/answers_out_service.hpp>
#include <muster/domain/feedback/answers_service.hpp>
#include <muster/kit/base/json_reader.hpp>
#include <muster/kit/tabular/sheets.hpp>

#include "exports.hpp"
#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

const std::string asked = R"(form short "Short"
  quote with consent

scale agreement best first:
  ( ) yes "Agree"
  ( ) no  "Disagree"

page "The day"
  helpful  "Was it helpful?"  pick one
           ( ) yes "Yes"
           ( ) no  "No"
           comment "Why?"
  format   "How next time?"  pick any
           [ ] here  "In person"
           [ ] there "Online"
  day      "The day"  grid scale agreement
           - time  "Time enough"
           - voice "I was heard"
  miles    "How far?"  number from 0 to 500
           ask if helpful = yes
  more     "Anything else?"  lines 3
)";

struct Short : Feedback {
  Short() { publish(asked); }
  std::string file(const AnswersWanted& wanted) {
    const auto made = export_answers(database(), clock.now(), "summit", wanted, unwatched());
    if (!made.ok()) FAIL(made.error().message);
    return *made;
  }
};

}  // namespace

TEST_CASE("what a file has no column for was not asked of anybody in it, and no answer is an empty cell") {
  Short summit;
  REQUIRE(summit.import("ID,Was it helpful?,Time enough\n1,Yes,Agree\n2,No,\n3,,Disagree\n").ok());
  REQUIRE(open_round(summit.database(), summit.now(), "summit").ok());
  summit.answer("here", {{"helpful", {"yes"}}});
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  const auto csv = summit.file({"csv", false, {}});
  INFO(csv);
  CHECK(csv.find("helpful,format.here,format.there,time,voice,miles,may_quote.yes\r\n") != std::string::npos);
  // Who answered here left out what is empty, and an empty box of consent says no.
  CHECK(csv.find("yes,,,,,,0\r\n") != std::string::npos);
  CHECK(csv.find("yes,not asked,not asked,yes,not asked,not asked,not asked\r\n") != std::string::npos);
  CHECK(csv.find("no,not asked,not asked,,not asked,not asked,not asked\r\n") != std::string::npos);
  CHECK(csv.find("\r\n,not asked,not asked,no,not asked,not asked,not asked\r\n") != std::string::npos);

  const auto sheets = tabular::read_sheets(summit.file({"xlsx", false, {}}), "answers.xlsx");
  REQUIRE(sheets.ok());
  CHECK(test::times(summit.file({"csv", true, {}}), "not asked") == test::times(csv, "not asked") + 6);

  const auto json = read_json(summit.file({"json", false, {}}), {},
                              [](std::string_view text) -> Result<std::string> { return std::string(text); });
  REQUIRE(json.ok());
  std::size_t not_asked = 0;
  for (const auto& answer : *json->find("answers")->array()) {
    const auto* format = answer.find("format.here");
    if (format == nullptr) continue;
    REQUIRE(format->text() != nullptr);
    CHECK(*format->text() == "not asked");
    ++not_asked;
  }
  CHECK(not_asked == 3);

  const auto syntax = summit.file({"sps", false, {}});
  for (const auto* line : {"RECODE @format.here ('not asked'=-7)", "RECODE @voice ('yes'=1) ('no'=2) ('not asked'=-7)",
                           "RECODE @may_quote.yes ('not asked'=-7)"}) {
    INFO(line << syntax);
    CHECK(syntax.find(line) != std::string::npos);
  }
  // What the file asked has no such cell.
  CHECK(syntax.find("RECODE @time ('yes'=1) ('no'=2) INTO time") != std::string::npos);
  CHECK(syntax.find("@helpful") == std::string::npos);
}

TEST_CASE("the same file again is known, though what it did not ask is kept beside its answers") {
  Short summit;
  const std::string file = "Was it helpful?,Time enough\nYes,Agree\nNo,Disagree\n";
  REQUIRE(summit.import(file).ok());
  const auto again = summit.import("Was it helpful?,Time enough\nYes,Agree\nNo,Disagree\nYes,\n");
  REQUIRE_FALSE(again.ok());  // without IDs and times somebody must say whether equal rows are the same
  const auto id = summit.round().id;
  const auto all = summit.database().read(
      [&](store::Session& session) -> Result<std::vector<forms::Answers>> { return released_answers(session, id); });
  REQUIRE(all.ok());
  for (const auto& answers : *all) {
    CHECK(answers.at("more").asked == forms::Asked::no);
    CHECK(answers.at("helpful_comment").asked == forms::Asked::no);
  }
}

TEST_CASE("an answer stands where the file does not say what its question hangs on") {
  Short summit;
  REQUIRE(summit.import("ID,How far?\n1,40\n2,\n").ok());
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  const auto csv = summit.file({"csv", false, {}});
  INFO(csv);
  CHECK(csv.find("not asked,not asked,not asked,not asked,not asked,40,not asked\r\n") != std::string::npos);
}

TEST_CASE("contact details are asked apart, so a file without them says nothing about them") {
  Feedback summit;
  summit.publish(
      "form kept \"Kept\"\n  delete personal after 90 days\npage \"P\"\n  a \"First?\" text\n  b \"Second?\" text\n"
      "  mail \"Your address\" email personal\n");
  REQUIRE(summit.import("ID,First?\n1,One\n").ok());
  const auto id = summit.round().id;
  const auto all = summit.database().read(
      [&](store::Session& session) -> Result<std::vector<forms::Answers>> { return released_answers(session, id); });
  REQUIRE(all.ok());
  REQUIRE(all->size() == 1);
  CHECK(all->front().at("b").asked == forms::Asked::no);
  CHECK_FALSE(all->front().contains("mail"));
}

}  // namespace muster::feedback
