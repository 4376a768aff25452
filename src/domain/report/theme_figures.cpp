// A theme that nobody spoke of is a figure too, as a word that nobody said; one that the codebook lacks is an error.
#include "theme_figures.hpp"

#include "suggestion.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/theme_base.hpp>
#include <muster/domain/figures/told_parts.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>

namespace muster::report {
namespace {

constexpr const char* no_themes = to_tell("no themes yet");

Value counted(std::int64_t count, std::optional<std::int64_t> base = {}) {
  Value out;
  out.count = count;
  out.base = base;
  return out;
}

Value said(std::string text) {
  Value out;
  out.text = std::move(text);
  return out;
}

/// Themes are counted of everybody, so a group has none.
Value why_none(const figures::Summary& summary) {
  return instead_of(summary.where.empty() ? tell(no_themes) : hidden_figure().instead);
}

/// "‘The panel’ (8), ‘Lunch’ (5) and ‘Rooms’ (5)": three, and those that tie with the third.
std::string top_themes(const figures::QuestionThemes& themes) {
  std::vector<std::string> out;
  const auto& all = themes.themes;
  for (std::size_t at = 0; at < all.size() && at < 6 && (at < 3 || all[at].people == all[2].people); ++at)
    out.push_back(figures::told_quoted(all[at].name) + " (" + told_number(all[at].people) + ")");
  return told_list(out);
}

}  // namespace

std::vector<std::string> theme_codes(const figures::QuestionFigures& question) {
  std::vector<std::string> out;
  if (!question.themes) return out;
  for (const auto& each : question.themes->themes) out.push_back(each.code);
  for (const auto& each : question.themes->unnamed) out.push_back(each.code);
  return out;
}

LookupResult of_theme(const Expression& expression, const Scope& scope) {
  const auto& first = expression.path.front();
  const auto& wanted = expression.theme.front();
  const auto* question = scope.question_named(first.text);
  if (question == nullptr)
    return error(first, "the form has no question \"" + first.text + "\"",
                 suggested(first.text, figures::question_codes(scope.summary)));
  if (expression.path.size() > 1 || !expression.options.empty() || !expression.word.empty())
    return error(wanted, "a theme follows the code of a question",
                 "for example {" + question->code + " theme " + wanted.text + " | of}");
  if (!question->themes) return why_none(scope.summary);
  const auto* theme = scope.theme_named(*question, wanted);
  if (theme == nullptr) {
    auto names = theme_codes(*question);
    return error(wanted, "the codebook has no theme \"" + wanted.text + "\"", suggested(wanted.text, names));
  }
  return counted(theme->people, figures::themes_base(*question->themes));
}

std::optional<LookupResult> of_themes(const figures::QuestionFigures& question, const Expression& expression,
                                      const figures::Summary& summary) {
  if (expression.path.size() < 2 || lower_case(expression.path[1].text) != "themes") return std::nullopt;
  const auto part = expression.path.size() > 2 ? lower_case(expression.path[2].text) : std::string();
  if ((expression.path.size() > 2 && part != "top" && part != "sentence" && part != "read") ||
      expression.path.size() > 3) {
    const auto& wrong = expression.path.back();
    return error(wrong, "themes have no \"" + wrong.text + "\"", suggested(wrong.text, {"top", "sentence", "read"}));
  }
  if (!question.themes) return why_none(summary);
  const auto& themes = *question.themes;
  if (part == "sentence") return said(figures::themes_finding(themes));
  if (part == "read") return counted(themes.read, themes.wrote);
  if (part == "top") return themes.themes.empty() ? instead_of(tell(no_themes)) : said(top_themes(themes));
  return counted(static_cast<std::int64_t>(themes.themes.size()));
}

std::optional<LookupResult> of_loop_theme(const Expression& expression, const Scope& scope) {
  if (scope.theme == nullptr || lower_case(expression.path.front().text) != "theme") return std::nullopt;
  const auto& theme = *scope.theme;
  if (expression.path.size() == 1) return said(theme.name);
  const auto& part = expression.path[1];
  const auto name = lower_case(part.text);
  if (expression.path.size() == 2) {
    if (name == "name") return said(theme.name);
    if (name == "people") return counted(theme.people, figures::themes_base(*scope.themed->themes));
    if (name == "tone") return said(theme.tone.empty() ? tell("no tone") : told_if_known(theme.tone));
    if (name == "quotation")
      return said(theme.quotation.empty() ? tell("no quotation") : figures::told_quoted(theme.quotation));
  }
  return error(part, "a theme has no \"" + part.text + "\"",
               suggested(part.text, {"name", "people", "tone", "quotation"}));
}

}  // namespace muster::report
