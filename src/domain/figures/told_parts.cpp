// A summary is made and kept in English. Its few sentences are found again in the catalogue here, so that a report of
// another language has them whole.
#include <muster/domain/figures/told_parts.hpp>

#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <array>

namespace muster::figures {
namespace {

/// As summary.cpp and broken_down.cpp say them; a test holds these against what they say.
constexpr std::array no_breakdowns{
    to_tell("Nothing is broken down while the form is open, so that nobody can be recognised."),
    to_tell("The form is not open yet, so there is nothing to break down."),
    to_tell("Nobody answered, so there is nothing to break down."),
    to_tell("Too few answers came after the form was closed for the first time to be shown by group."),
    to_tell("Too few people answered to be shown by group so that nobody can be recognised."),
};

}  // namespace

std::string told_quoted(const std::string& name) { return tell("‘{name}’", {{"name", name}}); }

std::string told_no_breakdown(const Summary& summary) {
  if (tells_english()) return summary.no_breakdown;
  for (const char* each : no_breakdowns)
    if (summary.no_breakdown == each) return tell(each);
  if (!summary.no_breakdown.empty()) leave_in_english(summary.no_breakdown);
  return summary.no_breakdown;
}

std::string told_why_not(const CutFigures& cut, const Summary& summary) {
  if (tells_english()) return cut.why_not;
  const auto least = told_small(summary.suppress_below);
  // Which of the two it is: only the one names the cut.
  if (cut.why_not.find("“" + cut.label + "”") != std::string::npos)
    return tell("Too few people answered to make two groups of {number} or more of “{cut}”.",
                {{"number", least}, {"cut", cut.label}});
  return tell("Together with what stands before it, it would leave groups of fewer than {number}.",
              {{"number", least}});
}

namespace {

/// As broken_down.cpp calls them, the first of a row with a capital.
constexpr std::array unsaid{to_tell("No answer"), to_tell("no answer"), to_tell("Not asked"), to_tell("not asked")};

std::string told_unsaid(const std::string& label) {
  for (const char* each : unsaid)
    if (label == each) return tell(each);
  return label;
}

}  // namespace

std::string told_group(const CutFigures& cut, std::size_t at) {
  const auto& group = cut.groups.at(at);
  return tells_english() ? group.label : told_made_of(group);
}

std::string told_cut(const CutFigures& cut) { return tells_english() ? cut.code : told_quoted(cut.label); }

std::string told_made_of(const CutGroup& group) {
  auto labels = group.made_of;
  for (std::size_t part = group.codes.size(); part < labels.size(); ++part) labels[part] = told_unsaid(labels[part]);
  return told_choice(labels);
}

std::string told_class(const ClassFigures& answers, const QuestionFigures& question) {
  if (tells_english()) return answers.label;
  std::vector<std::string> labels;
  for (const auto& option : question.options)
    if (std::find(answers.codes.begin(), answers.codes.end(), option.code) != answers.codes.end())
      labels.push_back(option.label);
  const auto steps = answers.label.find(" to ");  // of a scale of numbers, whose answers are named by its ends
  if (question.numbered && labels.size() > 2 && steps != std::string::npos)
    labels = {tell("{least} to {most}", {{"least", labels.front()}, {"most", labels.back()}})};
  if (answers.no_answer) labels.push_back(labels.empty() ? tell("No answer") : tell("no answer"));
  if (answers.not_asked) labels.push_back(labels.empty() ? tell("Not asked") : tell("not asked"));
  return told_choice(labels);
}

}  // namespace muster::figures
