// No cell is told that could be worked out from others and stands for few: groups of an anonymous round come from its
// breakdown as they are; of a round with names, a row with anything hidden is hidden whole, and never one row alone.
#include "cross_tables.hpp"

#include "suggestion.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/group_tests.hpp>
#include <muster/domain/figures/named_groups.hpp>
#include <muster/domain/figures/told_parts.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>
#include <muster/kit/draw/picture.hpp>

#include <algorithm>
#include <optional>

namespace muster::report {
namespace {

using Blocks = std::vector<document::Block>;

Blocks said(const std::string& caption, const std::string& why) {
  return {{document::Paragraph{{{caption + ": ", true, false, {}}, {why, false, false, {}}},
                               document::Paragraph::Look::body}}};
}

std::string cell(const figures::Figure& figure) {
  auto out = told_number(figure.people.value_or(0));
  if (figure.share) out += " (" + told_share(*figure.share) + ")";
  return out;
}

/// Of a row with a bar: its share and interval stand in columns of their own.
constexpr double strip_width = 200;  // pixels, before the column scales it

void add_bar(document::TableBlock& table, const figures::Figure* figure) {
  draw::Bar bar;
  auto& row = table.rows.back();
  if (figure == nullptr || !figure->people || !figure->share || !figure->interval) {
    bar.suppressed = true;
    row.insert(row.end(), {"–", "–"});
  } else {
    bar.people = *figure->people;
    bar.share = *figure->share;
    bar.low = figure->interval->low;
    bar.high = figure->interval->high;
    row.insert(row.end(), {told_share(bar.share), told_range(*bar.low, *bar.high)});
  }
  table.bars.push_back(draw::bar_strip(bar, strip_width));
}

void end_heading_with_bar(document::TableBlock& table, const std::string& answer) {
  table.heading.insert(table.heading.end(), {tell("Share"), tell("95% interval")});
  table.base += ". " + tell("Bars, shares and intervals are of {answer}", {{"answer", figures::told_quoted(answer)}});
  table.bars_heading = tell("0 to 100%");
  table.bars_share = 0.2;
}

/// The answer at the good end of a scale; else the first; nothing of a question without options.
const figures::OptionFigures* drawn_option(const figures::QuestionFigures& question) {
  const figures::OptionFigures* out = nullptr;
  for (const auto& option : question.options) {
    if (option.beside) continue;
    if (out == nullptr || question.direction == forms::Direction::worst_first) out = &option;
  }
  return out;
}

// ---- an anonymous round ------------------------------------------------------------------------------------------

/// The answers put together whose share is drawn: those with the good end of the scale.
std::optional<std::size_t> drawn_class(const figures::QuestionFigures& question, const figures::GroupFigures& all) {
  const auto* option = drawn_option(question);
  std::optional<std::size_t> first;
  for (std::size_t at = 0; at < all.classes.size(); ++at) {
    const auto& each = all.classes[at];
    if (each.no_answer || each.not_asked || each.outside) continue;
    if (!first) first = at;
    if (option != nullptr && std::ranges::find(each.codes, option->code) != each.codes.end()) return at;
  }
  return first;
}

std::vector<std::string> row_of(const std::string& label, const figures::GroupFigures& group, bool with_shares) {
  std::vector<std::string> out{label, told_number(group.people)};
  for (const auto& each : group.classes)
    out.push_back(with_shares ? cell(each.figure) : told_number(each.figure.people.value_or(0)));
  if (group.mean) out.push_back(told_decimal(figures::one_decimal(*group.mean)));
  return out;
}

/// Nothing where the question may not be shown by that cut.
std::optional<document::TableBlock> table_of(const figures::QuestionFigures& question, const figures::CutFigures& cut,
                                             const std::string& caption, const figures::Summary& summary) {
  const auto broken = std::find_if(question.broken_down.begin(), question.broken_down.end(),
                                   [&](const figures::QuestionBreakdown& each) { return each.cut == cut.code; });
  if (broken == question.broken_down.end() || (broken->everybody.classes.empty() && !broken->everybody.mean))
    return std::nullopt;
  document::TableBlock table;
  table.caption =
      caption == question.full_label()
          ? tell("{question}, by {cut}", {{"question", figures::told_quoted(caption)}, {"cut", figures::told_cut(cut)}})
          : caption;
  const auto responses = tell_count("{count} response", "{count} responses", broken->everybody.people);
  const auto groups = static_cast<std::int64_t>(broken->groups.size());
  table.base = summary.suppress_below > 1
                   ? tell_count("{responses}, in {count} group of {number} people or more",
                                "{responses}, in {count} groups of {number} people or more", groups,
                                {{"responses", responses}, {"number", told_small(summary.suppress_below)}})
                   : tell_count("{responses}, in {count} group", "{responses}, in {count} groups", groups,
                                {{"responses", responses}});
  table.heading = {cut.label, tell("People")};
  for (const auto& each : broken->everybody.classes) table.heading.push_back(figures::told_class(each, question));
  if (broken->everybody.mean) table.heading.push_back(tell("Mean"));
  const auto drawn = drawn_class(question, broken->everybody);
  if (drawn) end_heading_with_bar(table, figures::told_class(broken->everybody.classes[*drawn], question));
  table.figures.assign(table.heading.size(), true);
  table.figures.front() = false;
  const auto add = [&](const std::string& label, const figures::GroupFigures& group) {
    table.rows.push_back(row_of(label, group, !drawn));
    if (drawn) add_bar(table, &group.classes.at(*drawn).figure);
  };
  for (std::size_t at = 0; at < broken->groups.size(); ++at) add(figures::told_group(cut, at), broken->groups[at]);
  add(tell("Everybody"), broken->everybody);
  table.total = true;
  return table;
}

/// Whether the groups differ by more than chance, below the table that shows them. Why there is no test is told where
/// tests are asked for.
void add_test(Blocks& out, const figures::GroupTests& all, const std::string& question) {
  const auto about = figures::only_about(all, question);
  if (about.tests.size() != 1 || !about.tests.front().kind) return;
  const auto& test = about.tests.front();
  const auto found = test.more_than_chance() ? tell("The groups differ by more than chance allows.")
                                             : tell("The groups differ by no more than chance allows.");
  const auto name = figures::name_of(*test.kind);
  const auto p = figures::p_in_words(test.p);
  const auto made = all.made > 1 ? tell_count("{test}: p {p}, and {corrected} corrected for {tests} test.",
                                              "{test}: p {p}, and {corrected} corrected for {tests} tests.", all.made,
                                              {{"test", name},
                                               {"p", p},
                                               {"corrected", figures::p_in_words(test.corrected_p)},
                                               {"tests", told_small(all.made)}})
                                 : tell("{test}: p {p}.", {{"test", name}, {"p", p}});
  out.push_back({document::Paragraph{{{found + " " + made, false, false, {}}}, document::Paragraph::Look::note}});
}

Blocks of_breakdown(Arguments& arguments, const Name& by, const figures::QuestionFigures& question,
                    const std::string& caption, const figures::Summary& summary) {
  if (!summary.no_breakdown.empty()) return said(caption, figures::told_no_breakdown(summary));
  const auto wanted = lower_case(by.text);
  const auto cut = std::find_if(summary.cuts.begin(), summary.cuts.end(),
                                [&](const figures::CutFigures& each) { return each.code == wanted; });
  if (cut == summary.cuts.end()) {
    std::vector<std::string> codes;
    for (const auto& each : summary.cuts) codes.push_back(each.code);
    if (codes.empty() && summary.counted_responses == 0)
      return said(caption, capitalised(figures::no_answers_in_words(summary)) + ".");
    arguments.refuse(by, "an anonymous form is broken down only by what it declares, and \"" + by.text + "\" is not",
                     codes.empty() ? "this form has no line `breakdown`" : suggested(by.text, codes));
    return {};
  }
  if (cut->groups.empty()) return said(caption, figures::told_why_not(*cut, summary));
  if (auto table = table_of(question, *cut, caption, summary)) {
    Blocks out{{std::move(*table)}};
    if (const auto tests = figures::tests_of_blocks(summary, cut->code); tests.ok())
      add_test(out, *tests, question.code);
    return out;
  }
  return said(caption, tell("It is not shown by group, because in at least one group, or where groups cross, an "
                            "answer would stand for fewer than {number} people.",
                            {{"number", told_small(summary.suppress_below)}}));
}

document::TableBlock groups_table(const figures::CutFigures& cut) {
  document::TableBlock table;
  table.caption = cut.label;
  std::int64_t all = 0;
  table.heading = {tell("Group"), tell("People")};
  table.figures = {false, true};
  for (std::size_t at = 0; at < cut.groups.size(); ++at) {
    table.rows.push_back({figures::told_group(cut, at), told_number(cut.groups[at].people)});
    all += cut.groups[at].people;
  }
  table.base = tell_count("{count} response", "{count} responses", all);
  return table;
}

bool is_closed(const figures::QuestionFigures& question) {
  return !question.options.empty() || question.kind == forms::QuestionKind::number;
}

/// All that may be shown by one cut, and in a sentence what may not.
Blocks of_cut(const figures::CutFigures& cut, const figures::Summary& summary) {
  Blocks out{{document::Heading{2, tell("By {cut}", {{"cut", figures::told_cut(cut)}}), {}}}};
  if (cut.groups.empty()) {
    out.push_back({document::Paragraph{{{figures::told_why_not(cut, summary), false, false, {}}},
                                       document::Paragraph::Look::body}});
    return out;
  }
  out.push_back({groups_table(cut)});
  const auto tests = figures::tests_of_blocks(summary, cut.code);
  std::vector<std::string> not_shown;
  for (const auto& question : summary.questions) {
    if (!is_closed(question) || question.code == cut.code) continue;
    if (auto table = table_of(question, cut, question.full_label(), summary)) {
      out.push_back({std::move(*table)});
      if (tests.ok()) add_test(out, *tests, question.code);
    } else {
      not_shown.push_back(figures::told_quoted(question.full_label()));
    }
  }
  if (!not_shown.empty())
    out.push_back({document::Paragraph{{{tell("Not shown by {cut}, because in at least one group, or where groups "
                                              "cross, an answer would stand for fewer "
                                              "than {number} people: {questions}.",
                                              {{"cut", figures::told_cut(cut)},
                                               {"number", told_small(summary.suppress_below)},
                                               {"questions", told_list(not_shown)}}),
                                         false,
                                         false,
                                         {}}},
                                       document::Paragraph::Look::note}});
  return out;
}

// ---- a round with names ------------------------------------------------------------------------------------------

std::vector<std::string> printed(const figures::NamedGroup& group) {
  const auto& question = *group.figures;
  std::vector<std::string> out{group.label, group.hidden ? tell("not shown") : told_number(question.base())};
  for (const auto& option : question.options) {
    if (!option.beside) out.push_back(group.hidden ? "–" : told_number(option.figure.people.value_or(0)));
  }
  if (question.options.empty())
    out.push_back(group.hidden || !question.mean ? "–" : told_decimal(figures::one_decimal(*question.mean)));
  return out;
}

Blocks of_groups(Arguments& arguments, const Name& by, const figures::QuestionFigures& question,
                 const std::string& caption, const BlockContext& context) {
  const auto* parting = context.scope.question_named(by.text);
  if (context.scope.groups == nullptr) {
    arguments.refuse(by, "a table by groups cannot stand in `each session`");
    return {};
  }
  if (context.summary.counted_responses == 0)
    return said(caption, capitalised(figures::no_answers_in_words(context.summary)) + ".");
  std::vector<figures::NamedGroup> rows;
  for (const auto& option : parting->options) {
    const auto group = context.scope.groups->of(figures::condition_of(*parting, option));
    if (!group.ok()) {
      arguments.refuse(by, group.error().message);
      return {};
    }
    const auto* in_group = (*group)->question(question.code);
    if (in_group == nullptr) continue;
    rows.push_back({option.label, in_group});
  }
  figures::hide_small_groups(rows);
  document::TableBlock table;
  table.caption = caption;
  table.base = figures::base_of(question, context.summary);
  if (parting->kind == forms::QuestionKind::pick_any) table.base += ". " + tell("One person may stand in several rows");
  if (std::any_of(rows.begin(), rows.end(), [](const figures::NamedGroup& row) { return row.hidden; }))
    table.base += ". " + tell("Rows that would tell of fewer than {number} people are not shown",
                              {{"number", told_small(context.summary.suppress_below)}});
  table.heading = {parting->label, tell("People")};
  for (const auto& option : question.options) {
    if (!option.beside) table.heading.push_back(option.label);
  }
  if (question.options.empty()) table.heading.push_back(tell("Mean"));
  const auto* drawn = drawn_option(question);
  if (drawn != nullptr) end_heading_with_bar(table, drawn->label);
  table.figures.assign(table.heading.size(), true);
  table.figures.front() = false;
  const auto add = [&](const figures::NamedGroup& row) {
    table.rows.push_back(printed(row));
    if (drawn == nullptr) return;
    const auto& options = row.figures->options;
    const auto option = std::ranges::find(options, drawn->code, &figures::OptionFigures::code);
    add_bar(table, row.hidden || option == options.end() ? nullptr : &option->figure);
  };
  for (const auto& row : rows) add(row);
  add({tell("Everybody"), &question});
  table.total = true;
  return {{std::move(table)}};
}

}  // namespace

Blocks breakdown(Arguments& arguments, const BlockContext& context) {
  const auto& summary = context.summary;
  const auto plain = [](std::string text) -> Blocks {
    return {{document::Paragraph{{{std::move(text), false, false, {}}}, document::Paragraph::Look::body}}};
  };
  const auto wanted = arguments.name();
  std::vector<std::string> codes;
  for (const auto& cut : summary.cuts) codes.push_back(cut.code);
  if (!wanted && !summary.no_breakdown.empty()) return plain(figures::told_no_breakdown(summary));
  if (!wanted && codes.empty()) return plain(tell("The form declares no groups by which it may be broken down."));
  Blocks out;
  bool found = false;
  for (const auto& cut : summary.cuts) {
    if (wanted && lower_case(wanted->text) != cut.code) continue;
    found = true;
    for (auto& block : of_cut(cut, summary)) out.push_back(std::move(block));
  }
  if (found) return out;
  // While nothing may be broken down the names are not known either.
  if (!summary.no_breakdown.empty()) return plain(figures::told_no_breakdown(summary));
  arguments.refuse(*wanted, "the form declares no breakdown by \"" + wanted->text + "\"",
                   codes.empty() ? "use ::: table QUESTION by " + wanted->text : suggested(wanted->text, codes));
  return {};
}

Blocks cross_table(Arguments& arguments, const figures::QuestionFigures& question, const BlockContext& context) {
  const auto& summary = context.summary;
  const auto by = arguments.name();
  std::vector<std::string> codes;
  for (const auto& each : summary.questions) {
    if (!each.options.empty() && each.ranks.empty()) codes.push_back(each.code);
  }
  if (!by) {
    arguments.refuse(arguments.block(), "say by which question after `by`", suggested("", codes));
    return {};
  }
  const auto* parting = context.scope.question_named(by->text);
  if (parting == nullptr || parting->options.empty()) {
    arguments.refuse(*by,
                     parting == nullptr ? "the form has no question \"" + by->text + "\""
                                        : "\"" + by->text + "\" parts nobody into groups: it has no options",
                     suggested(by->text, codes));
    return {};
  }
  const bool number = question.kind == forms::QuestionKind::number;
  if ((question.options.empty() && !number) || !question.ranks.empty()) {
    arguments.refuse(arguments.block(), "\"" + question.code + "\" has no options and no number to show by group");
    return {};
  }
  if (parting->code == question.code) {
    arguments.refuse(*by, "a question cannot be broken down by itself");
    return {};
  }
  const auto caption = arguments.text().value_or(question.full_label());
  if (const auto why = figures::why_blank(question, summary)) return said(caption, capitalised(*why) + ".");
  if (summary.anonymous) return of_breakdown(arguments, *by, question, caption, summary);
  return of_groups(arguments, *by, question, caption, context);
}

}  // namespace muster::report
