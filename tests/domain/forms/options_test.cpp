// Options that are not everybody's, words among options, lines to write on, grids with answers of their own, sections,
// and ends with thanks of their own: what they read as, take in and print.

#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/page_conditions.hpp>

#include "support/catch.hpp"
#include "support/form_of.hpp"

using namespace muster;

namespace {

const std::string text = R"(form travel "Travel"

page "Before we begin"
  agree*     "Do you agree to take part?"  pick one
             ( ) yes  "Yes"
             ( ) no   "No"

  end if agree = no
    thanks "Thank you for saying so. Nothing was kept."

page "The day"
  role       "Who are you?"  pick one
             ( ) family   "Parent or carer"
             ( ) council  "Council"

  how        "How did you come?"  pick any
             heading "Without a ticket"
             [ ] foot   "On foot"
             [ ] bike ...  "By bicycle, from"
             heading "With a ticket"
             [ ] bus    "By bus"
             [ ] pool   "In a council's car"  also "Pool car"  only if role = council
             [ ] other ...  "Another way"

  section "For families"
    ask if role = family

  help*      "Who helped you with what?"  grid pick any  at most 2
             [ ] school   "The school"  also "School"
             [ ] council  "The council"
             [ ] forum    "The parents' forum"
             [ ] nobody   "Nobody"  alone
             - plan    "The plan"
             - travel  "Travel"
  told       "Who told you?"  grid pick one  best first
             ( ) early  "In time"
             ( ) late   "Too late"
             - date  "Of the date"
             - room  "Of the room"  worst first

  section "For everybody"

  better     "What could be better?"  lines 3
  why*       "Why did you come on foot?"  lines 2
             ask if how contains foot
)";

using test::form_of;

std::string first_error(const forms::CheckedAnswers& checked) {
  return checked.errors.empty() ? std::string() : checked.errors.front().message;
}

}  // namespace

TEST_CASE("a form with sections, offers and headings prints as it reads, and reads as it prints") {
  const auto form = form_of(text);
  const auto printed = forms::print_form(form);
  INFO(printed);
  const auto again = form_of(printed);
  CHECK(again == form);
  CHECK(forms::print_form(again) == printed);
  CHECK(printed.find("  end if agree = no\n    thanks \"Thank you for saying so.") != std::string::npos);
  CHECK(printed.find("  section \"For families\"\n  ask if role = family\n\n  help*") != std::string::npos);
  CHECK(printed.find("grid pick any  at most 2\n") != std::string::npos);
  CHECK(printed.find("also \"Pool car\"  only if role = council\n") != std::string::npos);
}

TEST_CASE("notes stay with sections, ends and headings") {
  auto noted = text;
  noted.insert(noted.find("             heading \"With a"), "             # Costs.\n");
  noted.insert(noted.find("  section \"For every"), "  # The last.\n");
  noted.insert(noted.find("    thanks"), "    # Kind.\n");
  const auto printed = forms::print_form_text(noted, "test");
  REQUIRE(printed.ok());
  CHECK(printed->find("# Costs.\n             heading \"With a ticket\"") != std::string::npos);
  CHECK(printed->find("# The last.\n  section \"For everybody\"") != std::string::npos);
  CHECK(printed->find("# Kind.\n    thanks") != std::string::npos);
}

TEST_CASE("the questions of a section carry its condition, and print without it") {
  const auto form = form_of(text);
  const auto& page = form.pages[1];
  REQUIRE(page.sections.size() == 2);
  for (const auto* code : {"plan", "travel", "date", "room"}) {
    INFO(code);
    const auto* question = form.question(code);
    CHECK(question->section == 1);
    CHECK(question->ask_if.has_value());
    CHECK_FALSE(forms::own_condition(form, *question).has_value());
    CHECK(forms::section_of(page, *question)->title == "For families");
  }
  CHECK(form.question("better")->section == 2);
  CHECK(forms::section_of(page, *form.question("role")) == nullptr);
  const auto as = [&](const std::string& role) {
    return forms::check_answers(form, {{"agree", {"yes"}}, {"role", {role}}});
  };
  CHECK(as("council").ok());
  CHECK(first_error(as("family")) == "Choose at least one answer for “The plan”");
}

TEST_CASE("a question that hangs on an answer must be answered where it is asked") {
  const auto form = form_of(text);
  const auto how = [&](const std::string& code) {
    return forms::check_answers(form, {{"agree", {"yes"}}, {"role", {"council"}}, {"how", {code}}});
  };
  CHECK(how("bus").ok());
  CHECK(first_error(how("foot")) == "Write an answer for “Why did you come on foot?”");
}

TEST_CASE("an option is taken from those alone to whom it is offered") {
  const auto form = form_of(text);
  const auto how = [&](const std::string& role) {
    return forms::check_answers(form, {{"agree", {"yes"}}, {"role", {role}}, {"how", {"bus", "pool"}}});
  };
  CHECK(how("council").answers.at("how").codes == std::vector<std::string>{"bus", "pool"});
  const forms::Form without_family = form_of(text.substr(0, text.find("  section")));
  const auto taken =
      forms::check_answers(without_family, {{"agree", {"yes"}}, {"role", {"family"}}, {"how", {"bus", "pool"}}});
  CHECK(taken.ok());
  CHECK(taken.answers.at("how").codes == std::vector<std::string>{"bus"});
}

TEST_CASE("of several lines to write on each text keeps its option, in the store too") {
  const auto form = form_of(text);
  const auto checked = forms::check_answers(form, {{"agree", {"yes"}},
                                                   {"role", {"council"}},
                                                   {"how", {"bus"}},
                                                   {"how.other", {"By boat"}},
                                                   {"how.bike", {" Hackney "}}});
  REQUIRE(checked.ok());
  const auto& answer = checked.answers.at("how");
  CHECK(answer.codes == std::vector<std::string>{"bike", "bus", "other"});
  CHECK(answer.texts == std::vector<std::string>{"Hackney", "By boat"});
  CHECK(answer.written_in == std::vector<std::string>{"bike", "other"});
  const auto stored = forms::to_json(checked.answers);
  CHECK(stored.find(R"("texts":["Hackney","By boat"],"written_in":["bike","other"])") != std::string::npos);
  const auto read = forms::answers_from_json(stored);
  REQUIRE(read.ok());
  CHECK(*read == checked.answers);
  CHECK_FALSE(forms::answers_from_json(R"({"how":{"codes":["bike"],"texts":["a"],"written_in":[]}})").ok());
}

TEST_CASE("in a grid of ticks every statement has limits and what stands alone") {
  const auto form = form_of(text);
  const auto check = [&](std::vector<std::string> plan) {
    return forms::check_answers(
        form, {{"agree", {"yes"}}, {"role", {"family"}}, {"plan", std::move(plan)}, {"travel", {"nobody"}}});
  };
  CHECK(check({"school", "forum"}).ok());
  CHECK(first_error(check({"school", "council", "forum"})) == "You ticked three. Untick one of them for “The plan”");
  CHECK(first_error(check({"school", "nobody"})).starts_with("“Nobody” stands alone"));
  CHECK(form.question("date")->direction == forms::Direction::best_first);
  CHECK(form.question("room")->direction == forms::Direction::worst_first);
}

TEST_CASE("questions may still be called section or heading") {
  const auto form = form_of("form a \"A\"\npage \"P\"\n section \"Which?\" text\n heading \"What?\" lines 3\n");
  CHECK(form.questions().size() == 2);
}

TEST_CASE("a published question with one line to write on gets no second") {
  const std::string one = "form a \"A\"\npage \"P\"\n q \"Q\" pick any\n [ ] a ... \"A\"\n [ ] b \"B\"\n";
  auto two = one;
  two.replace(two.find("b \"B\""), 1, "b ...");
  const auto changed = forms::changed_meanings(form_of(one), form_of(two));
  REQUIRE(changed.size() == 1);
  CHECK(changed[0].message ==
        "question \"q\" had one line to write on and now has 2, so nobody knows to which an older text belongs");
}
