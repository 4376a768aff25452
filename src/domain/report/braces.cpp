// The part before the slip is read by itself: what it names tells what may follow it.
#include "braces.hpp"

#include "figure_text.hpp"
#include "suggestion.hpp"
#include "theme_figures.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::report {
namespace {

using figures::QuestionFigures;

/// What the expression lacks, as the grammar says it: `=` of `helpful =`, `where` of `helpful where`.
std::string_view without_last_sign(std::string_view text, Expected expected) {
  if (expected == Expected::nothing_more) return text;
  const auto length = expected == Expected::theme || expected == Expected::filter ? std::size_t{5} : std::size_t{1};
  return text.size() < length ? std::string_view() : text.substr(0, text.size() - length);
}

class SlipReader {
 public:
  SlipReader(std::string_view text, const GrammarError& slip, const Scope& scope)
      : slip_(slip), scope_(scope), at_(text.substr(std::min(slip.offset, text.size()), slip.length)) {
    if (slip.expected == Expected::other || slip.expected == Expected::figure) return;
    before_text_ = trimmed_view(without_last_sign(trimmed_view(text.substr(0, slip.offset)), slip.expected));
    const auto parsed = parse_expression(before_text_);
    if (const auto* known = std::get_if<Expression>(&parsed)) before_ = *known;
  }

  FigureError told() const {
    if (slip_.expected == Expected::figure) return slip(slip_.message, figures_in_words(scope_));
    if (!before_) return slip(slip_.message, slip_.hint);
    const auto text = figure_text(*before_, scope_);
    if (const auto* wrong = std::get_if<FigureError>(&text)) return *wrong;
    switch (slip_.expected) {
      case Expected::option:
        return no_option();
      case Expected::theme:
        return no_theme();
      case Expected::filter:
        return slip(slip_.message, filter_hint());
      case Expected::format:
        return slip("say behind the bar how the figure is written", "write " + listed(ways(), " or "));
      default:
        return left_over();
    }
  }

 private:
  static std::string_view trimmed_view(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
  }

  [[nodiscard]] FigureError slip(std::string message, std::string hint) const {
    return {slip_.offset, slip_.length, std::move(message), std::move(hint)};
  }

  /// The question that the expression is of as a whole: not of one of its parts.
  [[nodiscard]] const QuestionFigures* question() const {
    return before_->path.size() == 1 ? scope_.question_named(before_->path.front().text) : nullptr;
  }
  [[nodiscard]] bool is_bare() const {
    return before_->word.empty() && before_->options.empty() && before_->where.empty() && before_->theme.empty() &&
           before_->formats.empty();
  }
  [[nodiscard]] bool may_be_compared() const {
    return is_bare() && question() != nullptr && !question()->options.empty();
  }
  /// Ticks of one person would be counted twice.
  [[nodiscard]] bool may_have_another_option() const {
    return !before_->options.empty() && before_->where.empty() && before_->formats.empty() && question() != nullptr &&
           question()->kind != forms::QuestionKind::pick_any;
  }
  [[nodiscard]] bool may_have_theme() const {
    return is_bare() && question() != nullptr && question()->themes.has_value();
  }
  [[nodiscard]] bool may_be_filtered() const {
    const bool of_people = question() != nullptr || lower_case(before_->path.front().text) == "responses";
    return of_people && before_->where.empty() && before_->theme.empty() && before_->formats.empty() &&
           !example_of_filter().empty();
  }

  /// The ways in which this figure can still be written.
  [[nodiscard]] std::vector<std::string> ways() const {
    std::vector<std::string> out;
    for (const auto& way : ways_to_write()) {
      auto formats = before_->formats;
      if (std::any_of(formats.begin(), formats.end(), [&](const Name& one) { return lower_case(one.text) == way; }))
        continue;
      formats.push_back({way});
      auto tried = *before_;
      tried.formats = std::move(formats);
      if (std::holds_alternative<std::string>(figure_text(tried, scope_))) out.push_back(way);
    }
    return out;
  }

  [[nodiscard]] std::vector<std::string> option_codes() const {
    std::vector<std::string> out;
    for (const auto& option : question()->options) out.push_back(option.code);
    return out;
  }

  /// Of the groups that are shown; of a round with names any question will do.
  [[nodiscard]] std::string example_of_filter() const {
    const auto& summary = scope_.summary;
    for (const auto& cut : summary.cuts)
      if (!cut.groups.empty() && !cut.groups.front().codes.empty())
        return "where " + cut.code + " = " + cut.groups.front().codes.front();
    if (summary.anonymous) return {};
    for (const auto& each : summary.questions)
      if (!each.options.empty()) return "where " + each.code + " = " + each.options.front().code;
    return {};
  }

  [[nodiscard]] std::string filter_hint() const {
    const auto example = example_of_filter();
    return example.empty() ? "an anonymous form is asked only by the groups that its line `breakdown` declares"
                           : "for example " + example;
  }

  [[nodiscard]] FigureError no_option() const {
    if (question() == nullptr)
      return error(before_->path.front(), "only a question may be compared with an option",
                   suggested(before_->path.front().text, codes_with_options()));
    if (question()->options.empty())
      return slip("the question \"" + question()->code + "\" has no options to compare with",
                  "write {" + question()->code + "} for the people who answered it");
    return slip(slip_.message, suggested(at_, option_codes()));
  }

  [[nodiscard]] FigureError no_theme() const {
    if (question() == nullptr || !question()->themes)
      return slip("themes are of questions whose answers have been read", "write a question's code before `theme`");
    return slip(slip_.message, suggested(at_, theme_codes(*question())));
  }

  [[nodiscard]] std::vector<std::string> codes_with_options() const {
    std::vector<std::string> out;
    for (const auto& each : scope_.summary.questions)
      if (!each.options.empty()) out.push_back(each.code);
    return out;
  }

  /// `places.`: the parts that the figure has, as it tells them of a part that it lacks.
  [[nodiscard]] FigureError no_part() const {
    Expression with_part = *before_;
    with_part.path.push_back({""});
    const auto asked = figure_value(with_part, scope_);
    const auto* wrong = std::get_if<FigureError>(&asked);
    return slip("expected the name of a part of `" + std::string(before_text_) + "` behind the dot",
                wrong == nullptr || wrong->hint.empty() ? "take the dot out" : wrong->hint);
  }

  /// Whether the figure has a part of that name: "net" of a question whose net score is asked for.
  [[nodiscard]] bool is_part(const std::string& word) const {
    if (!is_bare() || word.empty()) return false;
    auto with_part = *before_;
    with_part.path.push_back({lower_case(word)});
    return !std::holds_alternative<FigureError>(figure_value(with_part, scope_));
  }

  /// What stands where nothing is expected, and what it would have to be.
  [[nodiscard]] FigureError left_over() const {
    if (at_.starts_with('.') && is_bare()) return no_part();
    const std::string word(at_);
    const auto message = "did not expect \"" + word + "\" behind `" + std::string(before_text_) + "`";
    const auto formats = ways();
    std::vector<std::pair<std::string, std::string>> meant;  // what somebody may have meant, and how it is written
    if (may_be_compared() || may_have_another_option()) {
      const std::string sign = before_->options.empty() ? "= " : "or ";
      for (const auto& option : question()->options) {
        meant.emplace_back(option.code, sign + option.code);
        meant.emplace_back(option.label, sign + option.code);
      }
    }
    for (const auto& format : formats) meant.emplace_back(format, "| " + format);
    if (may_be_filtered()) meant.emplace_back("where", "where");
    if (may_have_theme()) {
      meant.emplace_back("theme", "theme");
      for (const auto& code : theme_codes(*question())) meant.emplace_back(code, "theme " + code);
    }
    std::vector<std::string> names;
    for (const auto& one : meant) names.push_back(one.first);
    if (std::find(names.begin(), names.end(), word) == names.end() && is_part(word))
      return slip(message, "a part of a figure stands behind a dot: write {" + std::string(before_text_) + "." +
                               lower_case(word) + "}");
    if (const auto near = meant_by(word, names)) {
      const auto found = std::find(names.begin(), names.end(), *near) - names.begin();
      return slip(message, "did you mean \"" + meant[static_cast<std::size_t>(found)].second + "\"?");
    }
    if (word == "or" && may_have_another_option())
      return slip("expected another option's code behind `or`", suggested("", option_codes()));
    if (word == "where" && !before_->formats.empty())
      return slip(message, "put `where` and its filter before the first |");
    return slip(message, allowed(formats));
  }

  /// A sign, and a word of the language that stands at the wrong place, is no misspelling of a short name.
  static std::optional<std::string> meant_by(const std::string& word, const std::vector<std::string>& names) {
    if (std::find(names.begin(), names.end(), word) != names.end()) return word;
    if (word.size() < 2 || word == "or" || word == "where" || word == "theme") return std::nullopt;
    return nearest(word, names);
  }

  [[nodiscard]] std::string allowed(const std::vector<std::string>& formats) const {
    std::vector<std::string> out;
    if (may_be_compared()) out.push_back("= and an answer (" + some_of(option_codes()) + ")");
    if (may_have_another_option()) out.push_back("`or` and another answer (" + some_of(option_codes()) + ")");
    if (may_have_theme()) out.emplace_back("`theme` and its code");
    if (may_be_filtered()) out.push_back("a filter (" + example_of_filter() + ")");
    if (!formats.empty()) out.push_back("| and how it is written (" + some_of(formats) + ")");
    if (out.empty()) return "nothing more may stand here; other words stand outside the braces";
    return "here may stand " + listed(out, " or ") + "; other words stand outside the braces";
  }

  static std::string some_of(std::vector<std::string> names) {
    constexpr std::size_t most = 8;
    if (names.size() <= most) return listed(names, " or ");
    names.resize(most);
    return joined(names, ", ") + " or another";
  }

  const GrammarError& slip_;
  const Scope& scope_;
  std::string_view at_;           ///< the word that is wrong
  std::string_view before_text_;  ///< what stands before it, less the sign that it should complete
  std::optional<Expression> before_{};
};

}  // namespace

std::variant<Expression, FigureError> read_expression(std::string_view text, const Scope* scope) {
  auto parsed = parse_expression(text);
  if (auto* whole = std::get_if<Expression>(&parsed)) return std::move(*whole);
  const auto& wrong = std::get<GrammarError>(parsed);
  if (scope == nullptr) return FigureError{wrong.offset, wrong.length, wrong.message, wrong.hint};
  return SlipReader(text, wrong, *scope).told();
}

}  // namespace muster::report
