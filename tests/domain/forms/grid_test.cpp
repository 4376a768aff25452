// Grids of statements, comments, limits of ticks and information: what they read as, take in and print.

#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/language.hpp>

#include "support/catch.hpp"
#include "support/form_of.hpp"

using namespace muster;

namespace {

const std::string grid_text = R"(form day "The day"

scale agreement best first:
  ( ) agree     "Agree"
  ( ) neither   "Neither"
  ( ) disagree  "Disagree"
  beside na     "Not applicable"

page "The tables"
  introduction "Think of the afternoon."
  day*       "How far do you agree?"  grid scale agreement
             also "The tables"
             hint "Leave nothing out."
             comment "What else about the tables?"
             - time    "There was enough time to talk."
             - voice   "I felt heard."  comment "What got in the way?"  also "They listened"
             - rushed  "I felt rushed."  worst first

  information "Now a question of another kind."
  format     "How would you like to meet?"  pick any  at least 1  at most 2
             [ ] here    "In person"
             [ ] online  "Online"   comment "With which program?"
             [ ] both    "Both"
             [ ] none    "I would rather not say"  alone
)";

using test::form_of;

std::vector<std::string> codes_of(const forms::Form& form) {
  std::vector<std::string> out;
  for (const auto* question : form.questions()) out.push_back(question->code);
  return out;
}

std::string first_error(const forms::CheckedAnswers& checked) {
  return checked.errors.empty() ? std::string() : checked.errors.front().message;
}

}  // namespace

TEST_CASE("statements and comments are questions with codes of their own") {
  const auto form = form_of(grid_text);
  CHECK(codes_of(form) == std::vector<std::string>{"time", "voice", "voice_comment", "rushed", "day_comment", "format",
                                                   "format_online_comment"});
  const auto* grid = form.grid("day");
  REQUIRE(grid != nullptr);
  CHECK(grid->label == "How far do you agree?");
  CHECK(grid->hint == "Leave nothing out.");
  CHECK(grid->also == std::vector<std::string>{"The tables"});
  for (const auto* code : {"time", "voice", "rushed"}) {
    const auto* row = form.question(code);
    CHECK(row->grid == "day");
    CHECK(row->required);
    CHECK(row->kind == forms::QuestionKind::scale);
    CHECK(row->options.size() == 4);
  }
  CHECK(form.question("time")->direction == forms::Direction::best_first);
  CHECK(form.question("rushed")->direction == forms::Direction::worst_first);
  CHECK(form.question("voice")->also == std::vector<std::string>{"They listened"});
  CHECK(form.question("voice_comment")->comment_on == "voice");
  CHECK_FALSE(form.question("voice_comment")->required);
  CHECK(full_label(*form.question("voice_comment"), form) == "I felt heard. What got in the way?");
  CHECK(full_label(*form.question("day_comment"), form) == "How far do you agree? What else about the tables?");
  CHECK(form.pages[0].introduction == "Think of the afternoon.");
  CHECK(form.question("format")->information == "Now a question of another kind.");
}

TEST_CASE("a form with a grid prints as it reads, and reads as it prints") {
  const auto form = form_of(grid_text);
  const auto printed = forms::print_form(form);
  INFO(printed);
  const auto again = form_of(printed);
  CHECK(again == form);
  CHECK(forms::print_form(again) == printed);
  CHECK(printed.find("- voice      \"I felt heard.\"  comment \"What got in the way?\"  also \"They listened\"") !=
        std::string::npos);
  CHECK(printed.find("pick any  at least 1  at most 2") != std::string::npos);
}

TEST_CASE("notes of a form with a grid stay where they stood") {
  std::string text = grid_text;
  text.insert(text.find("             - voice"), "             # The one that matters.\n");
  text.insert(text.find("  information"), "  # Of another kind.\n");
  const auto printed = forms::print_form_text(text, "test");
  REQUIRE(printed.ok());
  CHECK(printed->find("# The one that matters.\n             - voice") != std::string::npos);
  CHECK(printed->find("# Of another kind.\n  information") != std::string::npos);
}

TEST_CASE("one * asks for every statement, and each missing one is named") {
  const auto form = form_of(grid_text);
  const auto checked = forms::check_answers(form, {{"time", {"agree"}}, {"rushed", {"na"}}});
  REQUIRE(checked.errors.size() == 1);
  CHECK(checked.errors[0].question == "voice");
  CHECK(checked.errors[0].message == "Choose one answer for “I felt heard.”");
}

TEST_CASE("ticks keep to their limits, and what stands alone stands alone") {
  const auto form = form_of(grid_text);
  const auto check = [&](std::vector<std::string> ticks) {
    return forms::check_answers(
        form, {{"time", {"agree"}}, {"voice", {"agree"}}, {"rushed", {"agree"}}, {"format", std::move(ticks)}});
  };
  CHECK(check({}).ok());
  CHECK(check({"here", "both"}).ok());
  CHECK(check({"none"}).ok());
  CHECK(first_error(check({"here", "online", "both"})) ==
        "You ticked three. Untick one of them for “How would you like to meet?”");
  CHECK(first_error(check({"here", "none"})) ==
        "“I would rather not say” stands alone, and “In person” is ticked too. Untick one of them for “How would you "
        "like to meet?”");
}

TEST_CASE("the comment on an option is asked of those who chose it") {
  const auto form = form_of(grid_text);
  forms::TypedAnswers typed{{"time", {"agree"}},
                            {"voice", {"agree"}},
                            {"rushed", {"agree"}},
                            {"format", {"here"}},
                            {"format_online_comment", {"By telephone"}}};
  CHECK_FALSE(forms::check_answers(form, typed).answers.contains("format_online_comment"));
  typed["format"] = {"online"};
  CHECK(forms::check_answers(form, typed).answers.at("format_online_comment").texts ==
        std::vector<std::string>{"By telephone"});
}

TEST_CASE("a condition on a grid goes for all its statements and their comments") {
  auto text = grid_text;
  text.replace(text.find("  day*"), 6,
               "  came \"Were you there?\" pick one\n  ( ) yes \"Yes\"\n  ( ) no \"No\"\n  day");
  text.insert(text.find("             hint"), "             ask if came = yes\n");
  const auto form = form_of(text);
  for (const auto* code : {"time", "voice", "voice_comment", "rushed", "day_comment"}) {
    INFO(code);
    CHECK(form.question(code)->ask_if.has_value());
  }
  CHECK(form_of(forms::print_form(form)) == form);
}

TEST_CASE("two grids may ask of the same statements, and two questions may have the same comment") {
  const auto form = form_of(
      "form a \"A\"\nscale good best first:\n ( ) yes \"Yes\"\n ( ) no \"No\"\npage \"P\"\n"
      " morning \"How was the morning?\" grid scale good\n - m_food \"The food\" comment \"Why?\"\n - m_room \"The "
      "room\"\n"
      " evening \"How was the evening?\" grid scale good\n - e_food \"The food\" comment \"Why?\"\n - e_room \"The "
      "room\"\n");
  CHECK(form.questions().size() == 6);
}

TEST_CASE("a question may still be called comment or information") {
  const auto form =
      form_of("form a \"A\"\npage \"P\"\n comment \"Anything else?\" lines 3\n information \"What?\" text\n");
  CHECK(codes_of(form) == std::vector<std::string>{"comment", "information"});
}

TEST_CASE("a published statement keeps its heading") {
  const auto form = form_of(grid_text);
  auto text = grid_text;
  text.replace(text.find("How far do you agree?"), 21, "How far do you differ?");
  const auto changed = forms::changed_meanings(form, form_of(text));
  REQUIRE(changed.size() == 3);
  CHECK(changed[0].message ==
        "question \"time\" stood below \"How far do you agree?\" and now stands below \"How far do you differ?\"");
  text.replace(text.find("also \"The tables\""), 17, "also \"How far do you agree?\"");
  CHECK(forms::changed_meanings(form, form_of(text)).empty());
}
