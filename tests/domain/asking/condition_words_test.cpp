// A condition in words is read by people, who know no order of "and" and "or": what belongs together stands in
// brackets.
#include <muster/domain/asking/condition_words.hpp>
#include <muster/domain/forms/language.hpp>

#include "support/catch.hpp"

namespace muster::asking {
namespace {

/// Of the last question, asked under `condition`.
std::string said(const std::string& condition) {
  const auto form = forms::parse_form(R"(form f "F"

page "P"
  a  "A?"  pick one
     ( ) v  "Very"
     ( ) w  "Hardly"
  m  "M?"  pick any
     [ ] x  "X"
     [ ] y  "Y"
  n  "N?"  number from 0 to 9
  last  "Last?"  lines 2
        ask if )" + condition + "\n",
                                      "f");
  REQUIRE(form.ok());
  return condition_in_words(*form, *form->question("last"));
}

}  // namespace

TEST_CASE("conditions that differ by their brackets alone differ in words") {
  const std::string a = "you answered “Very” to “A?”";
  const std::string m = "you ticked “X” to “M?”";
  const std::string n = "you answered more than 3 to “N?”";
  CHECK(said("a = v or m contains x and n > 3") == "Only if " + a + " or (" + m + " and " + n + ")");
  CHECK(said("(a = v or m contains x) and n > 3") == "Only if (" + a + " or " + m + ") and " + n);
  CHECK(said("not (a = v and m contains x)") == "Only if it is not true that (" + a + " and " + m + ")");
  CHECK(said("a = w and m contains x") == "Only if you answered “Hardly” to “A?” and " + m);
}

TEST_CASE("the question just above is named where others are named beside it") {
  CHECK(said("n > 3") == "Only if you answered more than 3");
  CHECK(said("a = v and n > 3") == "Only if you answered “Very” to “A?” and you answered more than 3 to “N?”");
}

}  // namespace muster::asking
