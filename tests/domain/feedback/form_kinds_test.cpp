// Grids, comments, limits, numbers and pages with conditions: on a phone, on paper, in files taken in and given out.
#include <muster/domain/feedback/response_export_service.hpp>

#include "exports.hpp"
#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

using test::holds;
using test::location;
using test::times;

const std::string kinds_text = R"(form kinds "Every kind"
  anonymous

scale agreement best first:
  ( ) agree     "Agree"
  ( ) neither   "Neither"
  ( ) disagree  "Disagree"
  beside na     "Not applicable"

page "At the tables"
  introduction "Think of the afternoon."
  came*      "Were you there?"  pick one
             ( ) yes  "Yes"
             ( ) no   "No"

  end if came = no

page "The tables"
  day*       "How far do you agree?"  grid scale agreement
             - time    "There was enough time."
             - voice   "I felt heard."  comment "What got in the way?"
             - rushed  "I felt rushed."  worst first

page "Next time"
  information "Now of the next summit."
  again      "How likely are you to come again?"  from 0 "Not likely" to 10 "Very likely"  nps
             beside soon  "Too early to say"
  format     "How would you like to meet?"  pick any  at most 2
             comment "Why?"
             [ ] here    "In person"
             [ ] online  "Online"
             [ ] late    "In the evening"
             [ ] none    "I would rather not say"  alone
  visit      "When did you visit us?"  date
  near       "Your postcode"  postcode
)";

struct Kinds : OpenForm {
  Kinds() : OpenForm(kinds_text) {}
  web::Reply page(int number, std::vector<std::pair<std::string, std::string>> typed = {}) {
    typed.emplace_back("_page", std::to_string(number));
    typed.emplace_back("_go", "yes");
    return visitor.post(link, typed);
  }
};

}  // namespace

TEST_CASE("a grid is a card for each statement under one heading, and works without a script") {
  Kinds kinds;
  CHECK(holds(kinds.visitor.get(kinds.link), "Think of the afternoon."));
  const auto page = kinds.page(1, {{"came", "yes"}});
  CHECK(page.status == 200);
  CHECK(times(page.body, "class=\"card\"") == 3);
  CHECK(times(page.body, "<div class=\"grid\" role=\"group\" aria-labelledby=\"q-day-grid\"") == 1);
  CHECK(holds(page, "Three steps: Agree, Neither, Disagree."));
  CHECK(times(page.body, "type=\"radio\"") == 3 * 4);
  CHECK(times(page.body, "<span class=\"govuk-visually-hidden\">Neither</span>") == 3);
  CHECK(times(page.body, "<span class=\"point-word\">Not applicable</span>") == 3);
  CHECK(holds(page, "name=\"voice_comment\""));
  CHECK(holds(page, "<span class=\"govuk-visually-hidden\">I felt heard. </span>What got in the way?"));
  // What is opened is closed.
  CHECK(times(page.body, "<div") == times(page.body, "</div>"));
}

TEST_CASE("a statement that is left out is named, and what was chosen stays") {
  Kinds kinds;
  const auto page =
      kinds.page(2, {{"came", "yes"}, {"time", "agree"}, {"rushed", "na"}, {"voice_comment", "The noise"}});
  CHECK(page.status == 422);
  CHECK(holds(page, "<a href=\"#q-voice\">Choose one answer for “I felt heard.”</a>"));
  CHECK(times(page.body, " checked") == 2);
  CHECK(holds(page, ">The noise</textarea>"));
}

TEST_CASE("numbers have their ends, limits are said, and too many ticks are kept") {
  Kinds kinds;
  const std::vector<std::pair<std::string, std::string>> tables{
      {"came", "yes"}, {"time", "agree"}, {"voice", "agree"}, {"rushed", "na"}};
  const auto page = kinds.page(2, tables);
  CHECK(page.status == 200);
  CHECK(holds(page, "Now of the next summit."));
  CHECK(holds(page, "<div class=\"numbers numbers-11\">"));
  CHECK(times(page.body, "class=\"number-label\"") == 11);
  CHECK(holds(page, "<b>10</b> Very likely"));
  CHECK(holds(page, "Too early to say"));
  CHECK(holds(page, "Tick one or two."));
  CHECK(times(page.body, "data-alone") == 1);
  CHECK(times(page.body, "<p class=\"or\">or</p>") == 1);
  CHECK(holds(page, "type=\"date\""));
  CHECK(holds(page, "The first half is enough, such as SE1."));
  auto many = tables;
  for (const auto* code : {"here", "online", "late"}) many.emplace_back("format[]", code);
  many.emplace_back("visit", "31 6 2026");
  const auto wrong = kinds.page(3, many);
  CHECK(wrong.status == 422);
  CHECK(holds(wrong, "You ticked three. Untick one of them"));
  CHECK(times(wrong.body, " checked") == 3);
  CHECK(holds(wrong, "Write a date such as 27 3 2026"));
  CHECK(holds(wrong, "type=\"text\" value=\"31 6 2026\""));
}

TEST_CASE("whom the form ends for is asked nothing more, and may send") {
  Kinds kinds;
  const auto page = kinds.page(1, {{"came", "no"}});
  CHECK(holds(page, "After what you answered there is nothing more to ask."));
  const auto sent =
      kinds.visitor.post(kinds.link, {{"came", "no"}, {"time", "agree"}, {"_page", "3"}, {"_send", "yes"}});
  CHECK(location(sent) == kinds.link + "/thanks");
  CHECK(kinds.text("select answers from response") == R"({"came":{"codes":["no"],"texts":[]}})");
}

TEST_CASE("what was answered is stored by code, and an anonymous form keeps half a postcode") {
  Kinds kinds;
  kinds.answer("one", {{"came", {"yes"}},
                       {"time", {"agree"}},
                       {"voice", {"disagree"}},
                       {"voice_comment", {"The noise"}},
                       {"rushed", {"na"}},
                       {"again", {"9"}},
                       {"format", {"none"}},
                       {"visit", {"27/3/2026"}},
                       {"near", {"se1 7pb"}}});
  const auto stored = kinds.text("select answers from response");
  CHECK(stored.find(R"("voice_comment":{"codes":[],"texts":["The noise"]})") != std::string::npos);
  CHECK(stored.find(R"("visit":{"codes":[],"texts":["2026-03-27"]})") != std::string::npos);
  CHECK(stored.find(R"("near":{"codes":[],"texts":["SE1"]})") != std::string::npos);
  CHECK(stored.find("7PB") == std::string::npos);
}

TEST_CASE("a grid on paper is a table with a box for each answer") {
  Kinds kinds;
  const auto page = kinds.visitor.get("/events/summit/form/paper");
  CHECK(page.status == 200);
  CHECK(times(page.body, "class=\"paper-grid\"") == 1);
  CHECK(times(page.body, "<th scope=\"row\"") == 3);
  CHECK(times(page.body, "<td><span class=\"paper-key\"") == 3 * 4);
  CHECK(holds(page, "Tick one on each line."));
  CHECK(holds(page, "What got in the way?"));
  CHECK(times(page.body, "class=\"paper-step\"") == 11);
  CHECK(holds(page, "Tick one or two."));
  CHECK(holds(page, "Day, month and year."));
  CHECK(holds(page, "If you answered “No”, that was all. Thank you."));
}

TEST_CASE("the form is shown before it is published as phones show it") {
  Kinds kinds;
  const auto page = kinds.visitor.get("/events/summit/form");
  CHECK(page.status == 200);
  CHECK(times(page.body, "class=\"card\"") == 3);
}

TEST_CASE("statements and comments come in by their own words, or behind those above them") {
  const std::string form = R"(form two "Two"
scale good best first:
  ( ) yes "Good"
  ( ) no  "Poor"
page "P"
  morning    "How was the morning?"  grid scale good
             - m_food  "The food"  comment "Why?"
             - m_room  "The room"
  evening    "How was the evening?"  grid scale good
             - e_food  "The food"  comment "Why?"
             - e_hall  "The hall"
)";
  CHECK(exports::cell("How was the morning? [The food]", "Good", form) == "m_food=yes");
  CHECK(exports::cell("How was the evening? [The food]", "Poor", form) == "e_food=no");
  CHECK(exports::cell("The hall", "Poor", form) == "e_hall=no");
  CHECK(exports::cell("How was the evening?: The hall", "Poor", form) == "e_hall=no");
  CHECK(exports::cell("How was the evening? [The food] [Why?]", "Cold", form) == "e_food_comment=‹Cold›");
  CHECK(exports::cell("How was the morning? [The food] [Comment]", "Cold", form) == "m_food_comment=‹Cold›");
  // Of comments of the same words each stands right of what it is about.
  CHECK(exports::said(exports::read("How was the morning? [The food],Why?,How was the evening? [The food],Why?\n"
                                    "Good,Warm,Poor,Cold\n",
                                    form)) == "e_food=no e_food_comment=‹Cold› m_food=yes m_food_comment=‹Warm›");
  // Words that stand for two questions name neither.
  CHECK_FALSE(exports::judged("The food\nGood\n", form).ok());
}

TEST_CASE("a file's ticks keep to the form's limits, and its dates and numbers are read") {
  const std::string form = R"(form limits "Limits"
page "P"
  format  "How?"  pick any  at most 2
          [ ] here   "Here"
          [ ] there  "There"
          [ ] both   "Both"
          [ ] none   "None"  alone
  again   "Again?"  from 0 "Not likely" to 10 "Very likely"
  visit   "When?"  date
)";
  CHECK(exports::cell("How?", "Here; There", form) == "format=here+there");
  CHECK(exports::cell("How?", "Here; There; Both", form).find("You ticked three.") != std::string::npos);
  CHECK(exports::cell("How?", "Here; None", form).find("“None” stands alone") != std::string::npos);
  CHECK(exports::cell("Again?", "10", form) == "again=10");
  CHECK(exports::cell("Again?", "0", form) == "again=0");
  CHECK(exports::cell("Again?", "10 Very likely", form) == "again=10");
  CHECK(exports::cell("When?", "27/03/2026", form) == "visit=‹2026-03-27›");
  CHECK(exports::cell("When?", "soon", form).find("Write a date such as 27 3 2026") != std::string::npos);
}

TEST_CASE("answers go out one column a statement, with ticks and texts apart") {
  Kinds kinds;
  for (int at = 0; at < 5; ++at) {
    kinds.answer("key" + std::to_string(at), {{"came", {"yes"}},
                                              {"time", {"agree"}},
                                              {"voice", {"disagree"}},
                                              {"voice_comment", {"The noise"}},
                                              {"rushed", {"na"}},
                                              {"again", {"9"}},
                                              {"visit", {"2026-03-27"}}});
  }
  REQUIRE(close_round(kinds.database(), kinds.now(), "summit").ok());
  const auto sheet = export_responses(kinds.database(), kinds.clock.now(), "summit", "csv");
  REQUIRE(sheet.ok());
  CHECK(sheet->find("came,time,voice,rushed,again,format.here,format.online,format.late,format.none") !=
        std::string::npos);
  INFO(*sheet);
  CHECK(sheet->find("yes,agree,disagree,na,9,,,,") != std::string::npos);
  CHECK(sheet->find("noise") == std::string::npos);
  CHECK(sheet->find("2026-03-27") == std::string::npos);
}

}  // namespace muster::feedback
