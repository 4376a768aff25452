// Indexes as figures: base, mean, spread and alpha, and that small bases hide them.
#include <muster/domain/figures/indexes.hpp>
#include <muster/domain/forms/language.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::figures;

namespace {

SummaryInput asked(const std::string& top) {
  SummaryInput out;
  const auto form = forms::parse_form(
      "form a \"A\"\n" + top +
          "index felt \"How it felt\" of voice, again\nscale agreement best first:\n ( ) agree \"Agree\"\n"
          " ( ) neither \"Neither\"\n ( ) disagree \"Disagree\"\npage \"P\"\n"
          "  voice \"I felt heard.\" scale agreement\n  again \"I would come again.\" scale agreement\n"
          "  role \"Role\" pick one\n  ( ) a \"A\"\n  ( ) b \"B\"\n",
      "test.form");
  REQUIRE(form.ok());
  out.form = *form;
  out.round = RoundState::closed;
  return out;
}

void answer(SummaryInput& input, int people, const std::string& voice, const std::string& again) {
  for (int at = 0; at < people; ++at) {
    forms::Answers answers{{"role", {{at % 2 == 0 ? "a" : "b"}, {}}}};
    if (!voice.empty()) answers.emplace("voice", forms::Answer{{voice}, {}});
    if (!again.empty()) answers.emplace("again", forms::Answer{{again}, {}});
    input.answers.push_back(std::move(answers));
  }
  input.responses = static_cast<std::int64_t>(input.answers.size());
}

IndexFigures felt(const SummaryInput& input) {
  auto summary = summarise(input);
  REQUIRE(summary.ok());
  REQUIRE(summary->indexes.size() == 1);
  return summary->indexes.front();
}

}  // namespace

TEST_CASE("an index has its base, its mean, its spread and its alpha") {
  auto input = asked("anonymous\n");
  answer(input, 15, "agree", "agree");
  answer(input, 10, "neither", "neither");
  answer(input, 5, "disagree", "neither");
  answer(input, 2, "agree", "");
  answer(input, 4, "", "");
  const auto index = felt(input);
  CHECK(index.base == 32);
  CHECK(index.complete == 30);
  CHECK(index.steps == 3);
  CHECK(*index.mean == Approx((15 * 3 + 10 * 2 + 5 * 1.5 + 2 * 3) / 32.0));
  REQUIRE(index.spread);
  REQUIRE(index.alpha);
  CHECK(*index.alpha > 0.8);
  CHECK(*index.alpha < 1);
  CHECK(finding_of(index) ==
        "The mean is 2.5 on steps from 1 (worst) to 3 (best), with a standard deviation of 0.6 (32 people).");
  CHECK(alpha_in_words(index).ends_with("(30 people who answered all two questions)."));
  CHECK(rule_in_words(index).starts_with("Made of two questions. Who answered at least one of them counts"));
  CHECK(to_json(*summarise(input)).find("\"standard_deviation\"") != std::string::npos);
}

TEST_CASE("the System Usability Scale is told of 100, of whoever answered all of it") {
  std::string text = "form a \"A\"\nindex easy \"How easy\" of tool sus\nscale agree worst first:\n";
  for (int step = 1; step <= 5; ++step) text += " ( ) s" + std::to_string(step) + " \"" + std::to_string(step) + "\"\n";
  text += "page \"P\"\n  tool \"Agree?\" grid scale agree\n";
  for (int item = 1; item <= 10; ++item) {
    text += "  - i" + std::to_string(item) + " \"Item " + std::to_string(item) + "\"" +
            (item % 2 == 0 ? " best first" : "") + "\n";
  }
  const auto form = forms::parse_form(text, "test.form");
  REQUIRE(form.ok());
  SummaryInput input;
  input.form = *form;
  input.round = RoundState::closed;
  const auto answer_all = [&](const std::string& good, const std::string& bad, int items) {
    forms::Answers answers;
    for (int item = 1; item <= items; ++item)
      answers.emplace("i" + std::to_string(item), forms::Answer{{item % 2 == 0 ? bad : good}, {}});
    input.answers.push_back(std::move(answers));
    input.responses = static_cast<std::int64_t>(input.answers.size());
  };
  answer_all("s5", "s1", 10);
  answer_all("s4", "s2", 10);
  answer_all("s5", "s1", 9);
  const auto index = felt(input);
  CHECK(index.base == 2);
  CHECK(*index.mean == Approx(87.5));
  CHECK(finding_of(index).starts_with("The mean score is 87.5 of 100"));
  CHECK(rule_in_words(index).find("Brooke 1996") != std::string::npos);
  CHECK(to_json(*summarise(input)).find("\"scored_as\": \"sus\"") != std::string::npos);
}

TEST_CASE("small bases hide what an index comes to") {
  auto input = asked("anonymous\n");
  answer(input, 4, "agree", "disagree");
  CHECK_FALSE(felt(input).mean);
  answer(input, 1, "agree", "agree");
  CHECK(felt(input).mean);
  CHECK_FALSE(felt(input).spread);
  answer(input, 5, "neither", "agree");
  CHECK(felt(input).spread);
  CHECK_FALSE(felt(input).alpha);
  CHECK(alpha_in_words(felt(input)) ==
        "Cronbach’s alpha is shown where thirty people or more answered all two questions; 10 did.");
  answer(input, 20, "neither", "agree");
  CHECK(felt(input).alpha);
}

TEST_CASE("of a group that is looked at alone there is no index") {
  auto input = asked("");
  answer(input, 40, "agree", "neither");
  input.where = "role = a";
  const auto summary = summarise(input);
  REQUIRE(summary.ok());
  CHECK(summary->indexes.empty());
}
