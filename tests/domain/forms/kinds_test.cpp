// Lines that must be something, scales from number to number, and conditions that go for pages.

#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/page_conditions.hpp>
#include <muster/domain/forms/tick_words.hpp>

#include "support/catch.hpp"

using namespace muster;

namespace {

forms::Form form_of(const std::string& questions, const std::string& top = {}) {
  const auto text = "form a \"A\"\n" + top + "page \"P\"\n" + questions;
  const auto form = forms::parse_form(text, "test");
  std::string errors;
  if (!form.ok()) {
    for (const auto& one : form.error().diagnostics) errors += render(one, text);
  }
  INFO(errors);
  REQUIRE(form.ok());
  CHECK(*forms::parse_form(forms::print_form(*form), "printed") == *form);
  return *form;
}

/// What is stored of one line, or the error.
std::string taken(const std::string& kind, const std::string& typed, const std::string& top = {}) {
  const auto checked = forms::check_answers(form_of("q \"Q\" " + kind + "\n", top), {{"q", {typed}}});
  if (!checked.ok()) return checked.errors.front().message;
  return checked.answers.at("q").texts.front();
}

bool is_refused(const std::string& kind, const std::string& typed) { return taken(kind, typed).ends_with("for “Q”"); }

}  // namespace

TEST_CASE("an e-mail address has a name, a sign and a host") {
  for (const auto* good : {"ada@example.org", "a.b+c@mail.example.co.uk", "o'neil@example.org"})
    CHECK(taken("email", good) == good);
  CHECK(taken("email", "  ada@example.org ") == "ada@example.org");
  for (const auto* bad : {"ada", "ada@", "@example.org", "ada@example", "a da@example.org", "ada@example..org",
                          "ada@@example.org", "ada.@example.org", "ada@-example.org"}) {
    INFO(bad);
    CHECK(is_refused("email", bad));
  }
  CHECK(taken("email", "ada") == "Write an e-mail address such as name@example.org for “Q”");
}

TEST_CASE("a web address is one of http, and needs no scheme") {
  CHECK(taken("web address", "example.org/a?b=c") == "https://example.org/a?b=c");
  CHECK(taken("web address", "http://www.example.org") == "http://www.example.org");
  for (const auto* bad :
       {"example", "ftp://example.org", "javascript:alert(1)", "https://", "exa mple.org", "<b>.org"}) {
    INFO(bad);
    CHECK(is_refused("web address", bad));
  }
}

TEST_CASE("a telephone number keeps its blanks") {
  for (const auto* good : {"020 7946 0000", "+44 (0)20 7946 0000", "(020) 7946-0000", "07700 900000"})
    CHECK(taken("telephone", good) == good);
  for (const auto* bad : {"12345", "none", "020 7946 0000 ext", "1234567890123456", "0207946+000"}) {
    INFO(bad);
    CHECK(is_refused("telephone", bad));
  }
}

TEST_CASE("a postcode is written in capitals with one blank; anonymous forms keep its first half alone") {
  CHECK(taken("postcode", "se17pb") == "SE1 7PB");
  CHECK(taken("postcode", "sw1a 1aa") == "SW1A 1AA");
  CHECK(taken("postcode", "M1 1AE") == "M1 1AE");
  for (const auto* bad : {"SE1", "12345", "SE17P", "ABC 1AA", "SE1 PBB"}) {
    INFO(bad);
    CHECK(is_refused("postcode", bad));
  }
  CHECK(taken("postcode", "se1 7pb", "anonymous\n") == "SE1");
  CHECK(taken("postcode", "Sw1a", "anonymous\n") == "SW1A");
  CHECK(form_of("q \"Q\" postcode\n", "anonymous\n").question("q")->format == forms::TextFormat::district);
}

TEST_CASE("a date is read in British order, and stored as machines read it") {
  for (const auto* good :
       {"27 3 2026", "27/3/2026", "27.03.2026", "2026-03-27", "27 March 2026", "27 mar 2026", "2026-03-27 00:00:00"}) {
    INFO(good);
    CHECK(taken("date", good) == "2026-03-27");
  }
  for (const auto* bad : {"31 6 2026", "3 27 2026", "27 3 26", "yesterday", "2026", "27 M 2026"}) {
    INFO(bad);
    CHECK(is_refused("date", bad));
  }
}

TEST_CASE("a time is read with either clock") {
  CHECK(taken("time", "9:30") == "09:30");
  CHECK(taken("time", "9.30 pm") == "21:30");
  CHECK(taken("time", "0930") == "09:30");
  CHECK(taken("time", "12 am") == "00:00");
  CHECK(taken("time", "12:05pm") == "12:05");
  CHECK(taken("time", "09:30:00") == "09:30");
  for (const auto* bad : {"25:00", "9:60", "9", "13 pm", "noon", "9:3"}) {
    INFO(bad);
    CHECK(is_refused("time", bad));
  }
}

TEST_CASE("a scale from number to number has its numbers as options, and compares") {
  const auto form = form_of(
      "again \"How likely?\" from 0 \"Not likely\" to 10 \"Very likely\" nps\n beside soon \"Too early to say\"\n"
      "warm \"How warm?\" scale from 1 \"Cold\" to 5\n"
      "why \"Why?\" lines 2 ask if again <= 6\n");
  const auto& again = *form.question("again");
  REQUIRE(again.options.size() == 12);
  CHECK(again.options[0].code == "0");
  CHECK(again.options[0].label == "0 Not likely");
  CHECK(again.options[7].label == "7");
  CHECK(again.options[10].label == "10 Very likely");
  CHECK(again.options[11].beside);
  CHECK(again.net_score);
  CHECK(again.direction == forms::Direction::worst_first);
  CHECK(form.question("warm")->direction == forms::Direction::as_written);
  CHECK(forms::check_answers(form, {{"again", {"6"}}, {"why", {"Far"}}}).answers.contains("why"));
  CHECK_FALSE(forms::check_answers(form, {{"again", {"10"}}, {"why", {"Far"}}}).answers.contains("why"));
  CHECK_FALSE(forms::check_answers(form, {{"again", {"soon"}}, {"why", {"Far"}}}).answers.contains("why"));
  CHECK_FALSE(forms::check_answers(form, {{"again", {"11"}}}).ok());
}

TEST_CASE("a published scale of numbers keeps its range, and a line keeps what it asks for") {
  const auto was = form_of("q \"Q\" from 0 to 10\nr \"R\" email\n");
  CHECK(forms::changed_meanings(was, form_of("q \"Q\" from 0 to 5\nr \"R\" email\n")).front().message ==
        "question \"q\" was answered on a scale from 0 to 10 and now goes from 0 to 5");
  CHECK(forms::changed_meanings(was, form_of("q \"Q\" from 0 to 10\nr \"R\" text\n")).front().message ==
        "question \"r\" asked for an email and now asks for any text");
}

TEST_CASE("the condition of a page goes for its questions, and prints at the page") {
  const auto form = form_of(
      "came* \"Were you there?\" pick one\n ( ) yes \"Yes\"\n ( ) no \"No\"\n"
      "page \"The day\"\n ask if came = yes\n introduction \"Think of the day.\"\n"
      "useful* \"Was it useful?\" text\n why \"Why?\" text ask if useful is answered\n");
  CHECK(form.question("useful")->required);
  CHECK(query::print_filter(*form.question("useful")->ask_if) == "came = yes");
  CHECK_FALSE(forms::own_condition(form, *form.question("useful")).has_value());
  CHECK(query::print_filter(*forms::own_condition(form, *form.question("why"))) == "useful is answered");
  CHECK(forms::check_answers(form, {{"came", {"no"}}}).ok());
  CHECK_FALSE(forms::check_answers(form, {{"came", {"yes"}}}).ok());
  const auto checked = forms::check_answers(form, {{"came", {"no"}}, {"useful", {"x"}}, {"why", {"y"}}});
  CHECK(checked.answers.size() == 1);
}

TEST_CASE("a form may end early, and then asks nothing more") {
  const auto form = form_of(
      "agree* \"Do you agree to take part?\" pick one\n ( ) yes \"Yes\"\n ( ) no \"No\"\n end if agree = no\n"
      "page \"Q\"\n useful* \"Was it useful?\" text\n"
      "page \"R\"\n last* \"Anything else?\" text\n");
  CHECK(forms::check_answers(form, {{"agree", {"no"}}}).ok());
  CHECK(forms::check_answers(form, {{"agree", {"yes"}}}).errors.size() == 2);
  CHECK(forms::check_answers(form, {{"agree", {"no"}}, {"last", {"x"}}}).answers.size() == 1);
}

TEST_CASE("a condition on a scale of numbers is kept") {
  const auto form = form_of("again \"Again?\" from 0 to 10\n why \"Why?\" text\n ask if again < 7\n");
  const auto& why = *form.question("why");
  REQUIRE(why.ask_if);
  CHECK(query::print_filter(*why.ask_if) == "again < 7");
}

TEST_CASE("limits of ticks are said in words") {
  const auto words = [](std::size_t least, std::size_t most) {
    forms::Question question;
    question.at_least = least;
    question.at_most = most;
    return forms::tick_limits_in_words(question);
  };
  CHECK(words(0, 0).empty());
  CHECK(words(0, 1) == "Tick one.");
  CHECK(words(0, 2) == "Tick one or two.");
  CHECK(words(0, 3) == "Tick at most three.");
  CHECK(words(1, 0) == "Tick one or more.");
  CHECK(words(2, 0) == "Tick at least two.");
  CHECK(words(3, 3) == "Tick three.");
  CHECK(words(2, 3) == "Tick two or three.");
  CHECK(words(2, 4) == "Tick two to four.");
}
