// What hangs on a question that goes, and what a question brings that comes from another form.
#include <muster/domain/forms/edit.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/question_place.hpp>
#include <muster/domain/forms/unwritten.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::forms;

namespace {

const std::string text = R"(form a "A"
  anonymous

page "One"
  came   "Did you come?"  pick one
         ( ) yes  "Yes"
         ( ) no   "No"
  why    "Why not?"  lines 3
         ask if came = no
  more   "What more?"  pick any
         [ ] maps   "Maps"
         [ ] ships  "Ships"  only if came = yes

page "Two"
  ask if came = yes or more contains maps
  last   "Anything else?"  lines 3
)";

}  // namespace

TEST_CASE("conditions go with the question that they hang on, and it is said whose they were") {
  const auto removed = remove_part(text, "q-came");
  REQUIRE(removed.ok());
  CHECK(removed->words ==
        "Removed “Did you come?”. What hung on it is for everybody now: “Why not?”, “What more?” and “Two”");
  CHECK(removed->text.find("came") == std::string::npos);
  CHECK(parse_form(removed->text, "").ok());
  const auto other = remove_part(text, "q-last");
  REQUIRE(other.ok());
  CHECK(other->words == "Removed “Anything else?”");
  CHECK(other->text.find("ask if came = yes or more contains maps") != std::string::npos);
}

TEST_CASE("a scale that this form has already is not brought a second time") {
  const std::string from =
      "form b \"B\"\n\nscale agreement best first:\n  ( ) agree \"Agree\"\n  ( ) not \"Disagree\"\n\npage \"P\"\n"
      "  useful \"Useful?\" scale agreement\n  clear \"Clear?\" scale agreement\n";
  const std::string to =
      "form c \"C\"\n\nscale agreement best first:\n  ( ) y \"Yes\"\n  ( ) n \"No\"\n\npage \"P\"\n"
      "  asked \"Asked?\" scale agreement\n";
  const auto first = take_question(to, "q-asked", from, "q-useful");
  REQUIRE(first.ok());
  CHECK(first->text.find("useful \"Useful?\" scale agreement_2") != std::string::npos);
  const auto second = take_question(first->text, "q-useful", from, "q-clear");
  REQUIRE(second.ok());
  CHECK(second->text.find("clear \"Clear?\" scale agreement_2") != std::string::npos);
  CHECK(second->text.find("agreement_3") == std::string::npos);
  CHECK(parse_form(second->text, "").ok());
}

TEST_CASE("a question gets a new code, and what names it goes on naming it") {
  const auto made = with_new_code(text, "q-came");
  REQUIRE(made.ok());
  CHECK(made->key == "q-did_you_come");
  CHECK(made->text.find("ask if did_you_come = no") != std::string::npos);
  CHECK(made->text.find("only if did_you_come = yes") != std::string::npos);
  CHECK(parse_form(made->text, "").ok());
  CHECK(line_of_code(text, "why") == 8);
  CHECK(line_of_code(text, "nothing") == 0);
}

TEST_CASE("what a new card begins with is known as unwritten, and like words of somebody's own are not") {
  CHECK(unwritten_questions(text).empty());
  for (const auto kind : {NewQuestion::pick_one, NewQuestion::lines, NewQuestion::ranking, NewQuestion::amounts}) {
    const auto added = add_question(text, "q-why", kind);
    REQUIRE(added.ok());
    CHECK(unwritten_questions(added->text).size() == 1);
    const auto again = add_question(added->text, "q-why", kind);
    REQUIRE(again.ok());
    CHECK(unwritten_questions(again->text).size() == 2);
  }
  CHECK(
      unwritten_questions("form a \"A\"\npage \"P\"\n  n \"New questions?\" text\n  o \"Which came first?\" pick one\n"
                          "    ( ) first_answer \"First answer\"\n    ( ) b \"B\"\n")
          .empty());
}
