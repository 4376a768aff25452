// The same people in two rounds with names: who came to an answer and who left it (McNemar).
#include "added_tests.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/stats/change.hpp>

#include <algorithm>
#include <span>

namespace muster::figures {
namespace {

using forms::QuestionKind;
using Between = GroupTests::Between;

bool chose(const forms::Answers& answers, const std::string& question, const std::string& option) {
  const auto found = answers.find(question);
  return found != answers.end() &&
         std::find(found->second.codes.begin(), found->second.codes.end(), option) != found->second.codes.end();
}

bool answered(const forms::Answers& answers, const std::string& question) {
  const auto found = answers.find(question);
  return found != answers.end() && !found->second.codes.empty() && found->second.asked != forms::Asked::untold;
}

void test_twice(GroupTests& all, const AnsweredTwice& answers, const forms::Question& question,
                const forms::Option& option) {
  GroupTest test{question.code, question.label, option.code, option.label};
  stats::Crosstab people{{0, 0}, {0, 0}};
  for (const auto& [before, after] : answers.people) {
    if (!answered(*before, question.code) || !answered(*after, question.code)) continue;
    ++people[chose(*before, question.code, option.code) ? 0 : 1][chose(*after, question.code, option.code) ? 0 : 1];
  }
  for (const auto& row : people) {
    if (std::any_of(row.begin(), row.end(), [&](auto count) { return count > 0 && count < answers.least; })) {
      refuse(all, std::move(test), "No test: it would tell of fewer than " + in_words(answers.least) + " people.");
      return;
    }
  }
  test.groups = {"‘" + option.label + "’ in " + answers.first_title, "Not in " + answers.first_title};
  test.answers = {"‘" + option.label + "’ in " + answers.second_title, "Not in " + answers.second_title};
  test.people = people;
  const auto only_first = people[0][1];
  const auto only_second = people[1][0];
  constexpr std::int64_t least_changed = 6;
  if (only_first + only_second < least_changed && (only_first == 0 || only_second == 0)) {
    test.why_not = only_first + only_second == 0
                       ? "No test: nobody changed this answer."
                       : "No test: changed by " + counted(only_first + only_second, "person", "people") + ".";
  } else {
    test.kind = TestKind::mcnemar;
    test.p = stats::mcnemar(only_first, only_second).p;
  }
  all.tests.push_back(std::move(test));
}

/// Of several answers of which one is chosen, one that is refused alone would be the people less the others.
void refuse_what_neighbours_tell(GroupTests& all, std::size_t first, std::int64_t least) {
  const auto of_question = std::span(all.tests).subspan(first);
  const auto is_refused = [](const GroupTest& test) { return test.people.empty(); };
  if (std::ranges::count_if(of_question, is_refused) != 1) return;
  for (auto& test : of_question) {
    if (is_refused(test)) continue;
    GroupTest hidden{test.question, test.label, test.option, test.answer};
    hidden.why_not =
        "No test: with it another answer could be worked out that tells of fewer than " + in_words(least) + " people.";
    test = std::move(hidden);
  }
}

}  // namespace

GroupTests tests_of_same_people(const AnsweredTwice& answers) {
  GroupTests all{Between::same_people, {}, answers.second_title};
  if (answers.people.empty()) {
    all.why_none = "Nobody is known to have answered both.";
    return all;
  }
  for (const auto* question : answers.first_form.questions()) {
    const auto* other = answers.second_form.question(question->code);
    if (other == nullptr || other->kind != question->kind || question->kind == QuestionKind::ranking ||
        !question->has_options())
      continue;
    std::vector<const forms::Option*> both;
    for (const auto& option : question->options) {
      if (other->option(option.code) != nullptr) both.push_back(&option);
    }
    // Of two answers the second says what the first does.
    if (question->kind != QuestionKind::pick_any && question->options.size() == 2 && both.size() == 2) both.pop_back();
    const auto first = all.tests.size();
    for (const auto* option : both) test_twice(all, answers, *question, *option);
    if (question->kind != QuestionKind::pick_any) refuse_what_neighbours_tell(all, first, answers.least);
  }
  if (all.tests.empty()) all.why_none = "The two rounds have no question in common that has answers to choose from.";
  correct(all);
  return all;
}

}  // namespace muster::figures
