#pragma once
// Events of many kinds, for definitions that must read well for each.

#include "domain/figures/example.hpp"

#include <muster/domain/feedback/breakdown.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/report/report_data.hpp>

#include <memory>
#include <string>

namespace events_of_tests {

using namespace muster;

inline figures::SummaryInput of_form(const std::string& text, int people) {
  auto input = example::empty_summit();
  const auto form = forms::parse_form(text, "test.form");
  if (!form.ok())
    throw std::runtime_error(form.error().diagnostics.empty() ? form.error().message
                                                              : one_line(form.error().diagnostics[0]));
  input.form = *form;
  input.round = figures::RoundState::closed;
  for (int at = 0; at < people; ++at) {
    forms::Answers answers;
    answers["role"] = {{at % 3 == 0 ? "parent" : at % 3 == 1 ? "council" : "health"}, {}};
    answers["helpful"] = {{at % 2 == 0 ? "yes" : "no"}, {}};
    answers["time"] = {{at % 4 == 0 ? "disagree" : "agree"}, {}};
    answers["voice"] = {{at % 5 == 0 ? "disagree" : "agree"}, {}};
    answers["again"] = {{std::to_string(at % 11)}, {}};
    answers["more"] = {{}, {"More time for point " + std::to_string(at % 7)}};
    input.answers.push_back(std::move(answers));
  }
  input.responses = people;
  return input;
}

inline std::string form_text(const std::string& head) {
  return "form a \"Your views\"\n" + head +
         "scale agreement best first:\n ( ) agree \"Agree\"\n ( ) disagree \"Disagree\"\npage \"P\"\n"
         "  role \"Who are you?\" pick one\n    ( ) parent \"Parent or carer\"\n    ( ) council \"Council\"\n"
         "    ( ) health \"Health\"\n"
         "  helpful \"Was it helpful?\" pick one best first headline \"the event\"\n    ( ) yes \"Helpful\"\n"
         "    ( ) no \"Not helpful\"\n"
         "  day \"How far do you agree?\" grid scale agreement\n  - time \"There was enough time.\"\n"
         "  - voice \"I felt heard.\"\n  again \"How likely are you to come again?\" from 0 to 10 nps\n"
         "  more \"What should change?\" lines 4\n";
}

/// Anonymous, of so many people, broken down by role.
inline figures::SummaryInput anonymous_round(int people) {
  auto input = of_form(form_text("  anonymous\n  suppress below 5\n  breakdown role\n"), people);
  if (people > 0) input.breakdown = feedback::break_down(*input.form, input.answers);
  return input;
}

inline figures::SummaryInput named_round(int people) { return of_form(form_text("  suppress below 5\n"), people); }

/// What a definition may ask for of an input, with groups.
struct Event {
  figures::SummaryInput input;
  figures::Summary summary = example::summary_of(input);
  std::vector<report::SessionFacts> sessions{};
  report::FiguresOfGroup of_group =
      [this](const std::string& where) -> Result<std::shared_ptr<const figures::Summary>> {
    auto narrowed = input;
    narrowed.where = where;
    auto made = figures::summarise(narrowed);
    if (!made.ok()) return made.error();
    return std::make_shared<const figures::Summary>(std::move(made).value());
  };
  [[nodiscard]] report::ReportData data() const { return {summary, of_group, sessions}; }

  explicit Event(figures::SummaryInput from) : input(std::move(from)) {}
  Event(const Event&) = delete;
};

}  // namespace events_of_tests
