// `test helpful by role`, `test by role`: the tests that the page of tests makes, with the people they are made of.
#include "block_makers.hpp"

#include "suggestion.hpp"

#include <muster/domain/figures/explanations.hpp>
#include <muster/domain/figures/group_tests.hpp>
#include <muster/domain/figures/named_groups.hpp>
#include <muster/domain/figures/told_parts.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <numeric>

namespace muster::report {
namespace {

document::Block said(const std::string& name, std::string words) {
  document::Paragraph paragraph{{}, document::Paragraph::Look::body};
  if (!name.empty()) paragraph.text.push_back({name + ": ", true, false, {}});
  paragraph.text.push_back({std::move(words), false, false, {}});
  return {std::move(paragraph)};
}

std::string name_of(const figures::GroupTest& test) {
  return test.label + (test.answer.empty() ? "" : " " + test.answer);
}

Result<figures::GroupTests> tests_by(const Name& by, const BlockContext& context) {
  const auto& summary = context.summary;
  if (summary.anonymous) return figures::tests_of_blocks(summary, by.text);
  MUSTER_TRY(parting, figures::parting_question(summary, by.text));
  if (context.scope.groups == nullptr) return bad_input("tests between groups cannot stand in `each session`");
  std::vector<figures::SummaryOfGroup> groups;
  for (const auto& option : parting->options) {
    if (option.beside) continue;
    MUSTER_TRY(group, context.scope.groups->of(figures::condition_of(*parting, option)));
    groups.emplace_back(option.label, group);
  }
  return figures::tests_of_groups(summary, *parting, groups);
}

document::TableBlock people_of(const figures::GroupTest& test) {
  document::TableBlock table;
  table.caption = name_of(test);
  table.heading = {tell("Group")};
  table.heading.insert(table.heading.end(), test.answers.begin(), test.answers.end());
  table.heading.push_back(tell("People"));
  table.figures.assign(table.heading.size(), true);
  table.figures.front() = false;
  std::int64_t all = 0;
  for (std::size_t at = 0; at < test.people.size(); ++at) {
    const auto& people = test.people[at];
    const auto in_group = std::accumulate(people.begin(), people.end(), std::int64_t{0});
    std::vector<std::string> row{test.groups[at]};
    for (const auto count : people) row.push_back(told_number(count));
    row.push_back(told_number(in_group));
    table.rows.push_back(std::move(row));
    all += in_group;
  }
  table.base = tell_count("{count} person", "{count} people", all);
  if (!test.left_out.empty()) table.base += ". " + joined(test.left_out, " ");
  return table;
}

Blocks one_by_one(const figures::GroupTests& all) {
  Blocks out;
  figures::FigureKinds kinds;
  for (const auto& test : all.tests) {
    out.push_back(said(name_of(test), figures::finding_of(test, all)));
    if (!test.people.empty()) out.push_back({people_of(test)});
    kinds.merge(figures::kinds_of(test));
  }
  std::vector<std::string> limits;
  for (const auto kind : kinds) {
    if (kind == figures::FigureKind::people || kind == figures::FigureKind::not_shown) continue;
    const auto& one = figures::explanation_of(kind);
    limits.push_back(tell("{name}: {what}", {{"name", told_if_known(std::string(one.name))},
                                             {"what", told_if_known(std::string(one.formula)) + " " +
                                                          told_if_known(std::string(one.limits))}}));
  }
  if (!limits.empty())
    out.push_back({document::Paragraph{{{joined(limits, " "), false, false, {}}}, document::Paragraph::Look::note}});
  return out;
}

/// All tests by one cut: which was made of what, and what it found.
Blocks as_table(const figures::GroupTests& all, const std::string& caption) {
  document::TableBlock table;
  table.caption = caption;
  table.base = figures::finding_of(all);
  table.heading = {tell("Question"), tell("People"), tell("Finding")};
  table.figures = {false, true, false};
  // A reason that many questions share stands once, below the table.
  const auto alike = [&](const figures::GroupTest& test) {
    return std::count_if(all.tests.begin(), all.tests.end(),
                         [&](const figures::GroupTest& each) { return !each.kind && each.why_not == test.why_not; });
  };
  std::vector<std::string> reasons;
  for (const auto& test : all.tests) {
    std::int64_t people = 0;
    for (const auto& row : test.people) people = std::accumulate(row.begin(), row.end(), people);
    const bool shared = !test.kind && alike(test) > 1;
    if (shared && std::find(reasons.begin(), reasons.end(), test.why_not) == reasons.end())
      reasons.push_back(test.why_not);
    table.rows.push_back({name_of(test), test.people.empty() ? "–" : told_number(people),
                          shared ? tell("No test: see below.") : figures::finding_of(test, all)});
  }
  Blocks out{{std::move(table)}};
  for (const auto& reason : reasons)
    out.push_back({document::Paragraph{{{reason, false, false, {}}}, document::Paragraph::Look::note}});
  return out;
}

}  // namespace

Blocks test(Arguments& arguments, const BlockContext& context) {
  const figures::QuestionFigures* question = nullptr;
  if (arguments.next() != "by") {
    question = arguments.question();
    if (question == nullptr) return {};
  }
  const auto text = arguments.text();
  const auto by = arguments.word("by") ? arguments.name() : std::nullopt;
  if (!by) {
    arguments.refuse(arguments.block(), "say between which groups the test is, after `by`",
                     "for example ::: test helpful by role");
    return {};
  }
  auto found = tests_by(*by, context);
  if (!found.ok()) {
    arguments.refuse(*by, uncapitalised(found.error().message));
    return {};
  }
  const auto all = question == nullptr ? *found : figures::only_about(*found, question->code);
  const auto caption =
      text.value_or(all.by_label.empty() ? tell("Tests by {cut}", {{"cut", by->text}})
                                         : tell("Tests by “{question}”", {{"question", all.by_label}}));
  if (!all.why_none.empty()) return {said(question == nullptr ? caption : question->full_label(), all.why_none)};
  if (question == nullptr) return as_table(all, caption);
  if (all.tests.empty()) {
    arguments.refuse(arguments.block(), "\"" + question->code + "\" has no answers to test between these groups");
    return {};
  }
  return one_by_one(all);
}

}  // namespace muster::report
