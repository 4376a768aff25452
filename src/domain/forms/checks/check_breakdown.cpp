// Which questions an anonymous form may be broken down by.
#include "domain/forms/reading/draft.hpp"

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>

namespace muster::forms {
namespace {

constexpr std::size_t most_cuts = 3;

bool can_be_a_cut(const QuestionDraft& question) {
  return question.kind == QuestionKind::pick_one || question.kind == QuestionKind::scale;
}

const QuestionDraft* find(const FormDraft& draft, const std::string& code) {
  for (const auto& page : draft.pages) {
    for (const auto& question : page.questions) {
      if (question.code.value == code) return &question;
    }
  }
  return nullptr;
}

/// The codes that could stand there.
std::vector<std::string> cuts_there_are(const FormDraft& draft) {
  std::vector<std::string> codes;
  for (const auto& page : draft.pages) {
    for (const auto& question : page.questions) {
      if (can_be_a_cut(question)) codes.push_back(question.code.value);
    }
  }
  return codes;
}

void check_cut(const FormDraft& draft, const PlacedText& cut, Diagnostics& diagnostics) {
  const auto* question = find(draft, cut.value);
  const auto there_are = cuts_there_are(draft);
  const auto choice = there_are.empty() ? std::string("add a pick one or scale question, or take \"breakdown\" away")
                                        : "write " + listed(there_are, " or ");
  if (question == nullptr) {
    const auto hint = did_you_mean(cut.value, there_are);
    diagnostics.add(cut.place, "no question is called \"" + cut.value + "\"", hint.empty() ? choice : hint);
  } else if (question->kind && !can_be_a_cut(*question)) {
    diagnostics.add(cut.place, "\"" + cut.value + "\" has no groups to break down by: only pick one and scale have",
                    choice);
  }
}

}  // namespace

void check_breakdown(const FormDraft& draft, Diagnostics& diagnostics) {
  const auto& cuts = draft.breakdown;
  if (cuts.empty()) return;
  if (!draft.anonymous) {
    diagnostics.add(cuts.front().place, "a form with names can be broken down by any of its questions",
                    "take \"breakdown\" away, or add \"anonymous\"");
    return;
  }
  for (std::size_t at = 0; at < cuts.size(); ++at) {
    const auto same = [&](const PlacedText& other) { return other.value == cuts[at].value; };
    if (at >= most_cuts) {
      diagnostics.add(cuts[at].place, "a form is broken down by three questions at most",
                      "keep the three that matter most");
      return;
    }
    if (std::any_of(cuts.begin(), cuts.begin() + static_cast<std::ptrdiff_t>(at), same)) {
      diagnostics.add(cuts[at].place, "\"" + cuts[at].value + "\" stands here twice", "take one of them away");
    } else {
      check_cut(draft, cuts[at], diagnostics);
    }
  }
}

}  // namespace muster::forms
