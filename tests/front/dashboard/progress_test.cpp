// The organiser's steps in each state of an event.
#include "../../../src/front/dashboard/progress.hpp"

#include "domain/figures/example.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace muster;
using namespace muster::dashboard;

namespace {

Date day(const char* text) { return parse_date(text).value(); }

figures::Summary empty() { return example::summary_of(example::empty_summit()); }
figures::Summary whole() { return example::summary_of(example::summit()); }

std::vector<ProgressStep> all_steps(const Progress& progress) {
  auto steps = progress.before;
  steps.insert(steps.end(), progress.after.begin(), progress.after.end());
  return steps;
}

std::vector<std::string> titles(const Progress& progress, StepState state) {
  std::vector<std::string> out;
  for (const auto& step : all_steps(progress)) {
    if (step.state == state) out.push_back(step.title);
  }
  return out;
}

using Titles = std::vector<std::string>;

}  // namespace

TEST_CASE("the summit of 2022 is one step from its report") {
  const auto summary = whole();
  ProgressFacts facts{summary, day("2022-07-01")};
  facts.form_pages = 3;
  facts.form_questions = 8;
  const auto progress = progress_of(facts);
  CHECK(progress.headline == "The report is one step away.");
  CHECK(progress.lead ==
        "The day is over, the answers are closed, and the tables’ notes are typed in. Read the draft, then "
        "take the report with you.");
  CHECK(titles(progress, StepState::done) ==
        Titles{"Form published", "Delegates imported", "Places covered", "Answers closed", "Notes typed in"});
  CHECK(titles(progress, StepState::next) == Titles{"Write the report"});
  CHECK(progress.before[0].detail == "8 questions on 3 pages, anonymous.");
  CHECK(progress.after[0].detail ==
        "42 of 104 registered delegates answered: 40.4%. 38 of 42 found the Summit helpful.");
}

TEST_CASE("never is more than one step the next") {
  for (const bool full : {false, true}) {
    for (const auto round : {figures::RoundState::none, figures::RoundState::draft, figures::RoundState::open,
                             figures::RoundState::closed}) {
      for (const bool at_tables : {false, true}) {
        for (const auto* today : {"2022-05-01", "2022-06-09", "2022-06-10", "2022-07-01"}) {
          auto summary = full ? whole() : empty();
          summary.round = round;
          ProgressFacts facts{summary, day(today)};
          facts.at_tables = at_tables;
          INFO(full << " " << static_cast<int>(round) << " " << at_tables << " " << today);
          const auto progress = progress_of(facts);
          CHECK(titles(progress, StepState::next).size() <= 1);
          CHECK_FALSE(progress.headline.empty());
          for (const auto& step : all_steps(progress)) {
            CHECK_FALSE(step.detail.empty());
            if (step.state == StepState::next) CHECK_FALSE(step.path.empty());
          }
        }
      }
    }
  }
}

TEST_CASE("a new event begins with its form") {
  auto summary = empty();
  summary.round = figures::RoundState::none;
  const auto progress = progress_of({summary, day("2022-05-29")});
  CHECK(progress.headline == "12 days to go, and two steps before the day.");
  CHECK(titles(progress, StepState::next) == Titles{"Publish the form"});
  CHECK(titles(progress, StepState::done).empty());
}

TEST_CASE("before the day gaps on the map are told but hold nothing up") {
  auto summary = whole();
  summary.round = figures::RoundState::draft;
  summary.responses = 0;
  summary.notes = 0;
  const auto progress = progress_of({summary, day("2022-06-09")});
  CHECK(progress.headline == "It is tomorrow, and everything is ready.");
  CHECK(titles(progress, StepState::gaps) == Titles{"Places to cover"});
  CHECK(progress.before[2].detail == "32 of 33. Of the 91 delegates whose place is known, nobody is from Westminster.");
  CHECK(titles(progress, StepState::next) == Titles{"Open the form"});
}

TEST_CASE("after the day an open form is closed before notes and report") {
  auto summary = whole();
  summary.round = figures::RoundState::open;
  summary.notes = 0;
  const auto progress = progress_of({summary, day("2022-06-11")});
  CHECK(progress.headline == "The report is three steps away.");
  CHECK(titles(progress, StepState::next) == Titles{"Close the answers"});
  CHECK(titles(progress, StepState::later) == Titles{"Type in the tables’ notes", "Write the report"});
}

TEST_CASE("answers imported into a form that never opened are closed next") {
  auto summary = whole();
  summary.round = figures::RoundState::draft;
  const auto progress = progress_of({summary, day("2022-06-11")});
  CHECK(progress.after[0].title == "Answers imported");
  CHECK(titles(progress, StepState::next) == Titles{"Close the answers"});
  CHECK(progress.headline == "The report is two steps away.");
}

TEST_CASE("a form that opens by itself leaves nothing to press") {
  auto summary = whole();
  summary.round = figures::RoundState::draft;
  summary.responses = 0;
  summary.notes = 0;
  ProgressFacts facts{summary, day("2022-06-09")};
  facts.scheduled = true;
  const auto progress = progress_of(facts);
  CHECK(titles(progress, StepState::next).empty());
  CHECK(progress.after[0].detail == "It opens by itself at the time that you have set.");
}

TEST_CASE("people who meet online have no tables to type notes from") {
  auto summary = whole();
  summary.notes = 0;
  ProgressFacts facts{summary, day("2022-07-01")};
  facts.at_tables = false;
  const auto progress = progress_of(facts);
  CHECK(progress.headline == "The report is one step away.");
  const auto steps = all_steps(progress);
  CHECK(std::none_of(steps.begin(), steps.end(), [](const ProgressStep& step) { return step.path == "/notes"; }));
}

TEST_CASE("a cancelled event asks for nothing but to tell who was coming") {
  const auto summary = whole();
  ProgressFacts facts{summary, day("2022-05-01")};
  facts.cancelled = true;
  auto progress = progress_of(facts);
  CHECK(progress.headline == "The event will not take place.");
  CHECK(titles(progress, StepState::next) == Titles{"Tell those who were coming"});
  CHECK(progress.after.empty());
  facts.today = day("2022-07-01");
  progress = progress_of(facts);
  CHECK(all_steps(progress).empty());
  const auto nobody = empty();
  ProgressFacts none{nobody, day("2022-05-01")};
  none.cancelled = true;
  CHECK(progress_of(none).lead == "Nobody is in its list of delegates.");
}
