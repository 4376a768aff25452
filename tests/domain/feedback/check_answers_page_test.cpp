// All answers on one page before they are sent: what it shows, the ways to change, and what is sent in the end.
#include <muster/domain/asking/answer_words.hpp>
#include <muster/domain/feedback/response_export_service.hpp>
#include <muster/domain/forms/language.hpp>

#include "summit_feedback.hpp"
#include "support/hidden_fields.hpp"

namespace muster::feedback {
namespace {

using test::holds;
using test::times;

/// Somebody at the page of all answers; scripts play no part.
struct Checker : Feedback {
  Checker() {
    link = "/f/" + open();
    last = visitor.get(link);
    press("_go", {{"helpful", "helpful"}, {"words[]", "Informative"}, {"words[]", "<b>"}});
    press("_go", {{"took_part", "yes"}, {"format[]", "online"}, {"format[]", "other"}, {"format.other", "By boat"}});
    press("_check", {{"events", "3"}});
  }
  void press(const std::string& button, std::vector<std::pair<std::string, std::string>> typed = {},
             const std::string& value = "yes") {
    auto fields = test::hidden_fields(last.body);
    fields.insert(fields.end(), typed.begin(), typed.end());
    fields.emplace_back(button, value);
    last = visitor.post(link, fields);
  }
  std::string link;
  web::Reply last;
};

}  // namespace

TEST_CASE("the page of checks lists what was asked and answered, and saves nothing") {
  Checker checker;
  CHECK(checker.last.status == 200);
  CHECK(holds(checker.last, "<h1>Check your answers</h1>"));
  CHECK(holds(checker.last, ">Helpful</dd>"));
  CHECK(holds(checker.last, ">&lt;b&gt;</dd>"));
  CHECK(holds(checker.last, ">Something else: By boat</dd>"));
  CHECK(times(checker.last.body, ">Not answered</dd>") == 1);   // the topic
  CHECK_FALSE(holds(checker.last, "What would have helped?"));  // not asked of them
  CHECK_FALSE(holds(checker.last, "Anything else?"));
  CHECK(checker.stored() == 0);
}

TEST_CASE("a date is read back with its month in words") {
  OpenForm asked("form views \"Views\"\npage \"P\"\n  visit \"When did you visit?\" date\n");
  auto fields = test::hidden_fields(asked.visitor.get(asked.link).body);
  fields.insert(fields.end(), {{"visit", "3/2/2027"}, {"_check", "yes"}});
  CHECK(holds(asked.visitor.post(asked.link, fields), ">Wednesday 3 February 2027</dd>"));
}

TEST_CASE("what is checked is sent as it was typed, once") {
  Checker checker;
  const auto page = checker.last;
  checker.press("_send");
  CHECK(checker.last.status == 303);
  checker.last = page;
  checker.press("_send");
  CHECK(test::location(checker.last) == checker.link + "/thanks?again=yes");
  CHECK(checker.stored() == 1);
  for (const auto* other : {"o1", "o2", "o3", "o4"}) checker.answer(other);
  REQUIRE(close_round(checker.database(), checker.now(), "summit").ok());
  const auto sheet = export_responses(checker.database(), checker.clock.now(), "summit", {"csv", true}, unwatched());
  REQUIRE(sheet.ok());
  INFO(*sheet);
  CHECK(sheet->find("helpful,not asked,\"Informative; <b>\",yes,0,1,1,By boat,3,,not asked") != std::string::npos);
}

TEST_CASE("an answer is changed on its own page, which leads back to the checks") {
  Checker checker;
  checker.press("_change", {}, "helpful");
  CHECK(holds(checker.last, "<h1>The day</h1>"));
  CHECK(holds(checker.last, "value=\"helpful\" checked"));
  CHECK_FALSE(holds(checker.last, "Go on to"));
  // An error there keeps the way back.
  checker.press("_check", {{"words[]", "calm"}});
  CHECK(checker.last.status == 422);
  checker.press("_check", {{"helpful", "not"}, {"better", "Quiet"}, {"words[]", "calm"}});
  CHECK(holds(checker.last, "<h1>Check your answers</h1>"));
  CHECK(holds(checker.last, ">Quiet</dd>"));
  CHECK_FALSE(holds(checker.last, ">Informative</dd>"));
  CHECK(holds(checker.last, ">Something else: By boat</dd>"));
  checker.press("_send");
  CHECK(checker.last.status == 303);
}

TEST_CASE("the page of checks leads to an answer that is missing on another page") {
  Checker checker;
  auto fields = std::vector<std::pair<std::string, std::string>>{{"_page", "3"}, {"_key", "k"}, {"_check", "yes"}};
  const auto page = checker.visitor.post(checker.link, fields);
  CHECK(page.status == 422);
  CHECK(holds(page, "<h1>The day</h1>"));
  CHECK(times(page.body, "Say how helpful it was") == 2);
}

TEST_CASE("a form of one page, and all on one page, have nothing to check elsewhere") {
  Feedback one;
  one.publish("form short \"Short\"\n  anonymous\n\npage \"All\"\n  like \"Did you like it?\" text\n");
  REQUIRE(open_round(one.database(), one.now(), "summit").ok());
  const auto link = "/f/" + one.round().short_code;
  CHECK(holds(one.visitor.get(link), "Send my answers"));
  CHECK_FALSE(holds(one.visitor.get(link), "_check"));
  Checker checker;
  CHECK_FALSE(holds(checker.visitor.get(checker.link + "?pages=one"), "_check"));
}

TEST_CASE("answers in words: options by their labels, each write-in on its own line") {
  const auto form = forms::parse_form(
      "form f \"F\"\npage \"P\"\n  how \"How?\" pick any\n    [ ] car \"Car\"\n    [ ] boat ... \"Boat\"\n    [ ] "
      "other ... \"Other\"\n"
      "  far \"How far?\" number from 0 to 9 unit \"miles\"\n",
      "test.form");
  REQUIRE(form.ok());
  const auto& questions = form->pages.front().questions;
  using Lines = std::vector<std::string>;
  CHECK(asking::answer_in_words(questions[0], {{"car", "other"}, {"Tram"}, {"other"}}) == Lines{"Car", "Other: Tram"});
  CHECK(asking::answer_in_words(questions[0], {{"boat", "other"}, {"Punt", "Tram"}, {"boat", "other"}}) ==
        Lines{"Boat: Punt", "Other: Tram"});
  CHECK(asking::answer_in_words(questions[1], {{}, {"7"}}) == Lines{"7 miles"});
  CHECK(asking::answer_in_words(questions[0], {}).empty());
}

}  // namespace muster::feedback
