// The small print of a question from its card into the text: each rule alone, changed, taken away, and left out where
// another kind has no use for it.
#include <muster/domain/forms/edit.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/question_card.hpp>

#include "support/catch.hpp"

#include <algorithm>
#include <functional>

using namespace muster;
using namespace muster::forms;

namespace {

const std::string text = R"(form views "Views"

page "The day"
  useful  "Was it useful?"  pick one
          ( ) yes  "Yes"
          ( ) no   "No"
  ways    "How would you like to meet?"  pick any
          [ ] here  "Here"
          [ ] far   "Online"
          [ ] both  "Both"
  again   "Will you come again?"  from 0 to 10
  miles   "How far did you come?"  number from 0 to 500   # by road
  better  "What could be better?"  lines 4
)";

QuestionCard card_of(const std::string& of, const std::string& key) {
  for (const auto& one : part_cards(of))
    if (one.part.key == key) return one.question;
  FAIL("no card " << key);
  return {};
}

std::string changed(const std::string& of, const std::string& key, const std::function<void(QuestionCard&)>& change) {
  auto card = card_of(of, key);
  change(card);
  const auto edited = change_question(of, key, card);
  if (!edited.ok()) FAIL(edited.error().message);
  const auto form = parse_form(edited->text, "");
  if (!form.ok()) FAIL(one_line(form.error().diagnostics.front()) << "\n" << edited->text);
  CHECK(card_of(edited->text, edited->key).rules == card.rules);
  return edited->text;
}

}  // namespace

TEST_CASE("each rule of a card stands in the text, and goes again without a trace") {
  struct Rule {
    const char* key;
    std::string QuestionRules::* value;
    const char* typed;
    const char* written;
  };
  const auto rule =
      GENERATE(values<Rule>({{"q-useful", &QuestionRules::direction, "best first", "best first"},
                             {"q-useful", &QuestionRules::direction, "as scale", "as scale"},
                             {"q-useful", &QuestionRules::headline, "the day", "headline \"the day\""},
                             {"q-useful", &QuestionRules::comment, "Why \"so\"?", "comment \"Why \\\"so\\\"?\""},
                             {"q-ways", &QuestionRules::at_most, "2", "at most 2"},
                             {"q-ways", &QuestionRules::at_least, "2", "at least 2"},
                             {"q-miles", &QuestionRules::decimals, "1", "decimals 1"},
                             {"q-miles", &QuestionRules::unit, "miles", "unit \"miles\""},
                             {"q-better", &QuestionRules::most_words, "150", "at most 150 words"},
                             {"q-better", &QuestionRules::cloud, "cloud red", "cloud red"},
                             {"q-better", &QuestionRules::group, "challenge", "group challenge"}}));
  INFO(rule.written);
  const auto with = changed(text, rule.key, [&](QuestionCard& card) { card.rules.*rule.value = rule.typed; });
  CHECK(with.find(rule.written) != std::string::npos);
  CHECK(changed(with, rule.key, [&](QuestionCard& card) { (card.rules.*rule.value).clear(); }) == text);
}

TEST_CASE("a rule is changed in its place, and its neighbours stay") {
  auto first = changed(text, "q-useful", [](QuestionCard& card) { card.rules.direction = "best first"; });
  CHECK(first.find("pick one  best first\n") != std::string::npos);
  first = changed(first, "q-useful", [](QuestionCard& card) { card.rules.headline = "the day"; });
  first = changed(first, "q-useful", [](QuestionCard& card) { card.rules.direction = "worst first"; });
  CHECK(first.find("pick one  worst first\n") != std::string::npos);
  CHECK(first.find("headline \"the day\"") != std::string::npos);
  const auto score = changed(text, "q-again", [](QuestionCard& card) { card.rules.net_score = true; });
  CHECK(parse_form(score, "")->question("again")->net_score);
  CHECK(changed(score, "q-again", [](QuestionCard& card) { card.rules.net_score = false; }) == text);
  CHECK(changed(text, "q-miles", [](QuestionCard& card) { card.rules.unit = "miles"; }).find("# by road") !=
        std::string::npos);
}

TEST_CASE("another kind takes along what means the same there, and no more") {
  const auto limited = changed(text, "q-ways", [](QuestionCard& card) { card.rules.at_most = "2"; });
  auto card = card_of(limited, "q-ways");
  card.kind = CardKind::pick_one;
  const auto one = change_question(limited, "q-ways", card);
  REQUIRE(one.ok());
  CHECK(one->text.find("at most") == std::string::npos);
  CHECK(parse_form(one->text, "").ok());
}

TEST_CASE("other words for the same question keep the old ones for files") {
  const auto once = changed(text, "q-better", [](QuestionCard& card) {
    card.label = "What should change?";
    card.keeps_answers = true;
  });
  auto again = card_of(once, "q-better");
  again.label = "What would you change?";
  again.keeps_answers = true;
  const auto twice = change_question(once, "q-better", again);
  REQUIRE(twice.ok());
  const auto form = parse_form(twice->text, "");
  REQUIRE(form.ok());
  CHECK(form->question("better")->also == std::vector<std::string>{"What could be better?", "What should change?"});
}

TEST_CASE("what is no number is refused at its field") {
  for (const auto& [key, value, field] : {std::tuple{"q-ways", &QuestionRules::at_most, "at_most"},
                                          std::tuple{"q-miles", &QuestionRules::decimals, "decimals"},
                                          std::tuple{"q-better", &QuestionRules::most_words, "most_words"}}) {
    auto card = card_of(text, key);
    card.rules.*value = "two";
    const auto edited = change_question(text, key, card);
    REQUIRE_FALSE(edited.ok());
    CHECK(edited.error().field == field);
  }
}

TEST_CASE("a repeated question makes no headline, an answer's stand-in is read as it stands, and a link says lang") {
  const auto faults = [](const std::string& text) {
    const auto form = forms::parse_form(text, "f");
    return form.ok() ? std::string("none") : form.error().diagnostics.front().message;
  };
  const std::string begin = "form a \"A\"\npage \"P\"\n  w \"Where?\" pick any\n    [ ] x \"X\"\n    [ ] y \"Y\"\n";
  CHECK(faults(begin +
               "page \"Q\" for each w\n  u \"U\" pick one headline \"Good\"\n    ( ) g \"G\"\n    ( ) h \"H\"\n") ==
        "a question that is asked for each option makes no headline");
  CHECK(faults(begin + "page \"Q\"\n  u \"U {w or {event}} ok\" text\n") == "braces stand within braces");
  CHECK(faults(begin + "  lang \"L\" text prefilled\n") == "\"lang\" says something else in a form's link");
}
