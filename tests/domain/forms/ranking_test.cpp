// Rankings: numbers beside options, or codes in order, and what is said of those that are no order.
#include <muster/domain/forms/answer_limits.hpp>
#include <muster/domain/forms/answer_words.hpp>
#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/bound_form.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/tick_words.hpp>

#include <algorithm>

#include "support/catch.hpp"
#include "support/form_of.hpp"

using namespace muster;

namespace {

const std::string ranking_text = R"(form day "The day"
  suppress below 5

page "Next time"
  topics*    "What matters most?"  rank up to 3
             if missing "Say what matters most"
             [ ] law     "Law"
             [ ] money   "Money"
             heading "For people"
             [ ] health  "Health"
             [ ] travel  "Travel"

  days       "Which days suit you?"  rank
             [ ] monday  "Monday"
             [ ] friday  "Friday"
             [ ] sunday  "Sunday"

  why        "Why the law?"  text
             ask if topics contains law
)";

using test::form_of;

using Codes = std::vector<std::string>;

/// The answer to `topics`; `days` is left out.
forms::CheckedAnswers topics(const forms::TypedAnswers& typed) {
  return forms::check_answers(form_of(ranking_text), typed);
}

std::string error_of(const forms::TypedAnswers& typed) {
  const auto checked = topics(typed);
  return checked.errors.empty() ? std::string() : checked.errors.front().message;
}

}  // namespace

TEST_CASE("a ranking reads as it prints") {
  const auto form = form_of(ranking_text);
  CHECK(form.question("topics")->kind == forms::QuestionKind::ranking);
  CHECK(form.question("topics")->limit == 3);
  CHECK(form.question("days")->limit == 0);
  CHECK(form.question("topics")->options[2].heading == "For people");
  CHECK(forms::print_form(form) == ranking_text);
  CHECK(form_of(forms::print_form(form)) == form);
}

TEST_CASE("numbers beside options become their order") {
  const auto checked = topics({{"topics.law", {"2"}}, {"topics.health", {" 1 "}}, {"topics.money", {""}}});
  REQUIRE(checked.ok());
  CHECK(checked.answers.at("topics").codes == Codes{"health", "law"});
  CHECK(forms::answers_from_json(forms::to_json(checked.answers)).value() == checked.answers);
  CHECK(topics({{"topics", {"travel", "law"}}}).answers.at("topics").codes == Codes{"travel", "law"});
}

TEST_CASE("what is no order is told in plain words") {
  CHECK(error_of({}) == "Say what matters most");
  CHECK(error_of({{"topics.law", {"1"}}, {"topics.travel", {"1"}}}) ==
        "“Law” and “Travel” both have number 1. Give each option a number of its own for “What matters most?”");
  CHECK(error_of({{"topics.law", {"1"}}, {"topics.travel", {"3"}}}) ==
        "“Travel” has number 3, and no option has number 2. Number your choices from 1, without a gap, for “What "
        "matters most?”");
  CHECK(error_of({{"topics.law", {"4"}}}) == "Give “Law” a number from 1 to 3 for “What matters most?”");
  CHECK(error_of({{"topics.law", {"first"}}}) == "Give “Law” a number from 1 to 3 for “What matters most?”");
  CHECK(error_of({{"topics.law", {"1", "2"}}}) == "Give each option one number for “What matters most?”");
  CHECK(error_of({{"topics", {"law", "law"}}}) == "“Law” stands twice. Leave one of the two for “What matters most?”");
  CHECK(error_of({{"topics", {"law", "noise"}}}) == "Choose from the answers listed for “What matters most?”");
  CHECK(error_of({{"topics", {"law", "money", "health", "travel"}}}) ==
        "You put four in order. Keep to three for “What matters most?”");
}

TEST_CASE("the order of all options is asked for as a whole") {
  const auto days = [](forms::TypedAnswers typed) {
    typed["topics"] = {"law"};
    return topics(typed);
  };
  CHECK(days({{"days.monday", {"3"}}, {"days.friday", {"1"}}, {"days.sunday", {"2"}}}).answers.at("days").codes ==
        Codes{"friday", "sunday", "monday"});
  CHECK(days({}).ok());
  const auto some = days({{"days.monday", {"3"}}, {"days.friday", {"1"}}});
  REQUIRE(some.errors.size() == 1);
  CHECK(some.errors.front().message == "“Sunday” has no number yet. Number all three for “Which days suit you?”");
}

TEST_CASE("a condition holds for an option that was ranked at all") {
  const auto form = form_of(ranking_text);
  const auto asked = [&](const Codes& order) {
    return forms::is_asked(*form.question("why"), form, {{"topics", {order, {}}}});
  };
  CHECK(asked({"money", "law"}));
  CHECK_FALSE(asked({"money"}));
}

TEST_CASE("people are told how to number") {
  const auto form = form_of(ranking_text);
  CHECK(forms::ranking_in_words(*form.question("topics")) ==
        "Number up to three: 1 for your first choice, and so on to 3.");
  CHECK(forms::ranking_in_words(*form.question("days")) ==
        "Put them in order: 1 for your first choice, and so on to 3.");
  CHECK(forms::ranking_in_words(*form.question("why")).empty());
}

TEST_CASE("rankings are explained and refused in the language of whoever answers") {
  const auto form = form_of(ranking_text);
  const auto* french = Catalogue::find("fr");
  REQUIRE(french != nullptr);
  CHECK(forms::ranking_in_words(*form.question("topics"), *french) ==
        "Numérotez jusqu’à 3 réponses : 1 pour votre premier choix, et ainsi de suite jusqu’à 3.");
  const auto error = [&](const forms::TypedAnswers& typed) {
    const auto checked = forms::check_answers(form, typed, *french);
    REQUIRE(checked.errors.size() == 1);
    return checked.errors.front().message;
  };
  CHECK(error({{"topics.law", {"7"}}}) == "Donnez à “Law” un numéro de 1 à 3 pour “What matters most?”");
  CHECK(error({{"topics.law", {"1"}}, {"topics.money", {"1"}}})
            .starts_with("“Law” et “Money” ont toutes deux le numéro 1."));
  CHECK(error({{"topics.law", {"1"}}, {"days.friday", {"1"}}}) ==
        "“Monday”, “Sunday” n’ont pas encore de numéro. Numérotez-les toutes (3) pour “Which days suit you?”");
}

TEST_CASE("numbers of a ranking are kept while it is typed, as many as its page can send") {
  const auto form = form_of(ranking_text);
  const forms::BoundForm bound(form);
  forms::TypedReader reader(bound);
  reader.add("topics.law", "1");
  reader.add("topics.noise", "2");
  const auto typed = reader.take();
  CHECK(typed == forms::TypedAnswers{{"topics.law", {"1"}}});
}

TEST_CASE("how many are put in order is what a ranking means") {
  const auto form = form_of(ranking_text);
  auto next = form;
  next.pages.front().questions.front().limit = 2;
  const auto errors = forms::changed_meanings(form, next);
  REQUIRE(errors.size() == 1);
  CHECK(errors.front().message == "question \"topics\" put 3 at most in order and now puts 2 at most");
}

TEST_CASE("a ranking of all options keeps its options; one of some may get more") {
  const auto form = form_of(ranking_text);
  auto more = form;
  auto& questions = more.pages.front().questions;
  for (auto& question : questions) {
    if (question.kind == forms::QuestionKind::ranking) question.options.push_back({"new", "New", {}});
  }
  const auto errors = forms::changed_meanings(form, more);
  REQUIRE(errors.size() == 1);
  CHECK(errors.front().message ==
        "question \"days\" puts all its options in order, and they are no longer the same options");
  for (const bool anonymous : {true, false}) {  // ranks of lists of two lengths mix whoever answered
    auto was = form;
    auto fewer = form;
    was.anonymous = fewer.anonymous = anonymous;
    for (auto& question : fewer.pages.front().questions)
      if (question.code == "days") question.options.pop_back();
    CHECK(forms::changed_meanings(was, fewer).size() == 1);
    CHECK(forms::changed_meanings(fewer, was).size() == 1);
  }
  auto turned = form;
  for (auto& question : turned.pages.front().questions) std::reverse(question.options.begin(), question.options.end());
  CHECK(forms::changed_meanings(form, turned).empty());
}
