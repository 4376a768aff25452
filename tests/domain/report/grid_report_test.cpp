// Grids and scales of numbers in a report.

#include <muster/domain/figures/summary.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/report/definition.hpp>
#include <muster/kit/document/writers.hpp>

#include "support/catch.hpp"
#include "support/times.hpp"

using namespace muster;
using namespace muster::report;

namespace {

figures::Summary day(int people) {
  figures::SummaryInput input;
  input.event.slug = "summit";
  input.event.title = "The summit";
  input.event.date = Date(std::chrono::year(2022) / std::chrono::June / 10);
  const auto form = forms::parse_form(
      "form a \"A\"\nscale agreement best first:\n ( ) agree \"Agree\"\n ( ) disagree \"Disagree\"\npage \"P\"\n"
      "  day \"How far do you agree?\" grid scale agreement\n  - time \"There was enough time.\"\n"
      "  - voice \"I felt heard.\"\n  again \"How likely?\" from 0 to 10 nps\n  contact \"Your e-mail address\" "
      "email\n",
      "test.form");
  REQUIRE(form.ok());
  input.form = *form;
  input.round = figures::RoundState::closed;
  for (int at = 0; at < people; ++at) {
    input.answers.push_back({{"time", {{"agree"}, {}}},
                             {"voice", {{at % 2 == 0 ? "agree" : "disagree"}, {}}},
                             {"again", {{"9"}, {}}},
                             {"contact", {{}, {"ada@example.org"}}}});
  }
  input.responses = people;
  auto summary = figures::summarise(input);
  REQUIRE(summary.ok());
  return std::move(summary).value();
}

std::string markdown_of(const std::string& definition, const figures::Summary& summary) {
  const auto built = build_document(definition, "test.report", summary);
  std::string errors;
  if (!built.ok()) {
    for (const auto& one : built.error().diagnostics) errors += render(one, definition);
  }
  INFO(errors);
  REQUIRE(built.ok());
  return document::to_markdown(*built);
}

}  // namespace

TEST_CASE("a grid stands in a report as one figure, and once among all questions") {
  const auto summary = day(10);
  const auto alone = markdown_of("::: grid day\n", summary);
  CHECK(alone.find("How far do you agree?") != std::string::npos);
  CHECK(alone.find("There was enough time.") != std::string::npos);
  const auto all = markdown_of("::: questions\n", summary);
  CHECK(test::times(all, "# How far do you agree?") == 1);
  CHECK(all.find("# There was enough time.") == std::string::npos);
  CHECK(all.find("ada@example.org") == std::string::npos);
  const auto rest = markdown_of("::: grid day\n\n::: questions rest\n", summary);
  CHECK(rest.find("# How far do you agree?") == std::string::npos);
}

namespace {

/// Ten people gave the same two numbers.
figures::Summary two_lines(const std::string& range, const std::string& talks, const std::string& tables) {
  figures::SummaryInput input;
  input.event.slug = "summit";
  input.event.title = "The summit";
  input.event.date = Date(std::chrono::year(2022) / std::chrono::June / 10);
  const auto form =
      forms::parse_form("form a \"A\"\npage \"P\"\n  share \"How was your time spent?\" grid number " + range +
                            "\n  - talks \"Listening to talks\"\n  - tables \"Talking at tables\"\n",
                        "test.form");
  REQUIRE(form.ok());
  input.form = *form;
  input.round = figures::RoundState::closed;
  for (int at = 0; at < 10; ++at) input.answers.push_back({{"talks", {{}, {talks}}}, {"tables", {{}, {tables}}}});
  input.responses = 10;
  auto summary = figures::summarise(input);
  REQUIRE(summary.ok());
  return std::move(summary).value();
}

}  // namespace

TEST_CASE("a report shows a grid of numbers as one figure") {
  const auto all = markdown_of("::: questions\n", two_lines("from 0 to 100 adds up to 100", "60", "40"));
  CHECK(test::times(all, "# How was your time spent?") == 1);
  CHECK(all.find("The average is highest for ‘Listening to talks’ (60) and lowest for ‘Talking at tables’ (40).") !=
        std::string::npos);
}

TEST_CASE("a report says which line of a grid of numbers each sentence is about") {
  const auto all = markdown_of("::: questions\n", two_lines("from -10 to 10", "6", "-4"));
  CHECK(all.find("Listening to talks: the average is 6 and the median 6") != std::string::npos);
  CHECK(all.find("Talking at tables: the average is -4") != std::string::npos);
}

TEST_CASE("figures of statements and numbers go by their codes, before anybody has answered too") {
  CHECK(markdown_of("x {time = agree | of} {again.net} {again.mean} {time.label}", day(10))
            .find("x 10 of 10 +100 9 How far do you agree? There was enough time.") != std::string::npos);
  CHECK(markdown_of("x {again.net}", day(0)).find("no answers") != std::string::npos);
  const auto built = build_document("::: grid dya\n", "test.report", day(10));
  REQUIRE_FALSE(built.ok());
  CHECK(built.error().diagnostics.front().message == "the form has no grid \"dya\"");
}
