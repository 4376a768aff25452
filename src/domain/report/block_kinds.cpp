// One function a block.

#include "block_kinds.hpp"

#include "block_makers.hpp"
#include "cross_tables.hpp"
#include "list_base.hpp"
#include "loops.hpp"
#include "method_note.hpp"

#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/free_text.hpp>
#include <muster/domain/figures/grids.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/domain/figures/indexes.hpp>
#include <muster/domain/figures/pictures.hpp>
#include <muster/domain/figures/rankings.hpp>
#include <muster/domain/figures/tables.hpp>
#include <muster/domain/figures/with_beside.hpp>
#include "suggestion.hpp"
#include "table_columns.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace muster::report {
namespace {

document::Paragraph plain(std::string text, document::Paragraph::Look look = document::Paragraph::Look::body) {
  return {{{std::move(text), false, false, {}}}, look};
}

void append(Blocks& to, Blocks from) {
  for (auto& block : from) to.push_back(std::move(block));
}

// ---- tables ------------------------------------------------------------------------------------------------------

Blocks texts_table(const figures::QuestionFigures& question, const figures::Summary& summary, Arguments& arguments) {
  document::TableBlock out;
  out.caption = question.full_label();
  out.base = figures::base_of(question, summary);
  out.heading = {tell("Answer"), tell("People")};
  out.figures = {false, true};
  for (const auto entry : question.texts.cleaned().entries())
    out.rows.push_back({std::string(entry.text), told_number(entry.people)});
  return finished_table(std::move(out), arguments);
}

Blocks question_table(const figures::QuestionFigures& question, const figures::Summary& summary, Arguments& arguments) {
  if (const auto why = figures::why_blank(question, summary)) {
    const auto caption = arguments.text().value_or(question.full_label());
    return {{document::Paragraph{{{caption + ": ", true, false, {}}, {*why + ".", false, false, {}}},
                                 document::Paragraph::Look::body}}};
  }
  if (!question.options.empty()) {
    const auto shown = takes_beside(arguments) ? figures::with_beside(question) : question;
    return finished_table(figures::options_table(summary, shown), arguments);
  }
  if (question.words.empty()) return texts_table(question, summary, arguments);
  auto table = figures::words_table(question.words, tell("People"));
  table.caption = question.full_label();
  table.base = figures::base_of(question, summary);
  return finished_table(std::move(table), arguments);
}

Blocks table(Arguments& arguments, const BlockContext& context) {
  const auto what = arguments.name();
  const std::vector<std::string> known{"places",    "areas",  "organisations", "notes",
                                       "delegates", "events", "actions",       "comments"};
  if (!what) {
    arguments.refuse(arguments.block(), "say what the table is of", "for example ::: table places");
    return {};
  }
  const auto& summary = context.summary;
  const auto name = lower_case(what->text);
  if (name == "places")
    return finished_table(figures::places_table(summary), arguments, {tell("Place"), tell("Area"), tell("Delegates")});
  if (name == "organisations") return finished_table(figures::organisations_table(summary), arguments);
  if (name == "notes") return finished_table(figures::notes_table(summary), arguments);
  if (name == "delegates") return finished_table(figures::delegates_table(summary), arguments);
  if (name == "events") return events_table(arguments, context);
  if (name == "actions") return actions_table(arguments, context);
  if (name == "comments") return comments_table(arguments, context);
  if (name == "areas") {
    auto out = finished_table(figures::areas_table(summary), arguments);
    if (auto note = figures::coverage_note(summary); !note.empty()) {
      out.push_back({plain(std::move(note), document::Paragraph::Look::note)});
    }
    return out;
  }
  if (const auto* question = context.scope.question_named(what->text)) {
    if (arguments.word("by")) return cross_table(arguments, *question, context);
    return question_table(*question, summary, arguments);
  }
  auto names = known;
  const auto codes = figures::question_codes(summary);
  names.insert(names.end(), codes.begin(), codes.end());
  arguments.refuse(*what, "there is no table of \"" + what->text + "\"", suggested(what->text, names));
  return {};
}

Blocks delegates(Arguments& arguments, const BlockContext& context) {
  return finished_table(figures::delegates_table(context.summary), arguments);
}

// ---- lists -------------------------------------------------------------------------------------------------------

Blocks texts_list(const figures::QuestionFigures& question, const BlockContext& context) {
  const auto& summary = context.summary;
  if (const auto why = figures::why_blank(question, summary))
    return {{plain(capitalised(*why) + ".", document::Paragraph::Look::note)}};
  if (question.format != forms::TextFormat::any)
    return {{plain(figures::finding_of(question, summary), document::Paragraph::Look::note)}};
  const auto& texts = question.texts.cleaned();
  const auto unprinted = figures::unprinted_in_words(question);
  // Of options it is what was written in, which may be nothing.
  const bool of_everybody = summary.where.empty();
  if (of_everybody && !question.options.empty() && question.texts.empty() && unprinted.empty())
    return {{plain(tell("Nobody wrote anything in beside the options."), document::Paragraph::Look::note)}};
  const bool withheld = question.texts.empty() && unprinted.empty();
  // The base of the options, with its ticks and shares, is not that of the few who wrote something in.
  auto base = question.options.empty() ? tell("Base: {base}", {{"base", figures::base_of(question, summary)}})
                                       : tell("Written in beside the options");
  if (texts.left_out() > 0) {
    base += "; " + tell_count("{people} of them says that there is nothing to say",
                              "{people} of them say that there is nothing to say", texts.left_out(),
                              {{"people", told_small(texts.left_out())}});
  }
  if (withheld) base += "; " + tell("single answers are {hidden}", {{"hidden", figures::hidden_in_words()}});
  Blocks out;
  out.push_back(list_base(question, base + "."));
  document::BulletList list;
  for (const auto entry : texts.entries()) {
    std::string text(entry.text);
    std::replace(text.begin(), text.end(), '\n', ' ');
    std::string who;
    if (entry.people > 1) who = " (" + tell_count("{count} person", "{count} people", entry.people) + ")";
    // A slide quotes what was written, and not how many wrote it.
    if (context.slides)
      list.items.push_back({{std::move(text), false, false, {}}, {std::move(who), false, false, {}}});
    else
      list.items.push_back({{text + who, false, false, {}}});
  }
  if (context.slides) return list_on_slides(question, summary, list, base);
  if (!list.items.empty()) out.push_back({std::move(list)});
  if (!unprinted.empty()) out.push_back({plain(unprinted, document::Paragraph::Look::note)});
  return out;
}

/// Whether people wrote in what no option says, printed or not.
bool has_written_in(const figures::QuestionFigures& question) {
  return !question.options.empty() && (!question.texts.empty() || !figures::unprinted_in_words(question).empty());
}

Blocks notes_list(Arguments& arguments, const figures::Summary& summary) {
  const auto wanted = arguments.name();
  std::vector<std::string> kinds;
  for (const auto& figures : summary.note_kinds) kinds.push_back(figures.kind);
  if (summary.notes == 0) return {{plain(tell("No notes yet."), document::Paragraph::Look::note)}};
  Blocks out;
  bool found = false;
  for (const auto& figures : summary.note_kinds) {
    if (wanted && folded_name(figures.kind) != folded_name(wanted->text)) continue;
    found = true;
    const auto base =
        tell("{notes} from {tables}", {{"notes", tell_count("{count} note", "{count} notes", figures.notes)},
                                       {"tables", tell_count("{count} table", "{count} tables", figures.tables)}});
    out.push_back({plain(tell("Base: {base}", {{"base", base}}) + ".", document::Paragraph::Look::note)});
    document::BulletList list;
    for (const auto& note : figures.all) list.items.push_back({{note.text, false, false, {}}});
    out.push_back({std::move(list)});
  }
  // What nobody noted yet is no misspelling.
  if (!found && (folded_name(wanted->text) == "challenge" || folded_name(wanted->text) == "opportunity" ||
                 folded_name(wanted->text) == "question")) {
    out.push_back({plain(tell("No notes of this kind yet."), document::Paragraph::Look::note)});
  } else if (!found) {
    arguments.refuse(*wanted, "there are no notes of the kind \"" + wanted->text + "\"",
                     suggested(wanted->text, kinds));
  }
  return out;
}

Blocks list(Arguments& arguments, const BlockContext& context) {
  if (arguments.word("notes")) return notes_list(arguments, context.summary);
  if (context.scope.theme != nullptr && arguments.word("theme")) return theme_list(context.scope);
  if (arguments.next().empty()) {
    std::vector<std::string> codes;
    for (const auto& each : context.summary.questions)
      if (each.kind == forms::QuestionKind::short_text || each.kind == forms::QuestionKind::long_text)
        codes.push_back(each.code);
    arguments.refuse(arguments.block(), "`list` needs the code of a question that people wrote to",
                     codes.empty() ? "this form has none: take the line out" : "for example ::: list " + codes.front());
    return {};
  }
  const auto* question = arguments.question();
  if (question == nullptr) return {};
  const bool written = question->kind == forms::QuestionKind::short_text ||
                       question->kind == forms::QuestionKind::long_text || !question->options.empty();
  if (!written) {
    arguments.refuse(arguments.block(), "a list shows free text, and \"" + question->code + "\" is not",
                     "use ::: table " + question->code);
    return {};
  }
  if (arguments.word("by")) {
    if (!arguments.word("theme")) arguments.refuse(arguments.block(), "a list can stand `by theme`");
    if (question->themes && !question->themes->themes.empty()) return list_by_theme(*question, context.summary);
  }
  return texts_list(*question, context);
}

// ---- every question ----------------------------------------------------------------------------------------------

/// Themes stand for a question, where nobody asked for them, once half of what was written has been looked at.
bool has_themes(const figures::QuestionFigures& question) {
  if (!question.themes || question.themes->themes.empty()) return false;
  return 2 * (question.themes->read + question.themes->by_rule) >= question.themes->wrote;
}

/// The picture that suits the kind of question; a list where there is none.
Blocks suiting_blocks(const figures::QuestionFigures& question, const std::string& caption,
                      const BlockContext& context) {
  const auto& summary = context.summary;
  const auto shown = [&](Blocks blocks) { return told(std::move(blocks), finding_in(question, summary)); };
  if (question.as_scale && question.kind != forms::QuestionKind::pick_any)
    return shown(figures::scale_blocks(summary, question, caption, question.direction, context.width));
  if (!question.ranks.empty()) return shown(figures::ranking_blocks(summary, question, caption, context.width));
  if (!question.options.empty()) return shown(figures::bars_blocks(summary, question, caption, context.width));
  if (question.kind == forms::QuestionKind::words || question.cloud != forms::Cloud::none)
    return shown(figures::cloud_blocks(summary, question, caption, {}, context.width));
  if (question.kind == forms::QuestionKind::number) {
    const auto finding = figures::finding_of(question, summary);  // which does not say of which line of a grid
    return {{plain(question.grid_label.empty() ? finding : question.label + ": " + uncapitalised(finding))}};
  }
  if (!has_themes(question)) return texts_list(question, context);
  auto out = theme_blocks(question, caption, context);
  append(out, list_by_theme(question, summary));
  return out;
}

/// The statements of a grid, each by itself where one figure would show what is hidden.
Blocks statement_blocks(const figures::GridFigures& grid, const std::string& caption, const BlockContext& context) {
  if (figures::is_one_figure(grid, context.summary))
    return told(figures::grid_blocks(context.summary, grid, caption, context.width),
                figures::finding_of(grid, context.summary));
  Blocks out;
  for (const auto* row : grid.rows) append(out, suiting_blocks(*row, row->full_label(), context));
  return out;
}

bool on_one_scale(const figures::QuestionFigures& left, const figures::QuestionFigures& right) {
  return left.kind == right.kind && left.direction == right.direction &&
         std::equal(
             left.options.begin(), left.options.end(), right.options.begin(), right.options.end(),
             [](const auto& one, const auto& other) { return one.code == other.code && one.label == other.label; });
}

/// `grid time, voice`: questions on one scale as the statements of one figure.
Blocks several(Arguments& arguments, const std::vector<Name>& names, const BlockContext& context) {
  figures::GridFigures out;
  for (const auto& name : names) {
    const auto* question = context.scope.question_named(name.text);
    if (question == nullptr || question->options.empty()) {
      arguments.refuse(name,
                       question == nullptr ? "the form has no question \"" + name.text + "\""
                                           : "\"" + name.text + "\" is no statement on a scale",
                       question == nullptr ? suggested(name.text, figures::question_codes(context.summary)) : "");
      return {};
    }
    if (!out.rows.empty() && !on_one_scale(*out.rows.front(), *question)) {
      arguments.refuse(name, "\"" + name.text + "\" has other answers than \"" + names.front().text + "\"",
                       "only questions on one scale stand in one figure");
      return {};
    }
    out.rows.push_back(question);
  }
  const auto caption = arguments.text();
  if (!caption)
    arguments.refuse(arguments.block(), "several statements need a caption", "write it in double quotes at the end");
  return statement_blocks(out, caption.value_or(""), context);
}

Blocks grid(Arguments& arguments, const BlockContext& context) {
  const auto names = arguments.names();
  if (names.size() > 1) return several(arguments, names, context);
  const auto wanted = names.empty() ? std::optional<Name>() : names.front();
  const auto found = wanted ? figures::grid_of(context.summary, lower_case(wanted->text)) : std::nullopt;
  if (found) return statement_blocks(*found, arguments.text().value_or(found->label), context);
  std::vector<std::string> codes;
  for (const auto& question : context.summary.questions) {
    if (!question.grid.empty() && (codes.empty() || codes.back() != question.grid)) codes.push_back(question.grid);
  }
  arguments.refuse(
      wanted.value_or(arguments.block()),
      wanted ? "the form has no grid \"" + wanted->text + "\"" : "`grid` needs the code of a grid",
      codes.empty() ? "this form has none: take the line out" : suggested(wanted ? wanted->text : "", codes));
  return {};
}

Blocks index(Arguments& arguments, const BlockContext& context) {
  const auto wanted = arguments.name();
  const auto* found = wanted ? figures::index_named(context.summary, lower_case(wanted->text)) : nullptr;
  if (found != nullptr) return figures::index_blocks(*found);
  std::vector<std::string> codes;
  for (const auto& each : context.summary.indexes) codes.push_back(each.code);
  // Of a group that is looked at alone there is none, whatever the form has.
  if (wanted && !context.summary.where.empty()) return {{plain(tell("An index is shown of everybody."))}};
  arguments.refuse(
      wanted.value_or(arguments.block()),
      wanted ? "the form has no index \"" + wanted->text + "\"" : "`index` needs the code of an index",
      codes.empty() ? "this form has none: take the line out" : suggested(wanted ? wanted->text : "", codes));
  return {};
}

Blocks picture(Arguments& arguments, const BlockContext& context) {
  const auto* question = arguments.question();
  if (question == nullptr) return {};
  auto out = suiting_blocks(*question, arguments.text().value_or(question->full_label()), context);
  if (has_written_in(*question)) append(out, texts_list(*question, context));
  return out;
}

Blocks one_grid(const figures::GridFigures& grid, const BlockContext& context) {
  Blocks out{{document::Heading{3, grid.label, {}}}};
  if (figures::is_one_figure(grid, context.summary)) out.push_back({plain(figures::finding_of(grid, context.summary))});
  append(out, statement_blocks(grid, grid.label, context));
  return out;
}

bool has_figures(const figures::QuestionFigures& question) {
  const bool counted = !question.options.empty() || question.kind == forms::QuestionKind::words ||
                       question.kind == forms::QuestionKind::number || question.cloud != forms::Cloud::none ||
                       has_themes(question);
  return counted && question.answered > 0;
}

Blocks one_question(const figures::QuestionFigures& question, const BlockContext& context, bool figures_alone) {
  const auto& summary = context.summary;
  Blocks out{{document::Heading{3, question.full_label(), {}}}};
  const bool blank = question.suppressed || question.answered == 0;
  const bool has_finding = !question.options.empty() || question.kind == forms::QuestionKind::words;
  if (blank || has_finding) {
    out.push_back({plain(finding_in(question, summary))});
  }
  if (blank) return out;
  if (figures_alone && question.options.empty() && question.words.empty() && has_themes(question)) {
    out.push_back({plain(figures::themes_finding(*question.themes))});
    append(out, theme_blocks(question, question.full_label(), context));
    return out;
  }
  append(out, suiting_blocks(question, question.full_label(), context));
  if (has_written_in(question) && !figures_alone) append(out, texts_list(question, context));
  return out;
}

Blocks questions(Arguments& arguments, const BlockContext& context) {
  const auto& summary = context.summary;
  std::set<std::string> left_out;
  const bool figures_alone = arguments.word("figures");
  if (arguments.word("rest")) left_out = context.shown;
  if (arguments.word("except")) {
    // A name the form does not have leaves nothing out: the same definition serves forms with and without it.
    for (const auto& name : arguments.names()) left_out.insert(lower_case(name.text));
  }
  Blocks out;
  if (summary.questions.empty()) return {{plain(tell("This event has no form yet."))}};
  std::string last_grid;
  for (const auto& question : summary.questions) {
    if (question.grid.empty()) {
      // Whether somebody may be quoted is no finding: it is told where quotations are.
      if (question.code == forms::consent_code) continue;
      if (left_out.count(question.code) > 0 || (figures_alone && !has_figures(question))) continue;
      append(out, one_question(question, context, figures_alone));
      continue;
    }
    if (std::exchange(last_grid, question.grid) == question.grid || left_out.count(question.grid) > 0) continue;
    auto rows = *figures::grid_of(summary, question.grid);
    std::erase_if(rows.rows, [&](const auto* row) { return left_out.count(row->code) > 0; });
    if (!rows.rows.empty()) append(out, one_grid(rows, context));
  }
  for (const auto& index : summary.indexes) {
    if (left_out.count(index.code) > 0) continue;
    out.push_back({document::Heading{3, index.label, {}}});
    append(out, figures::index_blocks(index));
  }
  return out;
}

Blocks method(Arguments& /*arguments*/, const BlockContext& context) {
  return method_note(context.summary, context.scope.word_list);
}
Blocks page_break(Arguments& /*arguments*/, const BlockContext& /*place*/) { return {{document::PageBreak{}}}; }
Blocks contents(Arguments& /*arguments*/, const BlockContext& /*place*/) { return {{document::Contents{}}}; }

using Maker = Blocks (*)(Arguments&, const BlockContext&);

const std::map<std::string, Maker, std::less<>>& makers() {
  static const std::map<std::string, Maker, std::less<>> known{
      {"bars", bars},           {"scale", scale},           {"cloud", cloud},
      {"clouds", clouds},       {"both-sides", both_sides}, {"map", map},
      {"strokes", strokes},     {"table", table},           {"delegates", delegates},
      {"list", list},           {"questions", questions},   {"page-break", page_break},
      {"contents", contents},   {"picture", picture},       {"grid", grid},
      {"index", index},         {"method", method},         {"breakdown", breakdown},
      {"themes", themes},       {"quotations", quotations}, {"trend", trend},
      {"last-year", last_year}, {"indicator", indicator},   {"test", test},
      {"image", image},
  };
  return known;
}

}  // namespace

bool is_block_kind(std::string_view name) { return makers().find(name) != makers().end(); }

std::vector<std::string> block_names() {
  std::vector<std::string> out;
  for (const auto& [name, maker] : makers()) out.push_back(name);
  for (const char* name : {"if", "else", "end", "each", "pair", "and", "key", "note", "title", "subtitle", "about"}) {
    out.emplace_back(name);
  }
  return out;
}

std::string shown_by(const BlockLine& line, const Scope& scope) {
  if ((line.name.text == "grid" || line.name.text == "index") && !line.arguments.empty() &&
      !line.arguments.front().quoted)
    return lower_case(line.arguments.front().text);
  constexpr std::array<std::string_view, 7> showing{"bars", "scale", "cloud", "table", "list", "picture", "themes"};
  if (std::find(showing.begin(), showing.end(), line.name.text) == showing.end()) return {};
  for (const auto& argument : line.arguments) {
    if (argument.quoted) continue;
    const auto* question = scope.question_named(argument.text);
    // A list of what was written in shows nothing of the options themselves.
    const bool of_options = question != nullptr && line.name.text == "list" && !question->options.empty();
    return question == nullptr || of_options ? std::string() : question->code;
  }
  return {};
}

std::vector<document::Block> blocks_of(const BlockLine& line, const BlockContext& context, Diagnostics& diagnostics) {
  if (line.name.text == "questions") doubt_left_out(line, context.scope, diagnostics);
  Arguments arguments(line, context.scope, diagnostics);
  auto out = makers().find(line.name.text)->second(arguments, context);
  arguments.finish();
  return out;
}

}  // namespace muster::report
