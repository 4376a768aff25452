// Pages for each, and options from the programme.
#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/piping.hpp>
#include <muster/domain/forms/programme_options.hpp>

#include "support/catch.hpp"

#include <algorithm>

namespace muster::forms {
namespace {

const std::string listed = R"(form spring-event "Spring event"
  suppress below 5

scale useful best first:
  ( ) very  "Very"
  ( ) not   "Not"

page "The day"
  went_to    "Which sessions did you go to?"  pick any
             [ ] welcome  "Welcome"
             [ ] panel    "Panel"
             [ ] none     "None of these"  alone

page "The sessions" for each went_to
  useful     "How useful was {session}?"  scale useful

  why        "Why was that?"  lines 2  at most 30 words
             comment "Anything else?"
             ask if useful = not

  parts      "And its parts?"  grid scale useful
             - talk     "The talk at {it}."
             - asking   "The questions."  comment "Which?"

page "The end"
  more       "What else?"  lines 4
)";

const std::string from_programme = R"(form spring-event "Spring event"
  suppress below 5

# The sessions come from the agenda.
page "The day"
  went_to    "Which sessions did you go to?"  pick any  options from sessions  # those of the day
             [ ] none  "None of these"  alone

page "The sessions" for each went_to
  useful     "How useful was {session}?"  lines 2
)";

Form read(const std::string& text) {
  auto form = parse_form(text, "test.form");
  INFO((form.ok() ? ""
                  : render(form.error().diagnostics.empty() ? Diagnostic{} : form.error().diagnostics.front(), text)));
  REQUIRE(form.ok());
  return *std::move(form);
}

std::vector<std::string> codes_of(const Form& form) {
  std::vector<std::string> codes;
  for (const auto* question : form.questions()) codes.push_back(question->code);
  return codes;
}

std::vector<std::string> options_of(const Form& form, const std::string& code) {
  std::vector<std::string> out;
  for (const auto& option : form.question(code)->options) out.push_back(option.code + "=" + option.label);
  return out;
}

Option option(const std::string& code, const std::string& label) {
  Option made;
  made.code = code;
  made.label = label;
  return made;
}

}  // namespace

TEST_CASE("a page for each is asked once for every option but those that stand alone") {
  const auto form = read(listed);
  CHECK(codes_of(form) == std::vector<std::string>{"went_to", "useful_welcome", "why_welcome", "why_welcome_comment",
                                                   "talk_welcome", "asking_welcome", "asking_welcome_comment",
                                                   "useful_panel", "why_panel", "why_panel_comment", "talk_panel",
                                                   "asking_panel", "asking_panel_comment", "more"});
  const auto& page = form.pages.at(1);
  CHECK(page.for_each == "went_to");
  REQUIRE(page.sections.size() == 2);
  CHECK(page.sections[1].title == "Panel");
  const auto* why = form.question("why_panel");
  CHECK(why->repeats == "why");
  CHECK(why->repeat_option == "panel");
  CHECK(query::print_filter(*why->ask_if).find("useful_panel = not") != std::string::npos);
  CHECK(query::print_filter(*form.question("useful_panel")->ask_if) == "went_to contains panel");
  CHECK(form.question("why_panel_comment")->repeats == "why_comment");
  REQUIRE(page.grids.size() == 2);
  CHECK(page.grids[0].code == "parts_welcome");
  CHECK(form.question("talk_panel")->grid == "parts_panel");
}

TEST_CASE("it is printed as it was written") {
  const auto form = read(listed);
  const auto printed = print_form(form);
  CHECK(printed.find("page \"The sessions\" for each went_to\n") != std::string::npos);
  CHECK(printed.find("ask if useful = not\n") != std::string::npos);
  CHECK(printed.find("  parts      \"And its parts?\"  grid scale useful\n") != std::string::npos);
  CHECK(printed.find("_welcome") == std::string::npos);
  CHECK(read(printed) == form);
  CHECK(print_form(read(printed)) == printed);
  CHECK(*print_form_text(listed, "test.form") == printed);
}

TEST_CASE("the words of a repeated question name its option, and who did not tick it is not asked") {
  const auto form = read(listed);
  const auto words = as_read(form, "Spring event");
  CHECK(words.question("useful_panel")->label == "How useful was Panel?");
  CHECK(words.question("talk_welcome")->label == "The talk at Welcome.");
  CHECK(full_label(*words.question("why_panel"), words) == "Why was that? (Panel)");
  CHECK(full_label(*words.question("useful_panel"), words) == "How useful was Panel?");
  Answers answers;
  answers["went_to"] = {{"panel"}, {}};
  CHECK(is_asked(*form.question("useful_panel"), form, answers));
  CHECK_FALSE(is_asked(*form.question("useful_welcome"), form, answers));
}

TEST_CASE("a session is named by a round that asks about one, else the fallback or the event is") {
  const auto form = read("form a \"A\"\npage \"P\"\nb \"How was {session}, and {session or the day}?\" lines 2\n");
  CHECK(as_read(about_session(form, "Panel"), "Summit").question("b")->label == "How was Panel, and Panel?");
  CHECK(as_read(form, "Summit").question("b")->label == "How was Summit, and the day?");
}

TEST_CASE("before a form is published, a stand-in is offered and asked about") {
  const auto form = read(from_programme);
  CHECK(has_stand_ins(form));
  CHECK(options_of(form, "went_to") ==
        std::vector<std::string>{"sessions=(the sessions of the event)", "none=None of these"});
  CHECK(codes_of(form) == std::vector<std::string>{"went_to", "useful_sessions"});
  const auto printed = print_form(form);
  CHECK(printed.find("the sessions of the event") == std::string::npos);
  CHECK(read(printed) == form);
}

TEST_CASE("options of the programme are listed when the form is published, and follow it when it is published again") {
  const ProgrammeOptions first{{"sessions", {option("welcome", "Welcome"), option("panel", "Panel")}}};
  const auto text = with_programme_options(from_programme, "test.form", first, nullptr);
  REQUIRE(text.ok());
  const auto published = read(*text);
  CHECK(options_of(published, "went_to") ==
        std::vector<std::string>{"welcome=Welcome", "panel=Panel", "none=None of these"});
  CHECK(codes_of(published) == std::vector<std::string>{"went_to", "useful_welcome", "useful_panel"});
  CHECK(text->find("# The sessions come from the agenda.") != std::string::npos);
  CHECK(text->find("options from sessions") != std::string::npos);
  CHECK_FALSE(has_stand_ins(published));
  CHECK(*with_programme_options(*text, "test.form", first, &published) == *text);

  // One session has gone, one has another title, one is new.
  const ProgrammeOptions later{{"sessions", {option("panel", "The panel"), option("tables", "At tables")}}};
  const auto next = with_programme_options(*text, "test.form", later, &published);
  REQUIRE(next.ok());
  const auto second = read(*next);
  CHECK(options_of(second, "went_to") ==
        std::vector<std::string>{"panel=The panel", "tables=At tables", "none=None of these"});
  CHECK(second.question("went_to")->option("panel")->also == std::vector<std::string>{"Panel"});
  CHECK(changed_meanings(published, second).empty());
}

TEST_CASE("a form without options from the programme stays as it was typed") {
  CHECK(*with_programme_options(listed, "test.form", {}, nullptr) == listed);
}

TEST_CASE("what the programme does not have, or has too much of, is said") {
  const auto none = with_programme_options(from_programme, "test.form", {{"sessions", {}}}, nullptr);
  REQUIRE_FALSE(none.ok());
  CHECK(none.error().message.find("there are none in the agenda") != std::string::npos);
  ProgrammeOptions many;
  for (int number = 0; number < 100; ++number)
    many["sessions"].push_back(option("s" + std::to_string(number), "Session " + std::to_string(number)));
  const auto refused = with_programme_options(from_programme, "test.form", many, nullptr);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message.find("there are 100") != std::string::npos);
}

}  // namespace muster::forms
