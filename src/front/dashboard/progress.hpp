#pragma once
// How far an event is, and what is next: the steps of the organiser's work, told from what the data holds. A pure
// function of values, so that each state of an event can be tested.

#include <muster/domain/figures/summary.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace muster::dashboard {

struct ProgressFacts {
  const figures::Summary& summary;
  Date today;
  bool at_tables = true;  ///< people meet in a room, so there may be notes to type in
  std::size_t form_pages = 0;
  std::int64_t form_questions = 0;
  bool scheduled = false;  ///< the form opens or closes by itself
  bool cancelled = false;  ///< it will not take place
};

enum class StepState {
  done,
  next,  ///< the one thing to do now; at most one step
  later,
  gaps,  ///< not complete, but nothing waits for it
};
[[nodiscard]] std::string state_word(StepState state);  ///< "Success", "Next", "Later", "With gaps"

struct ProgressStep {
  StepState state = StepState::later;
  std::string title;   ///< "Form published", or while it is not done "Publish the form"
  std::string detail;  ///< a sentence with its figures
  std::string path;    ///< below the event's own address
  std::string words;   ///< of the link, or of the button where the step is next
};

struct Progress {
  std::string headline;  ///< "The report is one step away."
  std::string lead;
  std::vector<ProgressStep> before;  ///< the day
  std::vector<ProgressStep> after;   ///< from the day on
};

[[nodiscard]] Progress progress_of(const ProgressFacts& facts);

}  // namespace muster::dashboard
