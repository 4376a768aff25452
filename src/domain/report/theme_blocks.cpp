// Themes as marks beside their quotations, quotations alone, and answers listed under their themes.
#include "block_makers.hpp"

#include "list_base.hpp"
#include "suggestion.hpp"
#include "table_columns.hpp"
#include "theme_figures.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/free_text.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/domain/figures/theme_base.hpp>
#include <muster/domain/figures/told_parts.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace muster::report {
namespace {

using figures::QuestionFigures;
using figures::ThemePeople;
using figures::told_quoted;

constexpr double strip_width = 150;
constexpr std::size_t most_in_a_picture = 12;

document::Block said(std::string text, document::Paragraph::Look look = document::Paragraph::Look::note) {
  return {document::Paragraph{{{std::move(text), false, false, {}}}, look}};
}

Blocks no_themes(const QuestionFigures& question, const figures::Summary& summary) {
  const auto why = figures::why_blank(question, summary);
  const bool of_group = !summary.where.empty();
  return {said(told_quoted(question.full_label()) + ": " +
               (why        ? *why
                : of_group ? tell("themes are counted of everybody")
                           : tell("no themes yet")) +
               ".")};
}

constexpr std::array tones{to_tell("praise"), to_tell("worry"), to_tell("suggestion")};

/// `praise`, `worry` or `suggestion`, where one is written: themes of that tone alone.
std::optional<std::string> tone_in(Arguments& arguments) {
  for (const char* tone : tones)
    if (arguments.word(tone)) return tone;
  return std::nullopt;
}

std::vector<const ThemePeople*> chosen(const QuestionFigures& question, const std::optional<std::string>& tone,
                                       std::optional<std::int64_t> most) {
  std::vector<const ThemePeople*> out;
  for (const auto& theme : question.themes->themes) {
    if (tone && theme.tone != *tone) continue;
    if (most && out.size() == static_cast<std::size_t>(*most)) break;
    out.push_back(&theme);
  }
  return out;
}

std::string base_words(const QuestionFigures& question, const figures::Summary& summary, std::size_t shown,
                       const std::optional<std::string>& tone) {
  auto out = figures::base_of(question, summary);
  std::size_t all = 0;
  for (const auto& theme : question.themes->themes) all += !tone || theme.tone == *tone ? 1 : 0;
  if (tone) out += ". " + tell("Themes of the tone {tone}", {{"tone", told_quoted(told_if_known(*tone))}});
  if (shown < all)
    out +=
        ". " + tell_count("The first {number} of {count} theme", "The first {number} of {count} themes",
                          static_cast<std::int64_t>(all), {{"number", told_small(static_cast<std::int64_t>(shown))}});
  return out;
}

document::TableBlock table_of(const std::vector<const ThemePeople*>& themes) {
  document::TableBlock table;
  const bool quoted =
      std::any_of(themes.begin(), themes.end(), [](const auto* each) { return !each->quotation.empty(); });
  const bool toned = std::any_of(themes.begin(), themes.end(), [](const auto* each) { return !each->tone.empty(); });
  table.heading = {tell("Theme"), tell("People")};
  table.figures = {false, true};
  if (toned) table.heading.push_back(tell("Tone"));
  if (quoted) table.heading.push_back(tell("In their words"));
  table.figures.resize(table.heading.size(), false);
  table.bars_heading = tell("Each mark a person");
  table.bars_share = 0.2;
  for (const auto* theme : themes) {
    auto& row = table.rows.emplace_back(std::vector<std::string>{theme->name, told_number(theme->people)});
    if (toned) row.push_back(theme->tone.empty() ? "–" : told_if_known(theme->tone));
    if (quoted) row.push_back(theme->quotation.empty() ? tell("No quotation") : told_quoted(theme->quotation));
    table.bars.push_back(draw::mark_strip(theme->people, themes.front()->people, strip_width));
  }
  constexpr std::int64_t most_marks = 20;
  if (!themes.empty() && themes.front()->people > most_marks) table.bars_heading = tell("Bars of people");
  return table;
}

draw::Picture picture_of(const std::vector<const ThemePeople*>& themes, double width) {
  std::vector<draw::Bar> bars;
  for (const auto* theme : themes) {
    if (bars.size() == most_in_a_picture) break;
    draw::Bar bar;
    bar.label = theme->name;
    bar.people = theme->people;
    bars.push_back(std::move(bar));
  }
  return draw::marks(bars, width);
}

document::BulletList list_of(const figures::TextList& texts) {
  document::BulletList list;
  for (const auto entry : texts.cleaned().entries()) {
    std::string text(entry.text);
    std::replace(text.begin(), text.end(), '\n', ' ');
    if (entry.people > 1) text += " (" + tell_count("{count} person", "{count} people", entry.people) + ")";
    list.items.push_back({{std::move(text), false, false, {}}});
  }
  return list;
}

/// The theme after the word `theme`, or that of the loop around; nullptr, and told, where there is none of that name.
const ThemePeople* theme_in(Arguments& arguments, const QuestionFigures& question, const Scope& scope) {
  const auto wanted = arguments.name_or_text();
  if (!wanted) {
    arguments.refuse(arguments.block(), "say which theme after `theme`", suggested("", theme_codes(question)));
    return nullptr;
  }
  const auto* theme = scope.theme_named(question, *wanted);
  if (theme == nullptr)
    arguments.refuse(*wanted, "the codebook has no theme \"" + wanted->text + "\"",
                     suggested(wanted->text, theme_codes(question)));
  return theme;
}

struct Quotation {
  std::string text;
  const ThemePeople* theme;
};

/// Of each theme one before any has a second, so that the many do not speak for all.
std::vector<Quotation> quotations_of(const std::vector<const ThemePeople*>& themes, std::size_t most) {
  std::vector<Quotation> out;
  const auto stands = [&](const std::string& text) {
    return std::any_of(out.begin(), out.end(), [&](const Quotation& each) { return each.text == text; });
  };
  for (std::size_t turn = 0; out.size() < most; ++turn) {
    bool any = false;
    for (const auto* theme : themes) {
      if (turn >= theme->quotations.size()) continue;
      any = true;
      const auto& text = theme->quotations[turn];
      if (out.size() < most && !stands(text)) out.push_back({text, theme});
    }
    if (!any) break;
  }
  return out;
}

std::string quoted_of(const QuestionFigures& question, const figures::Summary& summary) {
  const auto& themes = *question.themes;
  auto out = figures::base_of(question, summary);
  if (themes.consent_asked)
    out += ". " + tell("Quoted are only people who agreed to it, {agreed} of the {all}",
                       {{"agreed", told_number(themes.agreed)}, {"all", told_number(themes.wrote)}});
  return out;
}

}  // namespace

Blocks theme_blocks(const QuestionFigures& question, const std::string& caption, const BlockContext& context,
                    const std::optional<std::string>& tone, std::optional<std::int64_t> most) {
  const auto themes = chosen(question, tone, most);
  if (themes.empty())
    return {said(told_quoted(question.full_label()) + ": " +
                 (tone ? tell("no theme of this tone yet") : tell("no themes yet")) + ".")};
  document::FigureBlock figure{0, caption, base_words(question, context.summary, themes.size(), tone),
                               picture_of(themes, context.width)};
  figure.in_table = true;
  figure.finding = figures::themes_finding(*question.themes);
  auto table = table_of(themes);
  table.caption = caption;
  table.base = figure.base;
  // A pair's half has no room for marks beside words.
  if (context.width < page_width * 0.7) table.bars_share = 0.3;
  Blocks out{{std::move(figure)}, {std::move(table)}};
  out.push_back(said(joined(figures::themes_remarks(*question.themes), " ")));
  return out;
}

Blocks themes(Arguments& arguments, const BlockContext& context) {
  const auto* question = arguments.question();
  if (question == nullptr) return {};
  const auto tone = tone_in(arguments);
  const auto most = arguments.number_after("most");
  const auto caption = arguments.text().value_or(question->full_label());
  if (question->kind != forms::QuestionKind::short_text && question->kind != forms::QuestionKind::long_text) {
    arguments.refuse(arguments.block(), "themes are of free text, and \"" + question->code + "\" is not",
                     question->options.empty() ? "" : "use ::: bars " + question->code);
    return {};
  }
  if (!question->themes) return no_themes(*question, context.summary);
  return theme_blocks(*question, caption, context, tone, most);
}

Blocks quotations(Arguments& arguments, const BlockContext& context) {
  const auto& scope = context.scope;
  const bool of_loop = scope.theme != nullptr && arguments.word("theme");
  const auto* question = of_loop ? scope.themed : arguments.question();
  if (question == nullptr) return {};
  const ThemePeople* only = of_loop ? scope.theme : nullptr;
  if (!of_loop && arguments.word("theme") && question->themes) {
    only = theme_in(arguments, *question, scope);
    if (only == nullptr) return {};
  }
  const auto tone = tone_in(arguments);
  const auto most = arguments.number_after("most").value_or(3);
  if (!question->themes) return no_themes(*question, context.summary);
  const auto from = only != nullptr ? std::vector<const ThemePeople*>{only} : chosen(*question, tone, std::nullopt);
  Blocks out;
  const auto base = quoted_of(*question, context.summary);
  for (const auto& [text, theme] : quotations_of(from, static_cast<std::size_t>(most))) {
    auto block = said(told_quoted(text), document::Paragraph::Look::quotation);
    // A theme of its own is the slide's finding; where there are several, each quotation says its own.
    std::get<document::Paragraph>(block.content).quoted =
        only != nullptr ? document::Quoted{tell_count("{people} of {count} person wrote of {theme}.",
                                                      "{people} of {count} people wrote of {theme}.",
                                                      figures::themes_base(*question->themes),
                                                      {{"people", told_number(theme->people)},
                                                       {"theme", told_quoted(theme->name)}}),
                                           {},
                                           base}
                        : document::Quoted{figures::themes_finding(*question->themes), theme->name, base};
    out.push_back(std::move(block));
  }
  if (out.empty()) out.push_back(said(tell("No quotation was chosen here.")));
  return out;
}

Blocks list_by_theme(const QuestionFigures& question, const figures::Summary& summary) {
  if (const auto why = figures::why_blank(question, summary)) return {said(capitalised(*why) + ".")};
  Blocks out;
  const auto& themes = *question.themes;
  out.push_back(list_base(
      question, tell("Base: {base}.", {{"base", figures::base_of(question, summary)}}) + " " +
                    tell("An answer stands under each of its themes, and below each theme by the alphabet.")));
  const auto add = [&](const std::string& name, const std::string& people, const figures::TextList& texts) {
    auto list = list_of(texts);
    if (list.items.empty() && people.empty()) return;
    out.push_back({document::Heading{3, name + (people.empty() ? "" : " (" + people + ")"), {}}});
    if (list.items.empty())
      out.push_back(said(tell("No answer of this theme may be printed.")));
    else
      out.push_back({std::move(list)});
  };
  for (const auto& theme : themes.themes)
    add(theme.name, tell_count("{count} person", "{count} people", theme.people), theme.texts);
  add(tell("Without a theme"), {}, themes.without_theme);
  if (const auto unprinted = figures::unprinted_in_words(question); !unprinted.empty()) out.push_back(said(unprinted));
  return out;
}

Blocks theme_list(const Scope& scope) {
  auto list = list_of(scope.theme->texts);
  if (list.items.empty()) return {said(tell("No answer of this theme may be printed."))};
  return {{std::move(list)}};
}

}  // namespace muster::report
