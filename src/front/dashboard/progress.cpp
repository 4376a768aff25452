// The steps from a form to a report.

#include "progress.hpp"

#include <muster/domain/figures/coverage_words.hpp>
#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/kit/base/sentence.hpp>

#include <muster/kit/base/number.hpp>

#include <chrono>

namespace muster::dashboard {
namespace {

int days_to_go(const ProgressFacts& facts) {
  return static_cast<int>(
      (std::chrono::sys_days(facts.summary.event.date) - std::chrono::sys_days(facts.today)).count());
}

std::int64_t size(const std::vector<std::string>& names) { return static_cast<std::int64_t>(names.size()); }

std::string some_of(const std::vector<std::string>& names) {
  constexpr std::size_t told = 4;
  if (names.size() <= told) return listed(names);
  const std::vector<std::string> first(names.begin(), names.begin() + told - 1);
  auto parts = first;
  parts.push_back(grouped(size(names) - size(first)) + " more");
  return listed(parts);
}

ProgressStep form_step(const ProgressFacts& facts) {
  const auto& summary = facts.summary;
  if (summary.round == figures::RoundState::none) {
    return {StepState::next, "Publish the form",
            "Choose a form that comes with Muster, or write your own. Nobody can answer before you open it.", "/form",
            "Choose a form"};
  }
  const auto questions = counted(facts.form_questions, "question", "questions");
  const auto pages = counted(static_cast<std::int64_t>(facts.form_pages), "page", "pages");
  return {StepState::done, "Form published", questions + " on " + pages + (summary.anonymous ? ", anonymous." : "."),
          "/form", "Read the form"};
}

ProgressStep delegates_step(const ProgressFacts& facts) {
  const auto& summary = facts.summary;
  if (summary.people == 0) {
    return {StepState::next, "Import the delegates",
            "Take the list that you have, from Excel or CSV. Nothing is saved before you have seen every row.",
            "/delegates/import", "Import a list"};
  }
  auto detail = figures::registered_delegates(summary) + " from " +
                counted(summary.organisations, "organisation", "organisations") + ".";
  if (const auto repeats = summary.rows - summary.people; repeats > 0) {
    auto number = in_words(repeats);
    number = capitalised(std::move(number));
    detail += " " + number + " of the " + grouped(summary.rows) +
              (repeats == 1 ? " rows was a repeat." : " rows were repeats.");
  }
  return {StepState::done, "Delegates imported", detail, "/delegates", "Delegates"};
}

ProgressStep places_step(const ProgressFacts& facts) {
  const auto& coverage = facts.summary.coverage;
  const bool over = days_to_go(facts) < 0;
  if (facts.summary.people == 0) {
    return {StepState::later, "See which places are covered",
            "Once the delegates are in, a map shows which of the " + counted(coverage.of, "place", "places") +
                " they come from.",
            "", ""};
  }
  const auto covered = grouped(coverage.covered) + " of " + grouped(coverage.of) + ".";
  if (coverage.missing.empty()) return {StepState::done, "Places covered", covered, "/places", "Places"};
  if (coverage.people_with_place == 0) {
    return {StepState::gaps, "Places to cover", figures::coverage_headline(facts.summary), "/places", "Places"};
  }
  const auto missing = some_of(coverage.missing);
  return {over ? StepState::done : StepState::gaps, over ? "Places covered" : "Places to cover",
          covered + " " +
              (over || coverage.people_without_place > 0 ? figures::nobody_from(facts.summary, missing)
                                                         : "Nobody yet from " + missing + "."),
          "/places", "Places"};
}

ProgressStep open_step(const ProgressFacts& facts) {
  if (facts.summary.round == figures::RoundState::none) {
    return {StepState::later, "Open the form", "People answer by a short link or a QR code, on their own phones.", "",
            ""};
  }
  if (facts.scheduled) {
    return {StepState::later, "Open the form", "It opens by itself at the time that you have set.", "/form",
            "See when"};
  }
  return {StepState::next, "Open the form", "People answer by a short link or a QR code, on their own phones.", "/form",
          "Open the form"};
}

std::vector<ProgressStep> answer_steps(const ProgressFacts& facts) {
  const auto& summary = facts.summary;
  std::vector<ProgressStep> steps;
  switch (summary.round) {
    case figures::RoundState::draft:
      if (summary.responses > 0) {
        steps.push_back(
            {StepState::done, "Answers imported", figures::answered_in_words(summary), "/summary", "Summary"});
        steps.push_back({StepState::next, "Close the answers",
                         "When the last answers are imported, close the form. From then on the figures are final.",
                         "/form", "Go to the form"});
        break;
      }
      [[fallthrough]];
    case figures::RoundState::none:
      steps.push_back(open_step(facts));
      steps.push_back({StepState::later, "Close the answers", "From then on the figures are final.", "", ""});
      break;
    case figures::RoundState::open:
      steps.push_back({StepState::done, "Form open", figures::answered_in_words(summary) + " More may come.",
                       "/summary", "Summary"});
      steps.push_back(
          {facts.scheduled ? StepState::later : StepState::next, "Close the answers",
           facts.scheduled
               ? "The form closes by itself at the time that you have set. From then on the figures are final."
               : "When the last answers are in, close the form. From then on the figures are final.",
           "/form", facts.scheduled ? "See when" : "Go to the form"});
      break;
    case figures::RoundState::closed: {
      auto detail = figures::answered_in_words(summary);
      if (const auto key = figures::key_figure(summary)) {
        auto label = key->label;
        label = uncapitalised(std::move(label));
        detail +=
            " " + grouped(key->people) + " of " + grouped(key->base) + " " + label + (label.ends_with("…") ? "" : ".");
      }
      steps.push_back({StepState::done, "Answers closed", detail, "/summary", "Summary"});
      break;
    }
  }
  return steps;
}

ProgressStep notes_step(const ProgressFacts& facts) {
  const auto& summary = facts.summary;
  if (summary.notes == 0) {
    return {StepState::next, "Type in the tables’ notes",
            "What people wrote down in discussion: challenges, opportunities, questions. From a file, or one by one.",
            "/notes", "Type in notes"};
  }
  std::vector<std::string> kinds;
  for (const auto& kind : summary.note_kinds) {
    auto name = kind.notes == 1 ? kind.kind : figures::plural_kind(kind.kind);
    name = uncapitalised(std::move(name));
    kinds.push_back(grouped(kind.notes) + " " + name);
  }
  return {StepState::done, "Notes typed in",
          counted(summary.notes, "note", "notes") + " from " + counted(summary.note_tables, "table", "tables") + ": " +
              listed(kinds) + ".",
          "/notes", "Notes"};
}

ProgressStep report_step(const ProgressFacts& facts) {
  const auto& summary = facts.summary;
  if (summary.people == 0 && summary.responses == 0 && summary.notes == 0) {
    return {StepState::later, "Write the report", "It is made from the delegates, the answers and the notes.", "", ""};
  }
  return {StepState::next, "Write the report",
          "A draft is ready, with every figure and its base. Word and the page print what you see.", "/report",
          "Read the draft"};
}

bool waiting(const ProgressStep& step) { return step.state == StepState::next || step.state == StepState::later; }

std::int64_t count_waiting(const std::vector<ProgressStep>& steps) {
  std::int64_t count = 0;
  for (const auto& step : steps) count += waiting(step) ? 1 : 0;
  return count;
}

/// Only the first step that can be taken now is the next one. Before the day that is a step of its own part.
void keep_one_next(Progress& progress, bool before_the_day) {
  bool found = false;
  for (auto* part : {&progress.before, &progress.after}) {
    for (auto& step : *part) {
      if (step.state != StepState::next) continue;
      const bool too_early = before_the_day && part == &progress.after && !step.path.starts_with("/form");
      if (found || too_early)
        step.state = StepState::later;
      else
        found = true;
    }
  }
}

std::string steps_in_words(std::int64_t count) { return in_words(count) + (count == 1 ? " step" : " steps"); }

std::string headline_before(int days, std::int64_t steps) {
  const auto when = days == 1 ? std::string("It is tomorrow") : counted(days, "day", "days") + " to go";
  return when + ", and " + (steps == 0 ? "everything is ready." : steps_in_words(steps) + " before the day.");
}

std::string lead_before(const Progress& progress, std::int64_t steps) {
  if (steps == 0) return "The form is published and the delegates are in. Open the form when people should answer.";
  std::string out = "Publish the form and import the delegates";
  const bool form_done = progress.before[0].state == StepState::done;
  const bool delegates_done = progress.before[1].state == StepState::done;
  if (form_done && !delegates_done) out = "The form is published. Import the delegates";
  if (!form_done && delegates_done) out = "The delegates are in. Publish the form";
  return out + "; then the map shows who is still missing.";
}

std::string lead_after(const ProgressFacts& facts, bool today) {
  const auto& summary = facts.summary;
  std::vector<std::string> done{today ? "The day is here" : "The day is over"};
  if (summary.round == figures::RoundState::open) done.emplace_back("the form is open");
  if (summary.round == figures::RoundState::closed) done.emplace_back("the answers are closed");
  if (summary.notes > 0) done.emplace_back("the tables’ notes are typed in");
  auto out = done.size() > 2 ? done[0] + ", " + done[1] + ", and " + done[2] + "." : listed(done) + ".";
  if (summary.round == figures::RoundState::none)
    out += " To hear what people thought, publish a form and open it.";
  else if (summary.round == figures::RoundState::draft && summary.responses == 0)
    out += " Open the form, and people can answer.";
  else if (summary.round != figures::RoundState::closed)
    out += " Close the answers when the last are in.";
  else if (summary.notes > 0 || !facts.at_tables)
    out += " Read the draft, then take the report with you.";
  else
    out += " Type in what the tables wrote, then read the draft.";
  return out;
}

}  // namespace

std::string state_word(StepState state) {
  switch (state) {
    case StepState::done:
      return "Done";
    case StepState::next:
      return "Next";
    case StepState::later:
      return "Later";
    case StepState::gaps:
      return "With gaps";
  }
  return {};
}

namespace {

/// Of an event that will not take place: nothing is prepared any more, and nobody was written to by cancelling it.
Progress progress_of_cancelled(const ProgressFacts& facts) {
  Progress out;
  out.headline = "The event will not take place.";
  if (facts.summary.people == 0) {
    out.lead = "Nobody is in its list of delegates.";
  } else if (days_to_go(facts) >= 0) {
    out.lead = "Cancelling it wrote to nobody. Tell those who were coming.";
    out.before = {{StepState::next, "Tell those who were coming",
                   "Booking says what stands in people’s calendars, and sends them the change. A message reaches "
                   "everybody in the list.",
                   "/booking", "Booking"}};
  }
  return out;
}

}  // namespace

Progress progress_of(const ProgressFacts& facts) {
  if (facts.cancelled) return progress_of_cancelled(facts);
  Progress out;
  out.before = {form_step(facts), delegates_step(facts)};
  if (facts.summary.coverage.of > 0) out.before.push_back(places_step(facts));
  out.after = answer_steps(facts);
  if (facts.at_tables || facts.summary.notes > 0) out.after.push_back(notes_step(facts));
  out.after.push_back(report_step(facts));

  const int days = days_to_go(facts);
  keep_one_next(out, days > 0);
  if (days > 0) {
    const auto steps =
        (out.before[0].state == StepState::done ? 0 : 1) + (out.before[1].state == StepState::done ? 0 : 1);
    out.headline = headline_before(days, steps);
    out.lead = lead_before(out, steps);
  } else {
    const auto steps = count_waiting(out.before) + count_waiting(out.after);
    out.headline = "The report is " + steps_in_words(steps) + " away.";
    out.lead = lead_after(facts, days == 0);
  }
  return out;
}

}  // namespace muster::dashboard
