// Statements between two ends, on a row of numbers.

#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/opposites.hpp>

#include "support/catch.hpp"

using namespace muster;

namespace {

const std::string text = R"(form ends "Ends"

page "The day"
  day*       "How was the day?"  grid from 1 to 5
             - pace  "Too slow" to "Too fast"
             - tone  "Cold" to "Warm"  worst first  comment "What made it so?"
             beside away  "I was not there"

  to         "Where are you going?"  text
             ask if tone >= 4

  other      "And the evening?"  grid from 0 "Bad" to 3 "Good"
             - food  "The food"
             - talk  "The talk"
)";

forms::Form form() {
  auto read = forms::parse_form(text, "ends");
  REQUIRE(read.ok());
  return std::move(read).value();
}

}  // namespace

TEST_CASE("a statement between two ends is a scale of numbers of its own") {
  const auto read = form();
  const auto& pace = *read.question("pace");
  CHECK(pace.label == "Too slow – Too fast");
  CHECK(pace.numbered);
  CHECK(pace.required);
  CHECK(pace.low_label == "Too slow");
  CHECK(pace.high_label == "Too fast");
  CHECK(forms::is_between_opposites(pace));
  CHECK(pace.options.size() == 6);
  CHECK(pace.options.back().beside);
  CHECK(read.question("tone")->direction == forms::Direction::worst_first);
  CHECK(read.question("tone_comment")->comment_on == "tone");
  const auto& food = *read.question("food");
  CHECK(food.low_label == "Bad");
  CHECK_FALSE(forms::is_between_opposites(food));
  const auto checked =
      forms::check_answers(read, {{"pace", {"4"}}, {"tone", {"away"}}, {"to", {"Home"}}, {"food", {"4"}}});
  CHECK(checked.answers.at("pace").codes == std::vector<std::string>{"4"});
  CHECK_FALSE(checked.answers.contains("to"));
  REQUIRE(checked.errors.size() == 1);  // there is no fourth step in the evening
}

TEST_CASE("two ends stand in the text of the form as they were written") {
  const auto read = form();
  const auto printed = forms::print_form(read);
  CHECK(printed.find("grid from 1 to 5\n") != std::string::npos);
  CHECK(printed.find("\"Too slow\" to \"Too fast\"\n") != std::string::npos);
  CHECK(printed.find("grid from 0 \"Bad\" to 3 \"Good\"") != std::string::npos);
  CHECK(forms::parse_form(printed, "").value() == read);
  CHECK(forms::print_form(forms::parse_form(printed, "").value()) == printed);
}

TEST_CASE("other ends are another question, and so are other numbers") {
  auto next = text;
  next.replace(next.find("Too fast"), 8, "Just right");
  CHECK(forms::changed_meanings(form(), forms::parse_form(next, "").value()).size() >= 1);
  next = text;
  next.replace(next.find("1 to 5"), 6, "1 to 7");
  CHECK(forms::changed_meanings(form(), forms::parse_form(next, "").value()).size() >= 2);
}
