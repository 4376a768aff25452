// Forms as newcomers write them, each with one fault or two: what is said is about what they wrote, and where a line is
// proposed, the form is right with it.

#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/mended_line.hpp>

#include "support/catch.hpp"

using namespace muster;

namespace {

struct Fault {
  std::string lines;     ///< below the first page
  std::string message;   ///< of its first error
  std::string proposed;  ///< lines that take the place of those with an error, in their order; empty for none
};

const std::string two = "    ( ) a \"A\"\n    ( ) b \"B\"\n";
const std::string boxes = "    [ ] a \"A\"\n    [ ] b \"B\"\n";
const std::string rows = "    - s \"One\"\n    - t \"Two\"\n";

std::string page(const std::string& lines) { return "form x \"X\"\npage \"P\"\n" + lines; }

std::string one_of(const std::string& text, const Error& error) {
  return forms::mended_line(text, error.diagnostics, error.diagnostics.front()).value_or("");
}

std::string with_line(const std::string& text, std::size_t number, const std::string& line) {
  std::size_t begin = 0;
  for (std::size_t at = 1; at < number; ++at) begin = text.find('\n', begin) + 1;
  return text.substr(0, begin) + line + text.substr(text.find('\n', begin));
}

/// Takes every line that is proposed, one after the other; what they were.
std::string take_all(std::string& text) {
  std::string taken;
  for (int tries = 0; tries < 5; ++tries) {
    const auto form = forms::parse_form(text, "f");
    if (form.ok()) return taken;
    const auto line = one_of(text, form.error());
    if (line.empty()) return taken;
    taken += line + "\n";
    text = with_line(text, form.error().diagnostics.front().line, line);
  }
  return taken;
}

const std::vector<Fault> faults{
    {"  g \"How?\" grid pick any\n    [ ] a \"A\"\n    [ ] b ... \"Other\"\n" + rows,
     "the answers of a grid have no write-in", "    [ ] b \"Other\"\n"},
    {"  g \"How?\" grid pick one\n    ( ) a \"A\"\n    ( ) b ... \"Other\"\n" + rows,
     "the answers of a grid have no write-in", "    ( ) b \"Other\"\n"},
    {"  q \"How?\" scale\n    ( ) a \"A\"\n    ( ) b ...  \"Other\"\n", "a scale has no write-in",
     "    ( ) b  \"Other\"\n"},
    {"  q \"How?\" pick one best first\n    ( ) a \"A\"\n    ( ) c \"C\"\n    ( ) b ... \"Other\"\n",
     "options in order have no write-in", "    ( ) b \"Other\"\n"},
    {"  q \"How?\" pick one best first\n" + two + "    beside c ... \"Other\"\n",
     "an answer beside a scale has no write-in", "    beside c \"Other\"\n"},
    {"  r \"Order\" rank\n" + boxes + "    [ ] c ... \"Other\"\n", "a ranking has no write-in",
     "    [ ] c \"Other\"\n"},
    {"  g \"How?\" grid scale\n" + two + rows, "expected the name of a scale here", "  g \"How?\" grid pick one\n"},
    {"  g \"How?\" grid scale\n" + boxes + rows, "expected the name of a scale here", "  g \"How?\" grid pick any\n"},
    {"  g \"How?\" grid email\n" + rows,
     R"(expected "scale", "pick one", "pick any", "from" or "number", found "email")", ""},
    {"  r \"R\" pick one\n" + two + "  g \"How?\" grid pick any\n    [ ] c \"C\"\n    [ ] d \"D\" only if r = a\n" +
         rows,
     "\"only if\" does not go for a grid", "    [ ] d \"D\"\n"},
    {"  g \"How?\" grid pick any\n" + boxes + "    - s \"One\" worst first\n    - t \"Two\"\n",
     "\"worst first\" is for pick one and scale; this is a grid of boxes to tick", "    - s \"One\"\n"},
    {"  g \"How?\" grid number\n    - s \"One\"\n    - t \"Two\" best first\n",
     "\"best first\" is for pick one and scale; this is a grid of numbers", "    - t \"Two\"\n"},
    {"  w \"Words\" words up to 3 best first\n",
     "\"best first\" is for pick one and scale; this is a \"words\" question", "  w \"Words\" words up to 3\n"},
    {"  q \"How?\" text decimals 2\n", "decimals belong to a number, and this question is none", "  q \"How?\" text\n"},
    {"  q \"How far?\" from 0 to 10 unit \"miles\"\n", "a unit belongs to a number, and this question is none",
     "  q \"How far?\" from 0 to 10\n"},
    {"  q \"How?\" pick one at most 1\n" + two,
     "\"at most\" and \"at least\" say how many options may be ticked, and this is no pick any",
     "  q \"How?\" pick one\n"},
    {"  q \"How?\" scale at least 1\n" + two,
     "\"at most\" and \"at least\" say how many options may be ticked, and this is no pick any",
     "  q \"How?\" scale\n"},
    {"  q \"How?\" pick one\n    - yes \"Yes\"\n    - no \"No\"\n",
     "a line that begins with - is a statement of a grid", "    ( ) yes \"Yes\"\n    ( ) no \"No\"\n"},
    {"  q \"How?\" pick any\n    - yes \"Yes\"\n    - no \"No\"\n",
     "a line that begins with - is a statement of a grid", "    [ ] yes \"Yes\"\n    [ ] no \"No\"\n"},
    {"  q \"How?\" pick one\n    yes \"Yes\"\n    no \"No\"\n", "the option \"yes\" has no mark in front of it",
     "    ( ) yes \"Yes\"\n    ( ) no \"No\"\n"},
    {"  r \"Order\" rank\n" + boxes + "  q \"Why?\" text\n    ask if r = a\n",
     "\"r\" may have several answers, so = is not clear here", "    ask if r contains a\n"},
    {"  r \"Which?\" pick one\n" + two + "  q \"Why?\" text\n    ask if r contains a\n",
     "\"r\" has one answer, so contains does not fit", "    ask if r = a\n"},
    {"  born \"When?\" date\n  q \"Why?\" text\n    ask if born < \"2006-01-01\"\n",
     "\"born\" is a date, and dates are not compared", ""},
    {"  came \"When?\" time\n  q \"Why?\" text\n    ask if came > \"10:00\"\n",
     "\"came\" is a time of day, and times are not compared", ""},
    {"  q \"How?\" scale\n" + two + "    ( ) na \"Not applicable\" alone\n",
     "\"alone\" is for pick any: of the others only one is chosen anyway", "    ( ) na \"Not applicable\"\n"},
    {"  q \"How was {event or it}?\" lines 3\n", "the event always has a name", "  q \"How was {event}?\" lines 3\n"},
    {"  q \"Was it good?\" paragraph\n", "there is no kind of question called \"paragraph\"",
     "  q \"Was it good?\" lines 4\n"},
    {"  q \"How?\" text at most 100\n", "\"at most\" behind text and lines counts words, and says so",
     "  q \"How?\" text at most 100 words\n"},
    {"  q \"How?\" words 3\n", "expected \"up to\", found \"3\"", "  q \"How?\" words up to 3\n"},
    {"  q \"How?\" lines\n", "expected a whole number, but nothing follows", ""},
    {"  q \"How?\" from 1 - 5\n", "expected \"to\", found \"-\"", ""},
    {"  q \"How?\" pick one\n    ( ) \"A\"\n    ( ) b \"B\"\n    ( ) c \"C\"\n",
     "expected the option's code, found \"A\"", ""},
    {"  q \"Which?\" pick one\n" + two + "  r \"Why?\" text if q = a\n", "expected \"missing\", found \"q\"",
     "  r \"Why?\" text ask if q = a\n"},
    {"  q \"Which?\" pick one\n" + two + "  r \"Why?\" text ask if q is a\n",
     R"(expected "answered" or "not answered", found "a")", "  r \"Why?\" text ask if q = a\n"},
    {"  q \"Which?\" pick one\n" + two + "  r \"Why?\" text ask if q == a\n",
     "expected a comparison (=, !=, <, <=, >, >=, contains, in or is), found \"=\"",
     "  r \"Why?\" text ask if q = a\n"},
    {"  g \"How?\" grid pick one cloud\n" + two + rows, "\"cloud\" does not go for a grid",
     "  g \"How?\" grid pick one\n"},
};

}  // namespace

TEST_CASE("what is said of a newcomer's fault is about what they wrote, and the proposed line mends the form") {
  for (const auto& fault : faults) {
    auto text = page(fault.lines);
    INFO(text);
    const auto form = forms::parse_form(text, "f");
    REQUIRE_FALSE(form.ok());
    CHECK(form.error().diagnostics.front().message == fault.message);
    CHECK_FALSE(form.error().diagnostics.front().hint.empty());
    CHECK(take_all(text) == fault.proposed);
    const auto after = forms::parse_form(text, "f");
    if (!fault.proposed.empty() && !after.ok()) FAIL_CHECK(after.error().diagnostics.front().message);
  }
}

TEST_CASE("a scale that a grid takes its answers from is told of as the grid's") {
  std::string text = "form x \"X\"\nscale ag best first:\n  ( ) a \"A\"\n  ( ) b ... \"B\"\n" +
                     page("  g \"How?\" grid scale ag\n" + rows).substr(11);
  const auto form = forms::parse_form(text, "f");
  REQUIRE_FALSE(form.ok());
  CHECK(form.error().diagnostics.front().message == "the answers of a grid have no write-in");
  CHECK(take_all(text) == "  ( ) b \"B\"\n");
  CHECK(forms::parse_form(text, "f").ok());
}

TEST_CASE("what is said elsewhere than in the form's text is told so") {
  const auto hint = [](const std::string& text) {
    const auto form = forms::parse_form(text, "f");
    REQUIRE_FALSE(form.ok());
    return form.error().diagnostics.front().hint;
  };
  const std::string question = "page \"P\"\n  q \"How?\" text\n";
  CHECK(hint("form x \"X\"\n  deadline 2027-01-01\n" + question) ==
        "when a form opens and closes is said on its page, not in its text");
  CHECK(hint("form x \"X\"\n  event \"Summit\"\n" + question) ==
        "what a form is about is said when it is published; {event} in a text is its title");
  CHECK(hint("form x \"X\"\n  booking\n" + question) ==
        "a booking page asks the form that is chosen for it there; nothing of it stands in the text");
  CHECK(hint(page("  q \"How?\" pick one required\n" + two)) ==
        "a * behind the question's code says that it must be answered: helpful*");
  CHECK(hint(page("  q \"How?\" pick one\n    ( ) a \"A\" go to 3\n    ( ) b \"B\"\n")) ==
        "questions are passed over by ask if below the question that not everybody is asked");
  CHECK(hint(page("  q \"How?\" pick one or more\n" + two)) ==
        "pick one lets people choose one option, and pick any lets them tick several");
  CHECK(hint("form x \"X\"\n  anonymous yes\n" + question) ==
        "take it away: nothing of the kind stands behind this line");
  CHECK(hint("form x \"X\"\nscale ag\n  ( ) a \"A\"\n  ( ) b \"B\"\npage \"P\"\n  q \"How?\" scale ag\n") ==
        "the name of a scale that questions share has a colon behind it: scale agreement:");
  CHECK(hint(page("  q \"How?\"* text\n")) == "the * stands behind the question's code: helpful*");
  CHECK(hint(page("  q \"How?\" pick one\n" + two + "    other ...\n")) ==
        "an option that leaves a line to write on is written ( ) other ...  \"Something else\"");
  CHECK(hint(page("  q \"How?\" from 1 to 5 \"Bad\" \"Good\"\n")) ==
        "what a number means stands behind it: from 1 \"Too slow\" to 5 \"Too fast\"");
  CHECK(hint(page("  q \"How?\" yes/no\n")).find("pick one, pick any, rank, scale") != std::string::npos);
}
