// Grids of numbers: what they read as, and that they come to their total.
#include <muster/domain/forms/answer_words.hpp>
#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/sums.hpp>

#include "support/catch.hpp"
#include "support/form_of.hpp"

using namespace muster;

namespace {

const std::string week_text = R"(form day "The week"
  suppress below 5

page "The week"
  week       "How is your week spent?"  grid number from 0 to 168  decimals 1  unit "hours"  adds up to 168
             - home    "At home"
             - office  "In the office"
             - road    "On the road"

page "Another"
  trips      "How many trips?"  grid number
             - bus   "By bus"
             - foot  "On foot"
)";

using test::form_of;

std::string error_of(const forms::TypedAnswers& typed) {
  const auto checked = forms::check_answers(form_of(week_text), typed);
  REQUIRE(checked.errors.size() < 2);
  return checked.ok() ? std::string() : checked.errors.front().question + ": " + checked.errors.front().message;
}

}  // namespace

TEST_CASE("a grid of numbers reads as it prints") {
  const auto form = form_of(week_text);
  CHECK(form.grid("week")->total == 168);
  CHECK_FALSE(form.grid("trips")->total);
  const auto* home = form.question("home");
  CHECK(home->kind == forms::QuestionKind::number);
  CHECK(home->grid == "week");
  CHECK(home->high == 168);
  CHECK(home->decimals == 1);
  CHECK(home->unit == "hours");
  CHECK(forms::print_form(form).find("grid number from 0 to 168  decimals 1  unit \"hours\"  adds up to 168\n") !=
        std::string::npos);
  CHECK(form_of(forms::print_form(form)) == form);
}

TEST_CASE("numbers that add up go from 0 to their total, unless the form gives them a range") {
  const auto grid = [](const std::string& range) {
    return form_of("form f \"F\"\n\npage \"P\"\n  week \"Your week?\"  grid number" + range +
                   "  adds up to 100\n       - home \"At home\"\n       - road \"On the road\"\n");
  };
  const auto form = grid("");
  CHECK(form.question("home")->low == 0);
  CHECK(form.question("road")->high == 100);
  CHECK(form_of(forms::print_form(form)) == form);
  const auto checked = forms::check_answers(form, {{"home", {"-20"}}, {"road", {"120"}}});
  REQUIRE(checked.errors.size() == 2);
  CHECK(checked.errors.front().message.find("Write a whole number from 0 to 100 in digits") == 0);
  CHECK(forms::check_answers(form, {{"home", {"0"}}, {"road", {"100"}}}).ok());
  CHECK(forms::check_answers(grid(" from -100 to 200"), {{"home", {"-20"}}, {"road", {"120"}}}).ok());
}

TEST_CASE("numbers that do not come to their total are told what they come to") {
  CHECK(error_of({{"home", {"100.5"}}, {"office", {"67.5"}}}) == "");
  CHECK(error_of({{"home", {"0.1"}}, {"office", {"0.2"}}, {"road", {"167.7"}}}) == "");
  CHECK(error_of({}) == "");
  CHECK(error_of({{"home", {"100"}}, {"office", {"40.5"}}}) ==
        "home: Your numbers for “How is your week spent?” add up to 140.5. They must add up to 168: add 27.5");
  CHECK(error_of({{"office", {"168"}}, {"road", {"2"}}}) ==
        "home: Your numbers for “How is your week spent?” add up to 170. They must add up to 168: take away 2");
  // What is no number is told alone.
  CHECK(error_of({{"home", {"many"}}, {"office", {"2"}}}).starts_with("home: Write a number from 0 to 168"));
  CHECK(error_of({{"bus", {"7"}}}) == "");
}

TEST_CASE("sums are told in the language of whoever answers") {
  const auto form = form_of(week_text);
  const auto* french = Catalogue::find("fr");
  REQUIRE(french != nullptr);
  CHECK(forms::total_in_words(*form.grid("week"), Catalogue::english()) == "They add up to 168.");
  CHECK(forms::total_in_words(*form.grid("week"), *french) == "Leur total est de 168.");
  CHECK(forms::total_in_words(*form.grid("trips"), *french).empty());
  const auto checked = forms::check_answers(form, {{"home", {"100"}}}, *french);
  REQUIRE(checked.errors.size() == 1);
  CHECK(checked.errors.front().message ==
        "Vos nombres pour “How is your week spent?” donnent 100. Le total doit être 168 : ajoutez 68");
}

TEST_CASE("the sum is told of its own page alone") {
  const auto form = form_of(week_text);
  const forms::TypedAnswers typed{{"home", {"1"}}, {"bus", {"7"}}};
  CHECK(forms::check_page(form, 0, typed).errors.size() == 1);
  CHECK(forms::check_page(form, 1, typed).errors.empty());
}

TEST_CASE("a wrong sum is told where the grid stands among what else is wrong") {
  const auto form = form_of(R"(form day "The day"

page "The day"
  name*   "Your name?"  text
  week    "How was it spent?"  grid number from 0 to 100  adds up to 100
          - home    "At home"
          - office  "In the office"
  came*   "Did you come?"  pick one
          ( ) yes "Yes"
          ( ) no  "No"
)");
  const auto errors = forms::check_answers(form, {{"home", {"40"}}}).errors;
  REQUIRE(errors.size() == 3);
  CHECK(errors[0].question == "name");
  CHECK(errors[1].question == "home");
  CHECK(errors[2].question == "came");
}

TEST_CASE("a sum is written in few digits") {
  CHECK(forms::sum_in_digits(1234.5) == "1,234.5");
  CHECK(forms::sum_in_digits(0.000001) == "0.000001");
  CHECK(forms::sum_in_digits(-2.5) == "-2.5");
  CHECK(forms::comes_to(0.1 + 0.2, 0.3));
  CHECK_FALSE(forms::comes_to(0.300001, 0.3));
}

TEST_CASE("another total is another question") {
  const auto form = form_of(week_text);
  auto next = form;
  next.pages.front().grids.front().total = 100;
  const auto errors = forms::changed_meanings(form, next);
  REQUIRE(errors.size() == 3);
  CHECK(errors.front().message == "question \"home\" is one of numbers that added up to 168 and now add up to 100");
}
