// Makes the tables and chooses the test. Every table is of figures that the summary shows as they are.
#include <muster/domain/figures/group_tests.hpp>

#include "added_tests.hpp"
#include "tested_cells.hpp"
#include "why_not_by_group.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/named_groups.hpp>
#include <muster/domain/figures/told_parts.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>
#include <muster/kit/stats/change.hpp>
#include <muster/kit/stats/many_tests.hpp>
#include <muster/kit/stats/ordinal.hpp>

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

namespace muster::figures {

void correct(GroupTests& all) {
  std::vector<double> p;
  for (const auto& test : all.tests) {
    if (test.kind) p.push_back(test.p);
  }
  all.made = static_cast<std::int64_t>(p.size());
  const auto corrected = stats::benjamini_hochberg(p);
  auto next = corrected.begin();
  for (auto& test : all.tests) {
    if (test.kind) test.corrected_p = *next++;
  }
}

void refuse(GroupTests& all, GroupTest test, std::string why_not) {
  test.why_not = std::move(why_not);
  all.tests.push_back(std::move(test));
}

namespace {

using forms::QuestionKind;
using Between = GroupTests::Between;

bool closed_question(const QuestionFigures& question) {
  return !question.options.empty() || question.kind == QuestionKind::number;
}

std::string not_its_answer(const std::string& answer) { return tell("Not ‘{answer}’", {{"answer", answer}}); }

// ---- the test that fits ----------------------------------------------------------------------------------------

std::int64_t sum_of(const std::vector<std::int64_t>& row) {
  return std::accumulate(row.begin(), row.end(), std::int64_t{0});
}

std::vector<std::int64_t> columns_of(const stats::Crosstab& table) {
  std::vector<std::int64_t> out(table.empty() ? 0 : table.front().size());
  for (const auto& row : table) {
    for (std::size_t at = 0; at < row.size(); ++at) out[at] += row[at];
  }
  return out;
}

/// Groups with somebody in them.
stats::Crosstab with_people(const stats::Crosstab& table) {
  stats::Crosstab out;
  for (const auto& row : table) {
    if (sum_of(row) > 0) out.push_back(row);
  }
  return out;
}

/// Of two answers, one that below six people gave and nobody of some group: no test can tell. In words, who they are;
/// empty where there is none such.
std::string said_by_few(const GroupTest& test, const stats::Crosstab& table) {
  constexpr std::int64_t least = 6;
  const auto columns = columns_of(table);
  if (columns.size() != 2) return {};
  const std::size_t rare = columns[0] <= columns[1] ? 0 : 1;
  const bool nobody = std::any_of(table.begin(), table.end(), [&](const auto& row) { return row[rare] == 0; });
  if (columns[rare] >= least || !nobody) return {};
  const auto few = tell_count("{count} person", "{count} people", columns[rare]);
  // The second column of an answer that could be ticked is of those who did not.
  return rare == 1 && !test.option.empty() ? tell("not ticked by {people}", {{"people", few}})
                                           : tell("said by {people}", {{"people", few}});
}

void test_association(GroupTest& test, const stats::Crosstab& table) {
  const auto found = stats::association(table);
  if (!found) return;
  using Method = stats::Association::Method;
  test.kind = found->method == Method::fisher       ? TestKind::fisher
              : found->method == Method::chi_square ? TestKind::chi_square
                                                    : TestKind::rough_chi_square;
  test.p = found->p;
  test.size = found->chi_square.v_corrected;
}

void test_table(GroupTest& test) {
  const auto table = with_people(test.people);
  const auto columns = columns_of(table);
  const auto given = std::count_if(columns.begin(), columns.end(), [](std::int64_t people) { return people > 0; });
  if (table.size() < 2) {
    test.why_not = tell("No test: fewer than two groups answered.");
  } else if (given < 2) {
    test.why_not = tell("No test: all answers stand in one class.");
  } else if (const auto few = said_by_few(test, table); !few.empty()) {
    test.why_not = tell("No test: {few}. So few can come from one group by chance alone, whatever a test would say.",
                        {{"few", few}});
  } else if (test.in_order && test.groups_in_order && given > 2) {
    if (const auto found = stats::rank_correlation(table)) {
      test.kind = TestKind::rank_correlation;
      test.p = found->tau_b_p;
      test.size = found->tau_b;
      test.rho = found->rho;
    }
  } else if (test.in_order && given > 2 && table.size() == 2) {
    if (const auto found = stats::mann_whitney(table)) {
      test.kind = TestKind::mann_whitney;
      test.p = found->p;
      test.size = test.last_is_good ? found->effect : 1 - found->effect;
      test.exact = found->exact;
    }
  } else if (test.in_order && given > 2) {
    if (const auto found = stats::kruskal_wallis(table)) {
      test.kind = TestKind::kruskal_wallis;
      test.p = found->p;
    }
  } else {
    test_association(test, table);
  }
  if (!test.kind && test.why_not.empty()) test.why_not = tell("No test: there is nothing to compare.");
}

GroupTest test_about(const QuestionFigures& question) {
  GroupTest out{question.code, question.full_label()};
  out.last_is_good = question.numbered || question.direction == forms::Direction::worst_first;
  return out;
}

std::string still_open(const Summary& summary) {
  if (summary.questions.empty()) return tell("“{event}” has no form yet.", {{"event", summary.event.title}});
  return tell(
      "The form of “{event}” is not closed. Its figures still move, so that a test of today may say another thing "
      "tomorrow.",
      {{"event", summary.event.title}});
}

// ---- an anonymous round ----------------------------------------------------------------------------------------

/// The groups of the cut with a name, by their place: who did not answer it is no group of it.
std::vector<std::size_t> named_groups(const CutFigures& cut) {
  std::vector<std::size_t> out;
  for (std::size_t at = 0; at < cut.groups.size(); ++at) {
    if (!cut.groups[at].codes.empty()) out.push_back(at);
  }
  return out;
}

bool holds_others(const ClassFigures& one, const QuestionFigures& question) {
  if (one.no_answer || one.not_asked) return true;
  return std::any_of(question.options.begin(), question.options.end(), [&](const OptionFigures& option) {
    return option.beside && std::find(one.codes.begin(), one.codes.end(), option.code) != one.codes.end();
  });
}

void add_ticks_of_blocks(GroupTests& all, const QuestionFigures& question, const QuestionBreakdown& broken,
                         const std::vector<std::size_t>& groups) {
  for (std::size_t at = 0; at < broken.everybody.classes.size(); ++at) {
    const auto& ticked = broken.everybody.classes[at];
    if (ticked.codes.size() != 1) continue;
    auto test = test_about(question);
    test.option = ticked.codes.front();
    test.answer = ticked.label;
    test.answers = {ticked.label, not_its_answer(ticked.label)};
    for (const auto group : groups) {
      const auto& figures = broken.groups[group];
      const auto people = figures.classes[at].figure.people.value_or(0);
      test.groups.push_back(figures.label);
      test.people.push_back({people, figures.people - people});
    }
    test_table(test);
    all.tests.push_back(std::move(test));
  }
}

void add_answers_of_blocks(GroupTests& all, const QuestionFigures& question, const QuestionBreakdown& broken,
                           const std::vector<std::size_t>& groups) {
  auto test = test_about(question);
  test.in_order = question.as_scale;
  std::vector<std::size_t> kept;
  for (std::size_t at = 0; at < broken.everybody.classes.size(); ++at) {
    const auto& one = broken.everybody.classes[at];
    if (one.outside) {
      test.left_out.push_back(tell("Without those of “{group}”.", {{"group", one.label}}));
      continue;
    }
    if (holds_others(one, question)) test.in_order = false;
    kept.push_back(at);
    test.answers.push_back(one.label);
  }
  for (const auto group : groups) {
    const auto& figures = broken.groups[group];
    test.groups.push_back(figures.label);
    auto& row = test.people.emplace_back();
    for (const auto at : kept) row.push_back(figures.classes[at].figure.people.value_or(0));
  }
  test_table(test);
  all.tests.push_back(std::move(test));
}

// ---- questions of groups and rounds, as each shows them --------------------------------------------------------

bool same_answers(const std::vector<NamedGroup>& groups) {
  const auto offered = [](const QuestionFigures& question) {
    std::vector<std::string> codes;
    for (const auto& option : question.options) {
      if (!option.beside) codes.push_back(option.code);
    }
    std::sort(codes.begin(), codes.end());
    return codes;
  };
  const auto first = offered(*groups.front().figures);
  return std::all_of(groups.begin(), groups.end(), [&](const auto& one) { return offered(*one.figures) == first; });
}

const OptionFigures* option_of(const QuestionFigures& question, const std::string& code) {
  const auto found =
      std::find_if(question.options.begin(), question.options.end(), [&](const auto& one) { return one.code == code; });
  return found == question.options.end() ? nullptr : &*found;
}

/// Some were not offered it by their version of the form, or by a condition.
bool offered_to_some(const QuestionFigures& question) {
  return std::any_of(question.options.begin(), question.options.end(),
                     [](const OptionFigures& option) { return option.could_choose || option.offered; });
}

/// "Barnet and Brent", "Barnet, Brent, Bexley and 9 others".
std::string names_of(const std::vector<std::string>& groups) {
  constexpr std::size_t most = 4;
  if (groups.size() <= most) return told_list(groups);
  const std::vector<std::string> first(groups.begin(), groups.begin() + most - 1);
  return tell_count("{names} and {count} other", "{names} and {count} others",
                    static_cast<std::int64_t>(groups.size() - first.size()), {{"names", joined(first, ", ")}});
}

std::string left_out_in_words(const std::vector<std::string>& groups, std::int64_t least) {
  return tell("Without {groups}: so few people answered there that a count would tell of fewer than {number} of them.",
              {{"groups", names_of(groups)}, {"number", told_small(least)}});
}

/// Why groups cannot be compared, for somebody who has never heard of a test.
std::string too_few_groups(const std::vector<std::string>& large, std::int64_t least) {
  return (large.empty() ? tell("No test: no group is large enough.")
                        : tell("No test: only {group} is large enough.", {{"group", large.front()}})) +
         " " +
         tell(
             "To compare groups without telling what single people answered, at least {number} people must stand "
             "behind each count, in two groups or more. Groups of more people can be compared, or fewer groups.",
             {{"number", told_small(least)}});
}

std::string together_in_words(const std::vector<std::string>& answers, std::int64_t least) {
  std::vector<std::string> quoted;
  for (const auto& answer : answers) quoted.push_back(told_quoted(answer));
  return tell("{answers} are counted together: in one of the groups fewer than {number} people gave one of them.",
              {{"answers", told_list(quoted)}, {"number", told_small(least)}});
}

void add_ticks(GroupTests& all, const GroupTest& about, const std::vector<NamedGroup>& groups, std::int64_t least) {
  for (const auto& option : groups.front().figures->options) {
    if (option.beside) continue;
    auto test = about;
    test.option = option.code;
    test.answer = option.label;
    test.answers = {option.label, not_its_answer(option.label)};
    std::vector<NamedGroup> shown = groups;
    bool everywhere = true;
    for (auto& group : shown) {
      const auto* own = option_of(*group.figures, option.code);
      everywhere = everywhere && own != nullptr && !own->beside && !own->could_choose;
      group.hidden = group.hidden || own == nullptr || own->figure.suppressed || !own->figure.people;
    }
    if (!everywhere) {
      refuse(all, std::move(test), tell("No test: not everybody was offered this answer."));
      continue;
    }
    leave_out_hidden(shown);
    std::vector<std::string> left;
    for (const auto& group : shown) {
      if (group.hidden) {
        left.push_back(group.label);
        continue;
      }
      const auto& own = *option_of(*group.figures, option.code);
      const auto people = *own.figure.people;
      test.groups.push_back(group.label);
      test.people.push_back({people, own.offered.value_or(group.figures->base()) - people});
    }
    if (!left.empty()) test.left_out.push_back(left_out_in_words(left, least));
    if (test.groups.size() < 2) {
      const auto large = std::exchange(test.groups, {});
      test.people.clear();
      refuse(all, std::move(test), too_few_groups(large, least));
      continue;
    }
    test_table(test);
    all.tests.push_back(std::move(test));
  }
}

/// One question of all these groups; hidden ones are left out and told.
void add_question(GroupTests& all, std::vector<NamedGroup> groups, bool groups_in_order, std::int64_t least) {
  const auto& question = *groups.front().figures;
  auto test = test_about(question);
  if (question.options.empty()) {
    refuse(all, std::move(test), tell("No test: of a number its average is told, and not how the numbers lie."));
    return;
  }
  if (question.kind == QuestionKind::ranking) {
    refuse(all, std::move(test), tell("No test: ranks of one person hang together."));
    return;
  }
  if (question.kind == QuestionKind::pick_any) {
    leave_out_hidden(groups);
    add_ticks(all, test, groups, least);
    return;
  }
  if (!same_answers(groups) ||
      std::any_of(groups.begin(), groups.end(), [](const auto& one) { return offered_to_some(*one.figures); })) {
    refuse(all, std::move(test), tell("No test: not everybody was offered the same answers."));
    return;
  }
  leave_out_hidden(groups);
  test.in_order = std::all_of(groups.begin(), groups.end(), [](const auto& one) { return one.figures->as_scale; });
  auto cells = tested_cells(groups, test.in_order);
  if (!cells.left_out.empty()) test.left_out.push_back(left_out_in_words(cells.left_out, least));
  if (cells.groups.size() < 2) {
    refuse(all, std::move(test), too_few_groups(cells.groups, least));
    return;
  }
  for (const auto& answers : cells.together) test.left_out.push_back(together_in_words(answers, least));
  if (cells.answers.size() < 2) {
    refuse(all, std::move(test),
           tell("No test: in one of the groups fewer than {number} people gave an answer, even where answers are "
                "counted together, so that nothing is left to compare without telling what single people answered.",
                {{"number", told_small(least)}}));
    return;
  }
  test.groups_in_order = groups_in_order && cells.groups.size() > 2;
  test.answers = std::move(cells.answers);
  test.groups = std::move(cells.groups);
  test.people = std::move(cells.people);
  std::int64_t beside = 0;
  for (const auto& group : groups)
    if (!group.hidden) beside += group.figures->beside;
  if (beside > 0)
    test.left_out.push_back(tell_count("Without {count} person whose answer stands beside the scale.",
                                       "Without {count} people whose answers stand beside the scale.", beside));
  test_table(test);
  all.tests.push_back(std::move(test));
}

std::vector<std::string> codes_of_cuts(const Summary& summary) {
  std::vector<std::string> out;
  for (const auto& cut : summary.cuts) out.push_back(cut.code);
  return out;
}

Error no_such_cut(const Summary& summary, const std::string& named) {
  const auto codes = codes_of_cuts(summary);
  if (codes.empty())
    return bad_input("The form declares no groups by which it may be broken down (a line `breakdown`).");
  return bad_input("An anonymous form is tested only by what it declares, and \"" + named + "\" is not. There is " +
                   listed(codes) + ".");
}

}  // namespace

Result<GroupTests> tests_of_blocks(const Summary& summary, const std::string& named) {
  const auto code = lower_case(named);
  const auto cut =
      std::find_if(summary.cuts.begin(), summary.cuts.end(), [&](const CutFigures& one) { return one.code == code; });
  GroupTests all{Between::groups, code};
  if (cut == summary.cuts.end()) {
    if (summary.cuts.empty() && !summary.no_breakdown.empty()) {
      all.why_none = told_no_breakdown(summary);
      return all;
    }
    return no_such_cut(summary, named);
  }
  all.by_label = cut->label;
  if (!summary.no_breakdown.empty() || cut->groups.empty()) {
    all.why_none = summary.no_breakdown.empty() ? told_why_not(*cut, summary) : told_no_breakdown(summary);
    return all;
  }
  const auto groups = named_groups(*cut);
  for (const auto& question : summary.questions) {
    if (!closed_question(question) || question.code == code) continue;
    const auto broken = std::find_if(question.broken_down.begin(), question.broken_down.end(),
                                     [&](const QuestionBreakdown& one) { return one.cut == code; });
    if (broken == question.broken_down.end()) {
      refuse(all, test_about(question),
             tell("No test: this question is not shown by {cut}.", {{"cut", code}}) + " " +
                 why_not_by_group(summary, question));
    } else if (broken->everybody.classes.empty()) {
      refuse(all, test_about(question), tell("No test: of a number its average is told, and not how the numbers lie."));
    } else if (question.kind == QuestionKind::pick_any) {
      add_ticks_of_blocks(all, question, *broken, groups);
    } else {
      add_answers_of_blocks(all, question, *broken, groups);
    }
  }
  correct(all);
  return all;
}

Result<const QuestionFigures*> parting_question(const Summary& summary, const std::string& by) {
  std::vector<std::string> codes;
  for (const auto& question : summary.questions) {
    if (question.kind == QuestionKind::pick_one || question.kind == QuestionKind::scale) codes.push_back(question.code);
  }
  const auto* question = question_named(summary, by);
  if (question == nullptr) {
    const auto near = did_you_mean(by, codes);
    return bad_input("The form has no question \"" + by + "\"" + (near.empty() ? "." : "; " + near));
  }
  if (std::find(codes.begin(), codes.end(), question->code) != codes.end()) return question;
  return bad_input("\"" + question->code + "\" parts people into no groups of different people. " +
                   (codes.empty() ? "No question of this form does." : "These do: " + listed(codes) + "."));
}

GroupTests tests_of_groups(const Summary& everybody, const QuestionFigures& by,
                           const std::vector<SummaryOfGroup>& groups) {
  GroupTests all{Between::groups, by.code, by.full_label()};
  if (everybody.round != RoundState::closed) {
    all.why_none = still_open(everybody);
    return all;
  }
  for (const auto& question : everybody.questions) {
    if (!closed_question(question) || question.code == by.code || question.retired) continue;
    std::vector<NamedGroup> rows;
    for (const auto& [label, summary] : groups) {
      if (const auto* own = summary->question(question.code)) rows.push_back({label, own, summary->suppressed});
    }
    if (rows.size() > 1) add_question(all, std::move(rows), by.as_scale, everybody.suppress_below);
  }
  correct(all);
  return all;
}

GroupTests tests_of_rounds(const Summary& first, const Summary& second) {
  GroupTests all{Between::rounds, second.event.slug, second.event.title};
  for (const auto* round : {&first, &second}) {
    if (round->round == RoundState::closed) continue;
    all.why_none = still_open(*round);
    return all;
  }
  const auto both = compare(first, second);
  for (const auto& question : both.questions)
    add_question(all, {{first.event.title, question.first}, {second.event.title, question.second}}, false,
                 std::max(first.suppress_below, second.suppress_below));
  if (both.questions.empty()) all.why_none = tell("The two rounds have no question in common that has figures.");
  correct(all);
  return all;
}

GroupTests only_about(GroupTests all, const std::string& question) {
  if (!question.empty())
    std::erase_if(all.tests, [&](const GroupTest& test) { return test.question != lower_case(question); });
  return all;
}

}  // namespace muster::figures
