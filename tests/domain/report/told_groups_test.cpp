// The groups, units and numbers of a report in another language of its form, and a note that counts once.

#include "domain/report/printing.hpp"

#include <muster/domain/figures/told_in.hpp>

using namespace muster;
using namespace muster::report;
using namespace events_of_tests;
using namespace printing_of_tests;

namespace {

/// The form as its translation has it.
forms::Form in_french(const forms::Form& form) {
  auto out = form;
  out.language = "fr";
  for (auto& page : out.pages) {
    for (auto& question : page.questions) {
      question.label = "FR " + question.label;
      question.unit = question.unit.empty() ? "" : "FR " + question.unit;
      for (auto& option : question.options) option.label = "FR " + option.label;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("groups are called as the form calls them in the language of the report") {
  const Event event(anonymous_round(60));
  REQUIRE_FALSE(event.summary.cuts.empty());
  const auto told = figures::with_words_of(event.summary, in_french(*event.input.form));
  const auto& cut = told.cuts.front();
  CHECK(cut.label == "FR Who are you?");
  REQUIRE(cut.groups.size() == event.summary.cuts.front().groups.size());
  CHECK(cut.groups.front().label.starts_with("FR "));
  bool any = false;
  for (const auto& question : told.questions) {
    for (const auto& breakdown : question.broken_down) {
      if (breakdown.cut != cut.code) continue;
      for (const auto& group : breakdown.groups) {
        any = true;
        CHECK(group.label.starts_with("FR "));
      }
    }
  }
  CHECK(any);
  ReportData data{told};
  data.language = "fr";
  const auto text = printed("::: breakdown\n", data);
  INFO(text);
  CHECK(text.find("FR Parent or carer") != std::string::npos);
  CHECK(text.find("| Parent or carer") == std::string::npos);
  CHECK(text.find("role") == std::string::npos);
}

TEST_CASE("the note of the method says once how many answered") {
  Event event(named_round(12));
  event.summary.round = figures::RoundState::open;
  const auto text = printed("::: method\n", event.data());
  INFO(text);
  CHECK(text.find("answers so far") == std::string::npos);
  CHECK(text.find("The form is open, so figures still move.") != std::string::npos);
}

TEST_CASE("a number in Markdown has no signs that it does not need") {
  const Event event(named_round(60));
  CHECK(printed("{helpful = yes | percent} or {response_rate}\n", event.data()).find('\\') == std::string::npos);
  CHECK(printed("> What somebody set apart.\n\n{event}\n", event.data()).find("> What somebody set apart.\n") !=
        std::string::npos);
}
