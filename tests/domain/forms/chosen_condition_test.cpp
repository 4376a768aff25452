// Conditions that somebody chooses are written as one would write them, and read again as they were chosen.
#include <muster/domain/forms/chosen_condition.hpp>

#include <muster/domain/forms/heading_card.hpp>
#include <muster/domain/forms/language.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::forms;

namespace {

const std::string text = R"(form views "Views"
  delete personal after 30 days

page "You"
  role      "Who are you?"  pick one
            ( ) council "Council"
            ( ) school  "School"
            ( ) parent  "Parent"
  formats   "How?"  pick any
            [ ] here   "Here"
            [ ] online "Online"
  likely    "How likely?"  from 0 to 10
  mail      "Your address?"  email personal
  why       "Why?"  lines 3

page "Next"
  where     "Where?"  pick one
            ( ) london "London"
            ( ) away   "Elsewhere"
            ( ) home   "At home"
)";

std::vector<ConditionChoice> choices() { return condition_choices(text, "q-where"); }

}  // namespace

TEST_CASE("a condition may look at answers, numbers and words of questions above, and at no contact detail") {
  std::vector<std::string> codes;
  for (const auto& choice : choices()) codes.push_back(choice.code);
  CHECK(codes == std::vector<std::string>{"role", "formats", "likely", "why"});
  const std::string each =
      "form a \"A\"\npage \"P\"\n  went \"Which?\" pick any\n    [ ] a \"A\"\npage \"E\" for each went\n  good "
      "\"Good?\" pick "
      "one\n    ( ) y \"Y\"\n  more \"More?\" lines 2\npage \"Z\"\n  last \"Last?\" text\n";
  CHECK(condition_choices(each, "q-more").back().code == "good");
  CHECK(condition_choices(each, "q-last").back().code == "went");
}

TEST_CASE("nothing is asked of words that everybody must have written") {
  const auto first = [](const std::string& rest) {
    const auto offered = condition_choices("form a \"A\"\npage \"P\"\n" + rest + "  last \"Last?\" text\n", "q-last");
    return offered.empty() ? std::string() : offered.front().code;
  };
  CHECK(first("  why* \"Why?\" lines 3\n").empty());
  CHECK(first("  why \"Why?\" lines 3\n") == "why");
  CHECK(first("  old* \"How old?\" number\n") == "old");
  const std::string who = "  who \"Who?\" pick one\n    ( ) a \"A\"\n    ( ) b \"B\"\n";
  const auto both = [&](const std::string& rest) {
    return condition_choices("form a \"A\"\npage \"P\"\n" + who + rest + "  last \"Last?\" text\n", "q-last").size();
  };
  CHECK(both("  why* \"Why?\" lines 3\n") == 1);
  CHECK(both("  why* \"Why?\" lines 3\n    ask if who = a\n") == 2);
  CHECK(both("page \"N\"  ask if who = a\n  why* \"Why?\" lines 3\n") == 2);
  CHECK(both("  end if who = a\npage \"N\"\n  why* \"Why?\" lines 3\n") == 2);
}

TEST_CASE("what is chosen is written, and read as it was chosen") {
  for (const std::string written :
       {"role = council", "role != council", "role in (council, school)", "not role in (council, school)",
        "formats contains here", "not formats contains here", "formats in (here, online)", "likely >= 7", "likely <= 3",
        "why is answered", "why is not answered", "role = council and likely >= 7",
        "role = council or formats contains here or why is answered"}) {
    const auto chosen = chosen_condition(written, choices());
    REQUIRE(chosen);
    CHECK(written_condition(*chosen, choices()) == written);
  }
  CHECK(chosen_condition("", choices())->parts.empty());
  for (const auto* more : {"role = council and (likely >= 7 or why is answered)", "likely > 6", "role = nobody",
                           "nothing = council", "mail is answered", "role <= school", "likely >= often", "("})
    CHECK_FALSE(chosen_condition(more, choices()));
}

TEST_CASE("a question that is chosen begins with a condition that some meet") {
  CHECK(written_condition({true, {first_part(choices()[0])}}, choices()) == "role = council");
  CHECK(written_condition({true, {first_part(choices()[2])}}, choices()) == "likely >= 10");
  CHECK(written_condition({true, {first_part(choices()[3])}}, choices()) == "why is answered");
  CHECK(written_condition({true, {{"role", ConditionWay::one_of, {}}}}, choices()) == "role is answered");
}

TEST_CASE("an answer is offered only to some, and the others keep their lines") {
  const auto card = [](const std::string& from) {
    for (const auto& one : part_cards(from))
      if (one.part.key == "q-where") return one.question;
    FAIL("no such question");
    return QuestionCard();
  };
  auto wanted = card(text);
  REQUIRE(wanted.offers.size() == 3);
  wanted.offers[1].condition = "role in (council, school)";
  const auto changed = change_question(text, "q-where", wanted);
  REQUIRE(changed.ok());
  CHECK(changed->text.find("( ) away   \"Elsewhere\"  only if role in (council, school)\n") != std::string::npos);
  CHECK(parse_form(changed->text, "").ok());
  auto back = card(changed->text);
  CHECK(back.offers[1].condition == "role in (council, school)");
  back.offers[1].condition.clear();
  back.label = "Where next?";
  back.answers = "London\nElsewhere\nAt home\nOnline";
  const auto both = change_question(changed->text, "q-where", back);
  REQUIRE(both.ok());
  CHECK(both->text.find("only if") == std::string::npos);
  CHECK(both->text.find("\"Where next?\"") != std::string::npos);
  CHECK(both->text.find("( ) online  \"Online\"") != std::string::npos);
}

TEST_CASE("a page and a heading are asked on a condition") {
  auto page = page_card(text, "page-2");
  page.condition = "role = parent";
  const auto changed = change_page(text, "page-2", page);
  REQUIRE(changed.ok());
  CHECK(changed->text.find("page \"Next\"\n  ask if role = parent\n") != std::string::npos);
  CHECK(parse_form(changed->text, "").ok());
}
