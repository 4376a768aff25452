// Chips for the cuts, what each group is made of, and one row a group below each figure.
#include "breakdown_pages.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/how_made_pages.hpp>
#include <muster/domain/figures/named_groups.hpp>
#include <muster/domain/figures/net_pictures.hpp>

#include <muster/kit/base/address.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/draw/agreement.hpp>

#include "figure_pages.hpp"
#include "group_test_words.hpp"
#include "why_not_by_group.hpp"

#include <algorithm>
#include <optional>

namespace muster::figures {
namespace {

using web::View;

/// Of a bar in a table, in CSS pixels.
constexpr double strip_width = 300;

const CutFigures* cut_shown(const Summary& summary, const std::string& by) {
  const auto found = std::find_if(summary.cuts.begin(), summary.cuts.end(),
                                  [&](const CutFigures& cut) { return cut.code == by && !cut.groups.empty(); });
  return found == summary.cuts.end() || !summary.no_breakdown.empty() ? nullptr : &*found;
}

const QuestionBreakdown* broken_down_by(const QuestionFigures& question, const std::string& by) {
  const auto found = std::find_if(question.broken_down.begin(), question.broken_down.end(),
                                  [&](const QuestionBreakdown& one) { return one.cut == by; });
  return found == question.broken_down.end() ? nullptr : &*found;
}

bool closed_question(const QuestionFigures& question) {
  return !question.options.empty() || question.kind == forms::QuestionKind::number;
}

/// Which group is the smallest: of small ones most is held back.
std::string smallest_of(const Summary& summary, const CutFigures& cut) {
  const auto smallest = std::ranges::min_element(cut.groups, {}, &CutGroup::people);
  const auto cuts = std::ranges::count_if(summary.cuts, [](const CutFigures& other) { return !other.groups.empty(); });
  return "The smallest group is ‘" + smallest->label + "’, " + counted(smallest->people, "person", "people") +
         (cuts > 1 ? "; where it crosses the groups of another question there may be fewer still" : "") + ".";
}

std::string how_many_shown(const Summary& summary, const CutFigures& cut) {
  std::int64_t all = 0;
  std::int64_t shown = 0;
  for (const auto& question : summary.questions) {
    if (!closed_question(question) || question.code == cut.code) continue;
    ++all;
    if (broken_down_by(question, cut.code) != nullptr) ++shown;
  }
  const auto of = counted(all, "closed question", "closed questions");
  if (shown == 0)
    return "By " + cut.code + ", none of the " + of +
           " can be shown: too few people stand behind an answer in some group, or where groups cross. " +
           smallest_of(summary, cut);
  return "By " + cut.code + ", " + grouped(shown) + " of the " + of + " can be shown.";
}

std::string how_made(const Summary& summary, const CutFigures& cut) {
  const auto least = in_words(summary.suppress_below);
  const bool together =
      std::any_of(cut.groups.begin(), cut.groups.end(), [](const CutGroup& group) { return group.made_of.size() > 1; });
  if (together)
    return "Answers were put together when the form closed, so that no group has fewer than " + least +
           " people. The groups do not change again.";
  if (summary.suppress_below < 2) return "The groups were made when the form closed and do not change again.";
  return "The groups were made when the form closed: none has fewer than " + least +
         " people. They do not change again.";
}

/// A class of answers in each group: its share as a bar with its interval, so that groups are compared answer by
/// answer.
void add_class(View& table, const QuestionBreakdown& broken, std::size_t at) {
  auto& part = table.add("CLASS", broken.everybody.classes[at].label);
  const auto add = [&](const GroupFigures& group, bool all) {
    const auto& figure = group.classes[at].figure;
    auto& row = part.add("ROW", group.label);
    row.show_if(all, "ROW_TOTAL");
    row.set("ROW_PEOPLE", grouped(figure.people.value_or(0))).set("ROW_BASE", grouped(group.people));
    row.set("ROW_SHARE", figure.share ? percent(*figure.share) : "–");
    row.set("ROW_INTERVAL",
            figure.interval ? percent_range(figure.interval->low, figure.interval->high) : std::string("–"));
    draw::Bar bar;
    bar.people = figure.people.value_or(0);
    bar.share = figure.share.value_or(0);
    if (figure.interval) {
      bar.low = figure.interval->low;
      bar.high = figure.interval->high;
    }
    row.markup("ROW_BAR", draw::bar_strip(bar, strip_width).svg);
  };
  for (const auto& group : broken.groups) add(group, false);
  add(broken.everybody, true);
}

void add_means(View& shown, const QuestionFigures& question, const QuestionBreakdown& broken) {
  auto& table = shown.add("BY_MEAN").set("BY_CAPTION", question.full_label());
  const auto add = [&](const GroupFigures& group, bool all) {
    auto& row = table.add("MEAN_ROW", group.label).set("MEAN_PEOPLE", grouped(group.people));
    row.set("MEAN", group.mean ? one_decimal(*group.mean) : "–").show_if(all, "MEAN_TOTAL");
  };
  for (const auto& group : broken.groups) add(group, false);
  add(broken.everybody, true);
}

/// Steps of the scale, the worst first.
std::vector<std::string> steps_of(const QuestionFigures& question) {
  std::vector<std::string> steps;
  for (const auto& option : question.options)
    if (!option.beside) steps.push_back(option.code);
  if (question.direction == forms::Direction::best_first) std::reverse(steps.begin(), steps.end());
  return steps;
}

/// A class on the scale: how its people stand on it, and what colour says so.
struct PlacedClass {
  std::size_t at = 0;
  double order = -1;                 ///< who is on no step comes first
  std::optional<std::size_t> place;  ///< a step whose colour is true of all of them; nothing: they are on no one side
  bool good = false;                 ///< all of them at the good end, as grids sum it
};

PlacedClass placed(const ClassFigures& figures, std::size_t at, const std::vector<std::string>& steps) {
  PlacedClass out;
  out.at = at;
  if (figures.codes.empty()) return out;
  std::vector<std::size_t> places;
  for (const auto& code : figures.codes) {
    const auto found = std::ranges::find(steps, code);
    if (found == steps.end()) return out;
    places.push_back(static_cast<std::size_t>(found - steps.begin()));
  }
  std::ranges::sort(places);
  out.order = static_cast<double>(places.front() + places.back()) / 2;
  if (figures.no_answer || figures.not_asked) {
    out.order = -1;
    return out;
  }
  const auto half = steps.size() / 2;
  const auto good = half > 2 ? std::size_t{1} : half;
  out.good = places.front() >= steps.size() - good;
  const bool above = places.front() >= steps.size() - half;
  const bool below = places.back() < half;
  // Of several steps of one side the colour of the one next to the middle, so that nobody is shown as firmer than they
  // are.
  if (above || places.front() == places.back())
    out.place = places.front();
  else if (below)
    out.place = places.back();
  return out;
}

/// The classes of a scale of which one end is good, as bars of its colours: whoever stands on no step alone first, then
/// from worst to best.
struct ScaleOfClasses {
  draw::AgreementHead head;
  std::vector<std::size_t> order;  ///< which class each step is
  std::size_t good = 1;            ///< so many of the last are the good end
};

/// Nothing of other questions, and where the good end stands in no class of its own: there is no share of it to tell.
std::optional<ScaleOfClasses> scale_of(const QuestionFigures& question, const GroupFigures& all) {
  const bool judged =
      question.direction == forms::Direction::best_first || question.direction == forms::Direction::worst_first;
  if (!question.as_scale || !judged || question.net_scored || all.classes.size() < 2) return std::nullopt;
  const auto steps = steps_of(question);
  std::vector<PlacedClass> classes;
  for (std::size_t at = 0; at < all.classes.size(); ++at) classes.push_back(placed(all.classes[at], at, steps));
  std::stable_sort(classes.begin(), classes.end(),
                   [](const PlacedClass& left, const PlacedClass& right) { return left.order < right.order; });
  ScaleOfClasses out;
  out.head.scale_steps = steps.size();
  std::vector<std::string> good;
  for (const auto& one : classes) {
    const auto& figures = all.classes[one.at];
    out.order.push_back(one.at);
    out.head.steps.push_back(figures.label);
    out.head.places.push_back(one.place);
    out.head.of_everybody = out.head.of_everybody || one.order < 0;
    if (one.good) good.push_back("‘" + figures.label + "’");
  }
  if (good.empty()) return std::nullopt;
  out.good = good.size();
  out.head.good = listed(good, " or ");
  return out;
}

std::optional<draw::Picture> scale_groups(const QuestionFigures& question, const QuestionBreakdown& broken,
                                          double width) {
  const auto scale = scale_of(question, broken.everybody);
  if (!scale) return std::nullopt;
  std::vector<draw::AgreementRow> rows;
  const auto add = [&](const GroupFigures& group, bool all) {
    draw::AgreementRow row{group.label, {}};
    std::int64_t base = 0;
    for (const auto at : scale->order) {
      row.steps.push_back(group.classes[at].figure.people.value_or(0));
      base += row.steps.back();
      if (row.steps.size() > scale->order.size() - scale->good) row.good += row.steps.back();
    }
    if (const auto interval = stats::wilson(row.good, base)) {
      row.low = interval->low;
      row.high = interval->high;
    }
    row.total = all;
    rows.push_back(std::move(row));
  };
  for (const auto& group : broken.groups) add(group, false);
  add(broken.everybody, true);
  return draw::agreement(scale->head, rows, width);
}

/// The picture of all groups, where the question has one; nothing where each class has its bars alone.
std::optional<draw::Picture> groups_picture(const QuestionFigures& question, const QuestionBreakdown& broken,
                                            double width) {
  if (broken.everybody.classes.empty()) return std::nullopt;
  return question.net_scored ? net_groups(broken, width) : scale_groups(question, broken, width);
}

void add_table(View& shown, const QuestionFigures& question, const QuestionBreakdown& broken) {
  const auto& first = broken.everybody;
  if (first.mean) add_means(shown, question, broken);
  if (first.classes.empty()) return;
  const auto picture = groups_picture(question, broken, desk_width);
  if (picture) {
    auto& pictures = shown.add("GROUPS_PICTURE").markup("GROUPS_DESK", picture->svg);
    pictures.markup("GROUPS_PHONE", groups_picture(question, broken, phone_width)->svg);
  }
  auto& table = shown.add(picture ? "BY_FOLDED" : "BY_TABLE").set("BY_CAPTION", question.full_label());
  for (std::size_t at = 0; at < first.classes.size(); ++at) add_class(table, broken, at);
}

void add_words(View& shown, const QuestionBreakdown& broken) {
  for (const auto& group : broken.groups) {
    std::vector<std::string> said;
    for (const auto& word : group.words) said.push_back(word.word + " " + grouped(word.people));
    if (!said.empty()) shown.add("SAID", group.label).set("SAID_WORDS", joined(said, ", "));
  }
}

/// Whether the groups differ by more than chance: of answers that could be ticked together, each by itself.
void add_verdicts(View& shown, const QuestionFigures& question, const GroupTests& all) {
  for (const auto& test : all.tests) {
    if (test.question != question.code || !test.kind) continue;
    const auto about =
        test.answer.empty() ? std::string("The groups differ") : "In ‘" + test.answer + "’ the groups differ";
    auto& verdict = shown.add("GROUPS_VERDICT", about + (test.more_than_chance() ? " by more than chance allows."
                                                                                 : " by no more than chance allows."));
    verdict.set("VERDICT_MADE", finding_without_verdict(test, all));
  }
}

/// Answers that could be ticked and are not shown by group, with everybody's number, and why.
std::string ticks_left_out(const Summary& summary, const QuestionFigures& question, const QuestionBreakdown& broken) {
  std::vector<std::string> out;
  for (const auto& option : question.options) {
    const bool shown = std::ranges::any_of(broken.everybody.classes, [&](const ClassFigures& one) {
      return std::ranges::find(one.codes, option.code) != one.codes.end();
    });
    if (shown || option.retired) continue;
    auto words = "‘" + option.label + "’";
    if (option.figure.people) words += " (" + counted(*option.figure.people, "person", "people") + ")";
    out.push_back(std::move(words));
  }
  std::string words = "Shares are of all people of the group.";
  if (out.empty()) return words;
  const auto least = in_words(summary.suppress_below);
  return words + " " + capitalised(listed(out)) + (out.size() == 1 ? " is" : " are") +
         " left out by group: an answer is shown where " + least +
         " people or more of every group, and of every "
         "crossing of groups, ticked it and as many did not; and where two answers together would tell who ticked "
         "both or neither, the one ticked most alone.";
}

}  // namespace

void add_breakdown(View& view, const Summary& summary, const std::string& by) {
  if (summary.of_blocks || (summary.cuts.empty() && summary.no_breakdown.empty())) return;
  auto& part = view.add("BREAKDOWN");
  part.markup("BREAKDOWN_MADE", how_made({FigureKind::people, FigureKind::not_shown}, "the groups", "figure-made"));
  if (!summary.no_breakdown.empty()) {
    part.add("NO_BREAKDOWN",
             summary.no_breakdown + (summary.round == RoundState::open ? " Close the form to see groups." : ""));
    part.show_if(true, "NOT_GROUPED");
    return;
  }
  const auto path = "/events/" + summary.event.slug + "/summary";
  const auto* shown = cut_shown(summary, by);
  part.show_if(shown == nullptr, "NOT_GROUPED");
  auto& chips = part.add("CHIPS").set("EVERYBODY_PATH", path);
  chips.set("EVERYBODY_COUNT", grouped(summary.counted_responses)).show_if(shown == nullptr, "EVERYBODY_NOW");
  for (const auto& cut : summary.cuts) {
    auto& chip = chips.add("CUT");
    if (cut.groups.empty()) {
      chip.add("CUT_NOT").set("CUT_NAME", cut.code);
      part.add("WHY_NOT", cut.code).set("WHY_NOT_WORDS", cut.why_not);
      continue;
    }
    auto& usable = chip.add("CUT_USABLE").set("CUT_NAME", cut.code).set("CUT_PATH", path + "?by=" + cut.code);
    usable.set("CUT_GROUPS", counted(static_cast<std::int64_t>(cut.groups.size()), "group", "groups"));
    usable.show_if(&cut == shown, "CUT_NOW");
  }
  if (shown == nullptr) return;
  auto& groups =
      part.add("GROUPS").set("GROUPS_CAPTION", shown->label).set("SHOWN_WORDS", how_many_shown(summary, *shown));
  groups.set("GROUPS_MADE", how_made(summary, *shown));
  groups.set("TESTS_PATH", "/events/" + summary.event.slug + "/tests?by=" + shown->code);
  for (const auto& group : shown->groups) {
    auto& row = groups.add("GROUP_ROW");
    const auto where = condition_of(*shown, group);
    if (where.empty())
      row.add("GROUP_PLAIN", group.label);
    else
      row.add_link("GROUP_LINK", group.label, path + "?where=" + percent_encoded(where));
    row.set("GROUP_MADE_OF", joined(group.made_of, " + ")).set("GROUP_PEOPLE", grouped(group.people));
  }
}

namespace {

/// What may be shown of a question by the cut.
void add_groups(View& shown, const Summary& summary, const QuestionFigures& question, const QuestionBreakdown& broken,
                const ShownBy& by) {
  if (by.tests) add_verdicts(shown, question, *by.tests);
  add_table(shown, question, broken);
  add_words(shown, broken);
  const auto& classes = broken.everybody.classes;
  const bool no_answer = std::any_of(classes.begin(), classes.end(), [](const auto& one) { return one.no_answer; });
  shown.show_if(no_answer, "WITH_NO_ANSWER");
  const bool ticks = question.kind == forms::QuestionKind::pick_any;
  shown.show_if(!classes.empty() && !ticks, "PUT_TOGETHER");
  if (!classes.empty() && ticks) shown.add("TICKS", ticks_left_out(summary, question, broken));
}

}  // namespace

ShownBy shown_by(const Summary& summary, const std::string& cut) {
  ShownBy out{cut, {}};
  if (cut_shown(summary, cut) == nullptr) return out;
  if (auto tests = tests_of_blocks(summary, cut); tests.ok()) out.tests = std::move(tests).value();
  return out;
}

void add_broken_down(View& figure, const QuestionFigures& question, const Summary& summary, const ShownBy& by) {
  const auto* cut = cut_shown(summary, by.cut);
  if (!summary.of_blocks && (cut == nullptr || question.code == by.cut)) return;
  const auto* broken = broken_down_by(question, summary.of_blocks ? "" : by.cut);
  if (broken == nullptr) {
    const bool text = !closed_question(question) && question.words.empty();
    if (summary.of_blocks || text) return;
    figure.add("NOT_BROKEN_DOWN", by.cut).set("NOT_BROKEN_WHY", why_not_by_group(summary, question));
    return;
  }
  add_groups(figure.add("BROKEN_DOWN"), summary, question, *broken, by);
}

void add_broken_down(View& figure, const GridFigures& grid, const Summary& summary, const ShownBy& by) {
  const auto* cut = cut_shown(summary, by.cut);
  if (cut == nullptr) return;
  auto& part = figure.add("STATEMENTS");
  std::int64_t others = 0;
  for (const auto* row : grid.rows) {
    const auto* broken = broken_down_by(*row, by.cut);
    if (broken == nullptr) {
      ++others;
      continue;
    }
    auto& shown = part.add("BROKEN_DOWN");
    shown.add("STATEMENT", row->label).set("STATEMENT_ANCHOR", "q-" + row->code).set("STATEMENT_BY", by.cut);
    add_groups(shown, summary, *row, *broken, by);
  }
  if (others == 0) return;
  if (others == static_cast<std::int64_t>(grid.rows.size())) {
    part.add("NOT_BROKEN_DOWN", by.cut).set("NOT_BROKEN_WHY", why_not_by_group(summary, *grid.rows.front()));
    return;
  }
  part.set("STATEMENTS_WHY", why_not_by_group(summary, *grid.rows.front()));
  part.add("STATEMENTS_NOT", "The other " +
                                 (others == 1 ? std::string("statement is") : in_words(others) + " statements are") +
                                 " not shown by " + by.cut + ".");
}

}  // namespace muster::figures
