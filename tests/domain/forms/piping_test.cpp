// The event's name and earlier answers in the words of a form: what is read, by whom, and with which answer.

#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/piping.hpp>

#include "support/catch.hpp"

using namespace muster;

namespace {

const std::string text = R"(form piped "{event}: your views"
  thanks "Thank you, {role or all}."

page "You"
  role       "Who are you here as?"  pick one
             ( ) parent     "parent"
             ( ) other ...  "somebody else"
             beside rather  "I would rather not say"

  came       "How did you come?"  pick any
             [ ] foot   "on foot"
             [ ] train  "by train"
             [ ] sky    "I was not there"  alone

  team       "Your team"  text

page "{event} and you"
  introduction "You came {came or somehow}."

  useful     "What did you gain as a {role or guest} of {team or a team}?"  text
             hint "Think of {event}. A { is only a sign, and {1} is too."
)";

forms::Form form() {
  auto read = forms::parse_form(text, "piped");
  REQUIRE(read.ok());
  return std::move(read).value();
}

std::string question_with(const forms::Answers& answers) {
  return forms::as_read(form(), "Summit", answers).question("useful")->label;
}

}  // namespace

TEST_CASE("words of a form name the event, and an earlier answer or what is read without it") {
  const auto read = forms::as_read(form(), "The {role or x} Summit");
  CHECK(read.title == "The {role or x} Summit: your views");  // a name is put in once, whatever stands in it
  CHECK(read.pages[1].title == "The {role or x} Summit and you");
  CHECK(read.thanks == "Thank you, all.");
  CHECK(read.pages[1].introduction == "You came somehow.");
  CHECK(read.question("useful")->label == "What did you gain as a guest of a team?");
  CHECK(read.question("useful")->hint == "Think of The {role or x} Summit. A { is only a sign, and {1} is too.");
}

TEST_CASE("an answer stands in a sentence as it was chosen or written, but for those that say nothing") {
  CHECK(question_with({{"role", {{"parent"}, {}}}, {"team", {{}, {"North"}}}}) ==
        "What did you gain as a parent of North?");
  CHECK(question_with({{"role", {{"other"}, {"forester"}}}}) == "What did you gain as a forester of a team?");
  CHECK(question_with({{"role", {{"other"}, {}}}}) == "What did you gain as a somebody else of a team?");
  CHECK(question_with({{"role", {{"rather"}, {}}}}) == "What did you gain as a guest of a team?");
  const auto came = [](std::vector<std::string> codes) {
    return forms::as_read(form(), "Summit", {{"came", {std::move(codes), {}}}}).pages[1].introduction;
  };
  CHECK(came({"foot", "train"}) == "You came on foot and by train.");
  CHECK(came({"sky"}) == "You came somehow.");
}

TEST_CASE("the text of a form keeps its braces") {
  CHECK(forms::parse_form(forms::print_form(form()), "").value() == form());
  CHECK(forms::print_form(form()).find("{role or guest} of {team or a team}") != std::string::npos);
  CHECK(forms::has_pipes(form()));
  CHECK_FALSE(forms::has_pipes(forms::as_read(form(), "Summit")));
}

TEST_CASE("a form that was published before braces meant anything reads as it stands") {
  const std::string old = "form old \"Old\"\npage \"P\"\n  a \"What of {b} or {c?\" text\n";
  CHECK_FALSE(forms::parse_form(old, "").ok());
  const auto published = forms::read_published_form(old, "");
  REQUIRE(published.ok());
  CHECK(forms::as_read(*published, "Summit").question("a")->label == "What of {b} or {c?");
}
