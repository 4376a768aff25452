// The form language and the answers to a form, fed twice as much, take no more than twice as long.

#include "support/catch.hpp"
#include "support/growth.hpp"

#include <muster/domain/forms/answer_limits.hpp>
#include <muster/domain/forms/language.hpp>

using namespace muster;
using growth::numbered;
using growth::repeated;

namespace {

const std::string begin = "form a \"A\"\npage \"P\"\n";
constexpr std::size_t first = 4 << 10;
constexpr std::size_t largest_first = 28 << 10;  // a form has 256 KB at most

void parse(const std::string& text) { (void)forms::parse_form(text, "test"); }

forms::Form all_kinds() {
  const auto form = forms::parse_form(R"(form a "A"
scale ends:
  ( ) yes "Yes"
  ( ) no "No"
page "P"
one "One?" pick one
  ( ) yes "Yes"
  ( ) other ... "Other"
any "Any?" pick any
  [ ] a "A"
  [ ] b ... "B"
line "Line?" text up to 1000 ask if one = yes
long "Long?" lines 4 ask if line contains "x" or any contains a
three "Words?" words up to 10
many "Number?" number from 1 to 10
mail "Mail?" email
site "Site?" web address
call "Call?" telephone
near "Near?" postcode
day "Day?" date
hour "Hour?" time
likely "Likely?" from 0 "Not" to 10 "Very" nps
agree "Agree?" grid scale ends
  - time "Time?" comment "Why?"
  - voice "Voice?"
)",
                                      "test");
  REQUIRE(form.ok());
  return *form;
}

}  // namespace

TEST_CASE("no text of any shape makes reading a form slower than it is long") {
  for (const std::string piece : {"q# \"Q\" text\n",
                                  "q# \"Q\" pick one\n ( ) yes \"Yes\"\n ( ) no \"No\"\n",
                                  "( ) o# \"O\"\n",
                                  "[ ] o# \"O\"\n",
                                  "page \"P#\"\n",
                                  "also \"a#\"\n",
                                  "\"a\"",
                                  "\"",
                                  "\\",
                                  "“",
                                  "” ",
                                  "“a” \n",
                                  "{",
                                  "(",
                                  "[",
                                  "#\n",
                                  "a",
                                  "a ",
                                  "a\n",
                                  "\n",
                                  "é",
                                  "\xC2\xA0",
                                  "hint \"h\"\n",
                                  "scale s#:\n ( ) a \"A\"\n ( ) b \"B\"\n",
                                  "q# \"Q\" scale s\n",
                                  "breakdown q#\n",
                                  "ask if q# = yes\n",
                                  "q# \"Q\" text ask if q0 contains \"a\"\n",
                                  "thanks \"t\"\n",
                                  "q# \"Q\" grid scale s\n - a \"A\"\n - b \"B\"\n",
                                  "- a# \"A\"\n",
                                  "- a# \"A\" comment \"Why?\" worst first\n",
                                  "comment \"Why?\"\n",
                                  "beside b# \"B\"\n",
                                  "q# \"Q\" pick any at least 1 at most 2\n [ ] a \"A\" alone\n [ ] b \"B\"\n",
                                  "q# \"Q\" from 0 \"N\" to 10 \"V\" nps\n",
                                  "q# \"Q\" date\n",
                                  "q# \"Q\" time\n",
                                  "q# \"Q\" postcode\n",
                                  "q# \"Q\" telephone\n",
                                  "q# \"Q\" web address\n",
                                  "information \"i#\"\n",
                                  "introduction \"i#\"\n",
                                  "end if q# = yes\n",
                                  "page \"P#\" ask if q0 = yes\n",
                                  "ask if q0 = yes or q0 = no and not q0 = yes\n",
                                  "1 ",
                                  "* ",
                                  "... "}) {
    CAPTURE(piece);
    CHECK(growth::fault_of(numbered(piece, begin), parse, first, largest_first) == "");
    CHECK(growth::fault_of(numbered(piece), parse, first, largest_first) == "");
  }
  for (const std::string piece : {"a", "é", "\\n", "“", "\\\""}) {
    CAPTURE(piece);
    CHECK(growth::fault_of(repeated(piece, begin + "q \"", "\" text\n"), parse, first, largest_first) == "");
    CHECK(growth::fault_of(repeated(piece, begin, " \"Q\" text\n"), parse, first, largest_first) == "");
    CHECK(growth::fault_of(
              repeated(piece, begin + "q \"Q\" pick one\n ( ) a \"A\"\n ( ) b \"B\"\nr \"R\" text ask if ", " = a\n"),
              parse, first, largest_first) == "");
  }
}

TEST_CASE("no answer of any shape makes checking it slower than it is long") {
  const auto form = all_kinds();
  const forms::BoundForm bound(form);
  std::vector<std::string> names{"one.other", "any.b"};
  for (const auto* question : form.questions()) names.push_back(question->code);
  CHECK(names.size() > 15);
  for (const auto& name : names) {
    std::vector<std::string> pieces{"a", "a,", "é", "\"", "\n", " ", "- ", " / ", "yes", "1", "x y "};
    // Each of these is some sort's own sign.
    if (const auto* question = form.question(name); question != nullptr && question->format != forms::TextFormat::any)
      pieces = {"a", "1", " ", "@", "a@b.", ".", ":", "+"};
    else if (question != nullptr && (question->numbered || !question->grid.empty() || !question->comment_on.empty()))
      pieces = {"a", "1", "yes"};
    for (const auto& piece : pieces) {
      CAPTURE(name, piece);
      const auto check = [&](const std::string& text) {
        (void)forms::check_answers(form, {{"one", {"yes"}}, {"line", {"x"}}, {name, {text}}});
      };
      CHECK(growth::fault_of(repeated(piece), check, first) == "");
    }
    const auto many = [&](const std::string& text) {
      forms::TypedReader typed(bound);
      for (std::size_t at = 0; at < text.size(); at += 8) typed.add(name, text.substr(at, 8));
      (void)forms::check_answers(form, typed.take());
    };
    CHECK(growth::fault_of(repeated("a"), many, first) == "");
  }
}

TEST_CASE("answers come out of the store as they went in, however many") {
  const auto read = [](const std::string& text) { (void)forms::answers_from_json(text); };
  for (const std::string piece : {"\"q#\":[\"a\"],", "[", "{\"a\":", "\"", "\\u0041"}) {
    CAPTURE(piece);
    CHECK(growth::fault_of(numbered(piece, "{"), read, first) == "");
  }
  const auto write = [](const std::string& text) { (void)forms::to_json({{"a", {{}, {text}}}}); };
  for (const std::string piece : {"a", "\"", "\x01", "é"}) CHECK(growth::fault_of(repeated(piece), write, first) == "");
}
