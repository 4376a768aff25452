// Chips for the cuts, what each group is made of, and one row a group below each figure.
#include "breakdown_pages.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/how_made_pages.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace muster::figures {
namespace {

using web::View;

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
           " can be shown: in some group too few people stand behind an answer, or nobody. " +
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

/// From the first class, in the darkest blue, to the last.
std::string fill_of(const ClassFigures& figures, std::size_t at, std::size_t count) {
  if (figures.outside) return "#E4E2DB";
  constexpr std::array<const char*, 4> fills{"#1F4F8B", "#4475A5", "#7FA6CA", "#DDE6EF"};
  if (count == 2) return at == 0 ? fills[1] : "#E4E2DB";
  return fills[std::min(at, fills.size() - 1)];
}

std::string bar_of(const GroupFigures& group) {
  std::string svg = "<svg class=\"row-bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">";
  double from = 0;
  for (std::size_t at = 0; at < group.classes.size(); ++at) {
    const auto share = std::round(group.classes[at].figure.share.value_or(0) * 1000) / 10;
    svg += "<rect x=\"" + std::to_string(from) + "\" width=\"" + std::to_string(share) + "\" height=\"10\" fill=\"" +
           fill_of(group.classes[at], at, group.classes.size()) + "\"/>";
    from += share;
  }
  return svg + "</svg>";
}

void add_row(View& table, const GroupFigures& group, bool one_answer_each, bool total) {
  auto& row = table.add("ROW", group.label).set("ROW_PEOPLE", grouped(group.people));
  row.show_if(total, "ROW_TOTAL");
  if (one_answer_each && !group.classes.empty()) row.add("ROW_BAR").markup("ROW_BAR_PICTURE", bar_of(group));
  for (const auto& figures : group.classes) {
    auto& cell = row.add("CLASS_CELL").set("CLASS_COUNT", grouped(figures.figure.people.value_or(0)));
    cell.set("CLASS_SHARE", figures.figure.share ? percent(*figures.figure.share) : "–");
    cell.set("CLASS_INTERVAL", figures.figure.interval
                                   ? percent_range(figures.figure.interval->low, figures.figure.interval->high)
                                   : "–");
  }
  if (group.mean) row.add("MEAN_CELL", one_decimal(*group.mean));
}

void add_words(View& shown, const QuestionBreakdown& broken) {
  for (const auto& group : broken.groups) {
    std::vector<std::string> said;
    for (const auto& word : group.words) said.push_back(word.word + " " + grouped(word.people));
    if (!said.empty()) shown.add("SAID", group.label).set("SAID_WORDS", joined(said, ", "));
  }
}

void add_table(View& shown, const QuestionFigures& question, const QuestionBreakdown& broken) {
  const auto& first = broken.everybody;
  if (first.classes.empty() && !first.mean) return;
  const bool one_answer_each = question.kind != forms::QuestionKind::pick_any;
  auto& table = shown.add("BY_TABLE").set("BY_CAPTION", question.label);
  table.show_if(one_answer_each && !first.classes.empty(), "BY_BAR");
  for (std::size_t at = 0; at < first.classes.size(); ++at) table.add("CLASS", first.classes[at].label);
  table.show_if(first.mean.has_value(), "BY_MEAN");
  for (const auto& group : broken.groups) add_row(table, group, one_answer_each, false);
  add_row(table, first, one_answer_each, true);
}

}  // namespace

void add_breakdown(View& view, const Summary& summary, const std::string& by) {
  if (summary.of_blocks || (summary.cuts.empty() && summary.no_breakdown.empty())) return;
  auto& part = view.add("BREAKDOWN");
  part.markup("BREAKDOWN_MADE", how_made({FigureKind::people, FigureKind::not_shown}, "the groups", "figure-made"));
  if (!summary.no_breakdown.empty()) {
    part.add("NO_BREAKDOWN", summary.no_breakdown);
    return;
  }
  const auto path = "/events/" + summary.event.slug + "/summary";
  const auto* shown = cut_shown(summary, by);
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
    groups.add("GROUP_ROW", group.label)
        .set("GROUP_MADE_OF", joined(group.made_of, " + "))
        .set("GROUP_PEOPLE", grouped(group.people));
  }
}

void add_broken_down(View& figure, const QuestionFigures& question, const Summary& summary, const std::string& by) {
  const auto* cut = cut_shown(summary, by);
  if (!summary.of_blocks && (cut == nullptr || question.code == by)) return;
  const auto* broken = broken_down_by(question, summary.of_blocks ? "" : by);
  if (broken == nullptr) {
    const bool text = !closed_question(question) && question.words.empty();
    if (summary.of_blocks || text) return;
    figure.add("NOT_BROKEN_DOWN", by);
    return;
  }
  auto& shown = figure.add("BROKEN_DOWN");
  add_table(shown, question, *broken);
  add_words(shown, *broken);
  const auto& classes = broken->everybody.classes;
  const bool no_answer = std::any_of(classes.begin(), classes.end(), [](const auto& one) { return one.no_answer; });
  shown.show_if(no_answer, "WITH_NO_ANSWER");
}

}  // namespace muster::figures
