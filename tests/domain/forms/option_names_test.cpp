// Which labels of options an import can tell apart: the same rule refuses a form and finds an answer.

#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/option_names.hpp>

#include "support/catch.hpp"

#include <utility>

using namespace muster::forms;

TEST_CASE("signs that carry a meaning keep options apart") {
  const std::vector<std::pair<const char*, const char*>> different{{"-2", "+2"},   {"<18", "18"},
                                                                   {"18", ">18"},  {"5", "5+"},
                                                                   {"A", "A*"},    {"☹", "😐"},
                                                                   {"★★★", "★★"},  {"+", "-"},
                                                                   {"1.5", "15"},  {"£5", "$5"},
                                                                   {"C", "C++"},   {"10%", "10"},
                                                                   {"1-2", "12"},  {"11:30", "1130"},
                                                                   {"2", "-2"},    {"↑", "↓"},
                                                                   {"½", "1/2"},   {"🙂", "🙁"},
                                                                   {"1–2", "1–3"}, {"2 or more", "2"},
                                                                   {"#1", "1"},    {"1,5", "15"},
                                                                   {"=", "≠"},     {"A", "A+"},
                                                                   {"0-5", "-5"},  {"Yes", "Yes, mostly"},
                                                                   {"…", "—"},     {"A/B", "A or B"}};
  for (const auto& [left, right] : different) {
    INFO(left << " and " << right);
    CHECK(option_key(left) != option_key(right));
  }
}

TEST_CASE("case, spaces and punctuation do not keep options apart") {
  const std::vector<std::pair<const char*, const char*>> same{{"Strongly agree", "strongly  AGREE."},
                                                              {"Strongly agree", "Strongly-agree"},
                                                              {"Don’t know", "Don't know"},
                                                              {"In person; with lunch", "In person, with lunch"},
                                                              {"Café", "CAFE"},
                                                              {"11–16", "11-16"},
                                                              {"1,200", "1200"},
                                                              {"−2", "-2"},
                                                              {"Well-being", "Well being"},
                                                              {"(Yes)", "Yes"}};
  for (const auto& [left, right] : same) {
    INFO(left << " and " << right);
    CHECK(option_key(left) == option_key(right));
  }
}

TEST_CASE("a form with options that an import could not tell apart is refused, and only such a form") {
  const auto form = [](const std::string& first, const std::string& second) {
    return parse_form(
        "form a \"A\"\npage \"P\"\n  q \"Q?\" pick one\n    ( ) a \"" + first + "\"\n    ( ) b \"" + second + "\"\n",
        "");
  };
  CHECK(form("-2", "+2").ok());
  CHECK(form("☹", "😐").ok());
  CHECK_FALSE(form("Helpful", "helpful!").ok());
  CHECK_FALSE(form("☹", " ☹").ok());
}

TEST_CASE("a label goes before a code, and a code is known by its very letters") {
  const auto form = parse_form(
      "form a \"A\"\npage \"P\"\n  q \"Q?\" pick one\n    ( ) five \"5+\"  also \"five or more\"\n"
      "    ( ) few \"five\"\n    ( ) zero \"0\"\n",
      "");
  REQUIRE(form.ok());
  const auto& question = *form->question("q");
  const auto code_of = [&](const char* typed) {
    const auto* option = option_named(question, typed);
    return option == nullptr ? std::string("none") : option->code;
  };
  CHECK(code_of("5+") == "five");
  CHECK(code_of("Five or more") == "five");
  CHECK(code_of("five") == "few");
  CHECK(code_of(" ZERO ") == "zero");
  CHECK(code_of("5") == "none");
}
