// Conditions of three values, so that neither side of one is printed of what is not known.
#include "conditions.hpp"

#include "arguments.hpp"
#include "braces.hpp"
#include "comments.hpp"
#include "figure_value.hpp"
#include "suggestion.hpp"
#include "wider_figures.hpp"

#include <muster/domain/figures/event_words.hpp>
#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/domain/indicators/indicator_words.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace muster::report {
namespace {

/// `question.texts`, `helpful.options`: whether there is something of that kind to show.
bool question_has(const figures::QuestionFigures& question, std::string_view part) {
  const bool shown = !question.suppressed && question.answered > 0;
  if (part == "answers") return shown;
  if (part == "options") return shown && !question.options.empty();
  if (part == "texts")
    return shown && question.options.empty() && question.format == forms::TextFormat::any && !question.texts.empty();
  if (part == "words") return shown && question.options.empty() && !question.words.empty();
  if (part == "numbers") return shown && question.kind == forms::QuestionKind::number;
  if (part == "grid") return !question.grid.empty();
  if (part == "mean") return question.mean.has_value();
  if (part == "net") return question.net_score.has_value();
  if (part == "headline") return !question.headline.empty();
  if (part == "themes") return shown && question.themes && !question.themes->themes.empty();
  if (part == "quotations")
    return shown && question.themes &&
           std::any_of(question.themes->themes.begin(), question.themes->themes.end(),
                       [](const auto& theme) { return !theme.quotation.empty(); });
  return false;
}

/// `helpful.trend`: earlier events asked it; `helpful.changed`: by more than chance beside the one before.
bool is_followed(const figures::QuestionFigures& question, std::string_view part, const Scope& scope) {
  const auto* events = scope.wider == nullptr ? nullptr : scope.wider->earlier();
  if (events == nullptr || events->years.size() < 2) return false;
  const auto* measure = followed(*events, question, {});
  if (part == "trend") {
    if (measure == nullptr) return false;
    return std::count_if(measure->years.begin(), measure->years.end(),
                         [](const figures::YearFigure& year) { return year.part.has_value(); }) > 1;
  }
  const auto* difference = measure == nullptr ? nullptr : difference_of(*events, *measure);
  return difference != nullptr && difference->more_than_chance;
}

/// What an event may have beyond itself; nothing where the word is another.
std::optional<bool> wider_has(const std::string& word, const Scope& scope) {
  auto* wider = scope.wider;
  if (word == "years") return wider != nullptr && wider->earlier() != nullptr && wider->earlier()->years.size() > 1;
  if (word == "last_year") {
    const auto* events = wider == nullptr ? nullptr : wider->earlier();
    return events != nullptr && events->review.now && *events->review.now + 1 == events->years.size() &&
           !events->review.differences.empty();
  }
  if (word == "indicators") return !indicator_codes(scope).empty();
  if (word == "actions" || word == "actions.answered") {
    const auto* all = wider == nullptr ? nullptr : wider->actions();
    if (all == nullptr) return false;
    return word == "actions" ? !all->empty()
                             : std::ranges::any_of(*all, [](const auto& one) { return !one.we_did.empty(); });
  }
  if (word == "comments" || word == "comments.answered" || word == "comments.open") {
    const auto* all = wider == nullptr ? nullptr : wider->comments();
    if (all == nullptr) return false;
    const CommentsAsked which{{}, word == "comments.answered", word == "comments.open"};
    return std::ranges::any_of(all->notes, [&](const auto& one) { return which.takes(one); });
  }
  if (scope.comment != nullptr && word == "comment.response") return !scope.comment->response.empty();
  if (scope.comment != nullptr && word == "comment.table") return !scope.comment->table.empty();
  if (scope.action != nullptr && word == "action.answer") return !scope.action->we_did.empty();
  if (scope.action != nullptr && word == "action.due") return scope.action->due_on.has_value();
  if (word == "events") return wider != nullptr && wider->year() != nullptr && wider->year()->events.size() > 1;
  if (scope.indicator != nullptr && word == "indicator.nation")
    return !indicators::beside_nation(*scope.indicator).empty();
  if (scope.indicator != nullptr && word == "indicator.projection")
    return indicators::projection_of(*scope.indicator, indicators::region_figures(*scope.indicator).series).has_value();
  if (scope.theme != nullptr && word.starts_with("theme.")) {
    const auto part = word.substr(6);
    return part == "quotation" ? !scope.theme->quotation.empty() : scope.theme->tone == part;
  }
  return std::nullopt;
}

bool event_has(const Name& name, const Scope& scope) {
  const auto& summary = scope.summary;
  if (scope.question_named(name.text) != nullptr) return true;
  const auto word = lower_case(name.text);
  if (const auto known = wider_has(word, scope)) return *known;
  if (const auto dot = word.find('.'); dot != std::string::npos) {
    const auto* question = scope.question_named(word.substr(0, dot));
    const auto part = std::string_view(word).substr(dot + 1);
    if (question != nullptr && part == "response") return !response_to(*question, scope).empty();
    if (question != nullptr && (part == "trend" || part == "changed")) return is_followed(*question, part, scope);
    if (question != nullptr) return question_has(*question, part);
  }
  if (word == "themes") {
    return std::any_of(summary.questions.begin(), summary.questions.end(),
                       [](const auto& question) { return question_has(question, "themes"); });
  }
  if (word == "texts") {
    return std::any_of(summary.questions.begin(), summary.questions.end(),
                       [](const auto& question) { return question_has(question, "texts"); });
  }
  if (word == "answers") return summary.counted_responses > 0;
  if (word == "responses") return summary.responses > 0;
  if (word == "headline") return !figures::headline_sentence(summary).empty();
  if (word == "intervals") return !figures::interval_sentence(summary).empty();
  if (word == "changes") return !figures::changed_since_closing(summary).empty();
  if (word == "both_sides") return !summary.both_sides.empty();
  if (word == "form") return summary.round != figures::RoundState::none;
  if (word == "open") return summary.round == figures::RoundState::open;
  if (word == "anonymous") return summary.anonymous;
  if (word == "breakdown") {
    const bool usable = std::any_of(summary.cuts.begin(), summary.cuts.end(),
                                    [](const figures::CutFigures& cut) { return !cut.groups.empty(); });
    return usable && summary.no_breakdown.empty();
  }
  if (word == "notes") return summary.notes > 0;
  if (word == "delegates") return summary.people > 0;
  if (word == "places") return summary.coverage.of > 0;
  if (word == "areas") return !summary.coverage.areas.empty();
  if (word == "missing") return !summary.coverage.missing.empty();
  if (word == "venue") return !summary.event.venue.empty();
  if (word == "sessions") return scope.sessions != nullptr && !scope.sessions->empty();
  if (scope.session != nullptr && word == "session.place") return !scope.session->place.empty();
  if (scope.session != nullptr && word == "session.speakers") return !scope.session->speakers.empty();
  return false;
}

/// "1/3", "40%", "12", "0.5".
std::optional<double> plain_number(std::string_view text) {
  if (text.ends_with('%')) {
    const auto number = parse_decimal(text.substr(0, text.size() - 1));
    return number ? std::optional(*number / 100) : std::nullopt;
  }
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return parse_decimal(text);
  const auto above = parse_decimal(text.substr(0, slash));
  const auto below = parse_decimal(text.substr(slash + 1));
  return above && below && *below != 0 ? std::optional(*above / *below) : std::nullopt;
}

bool is_share(std::string_view text) { return text.find_first_of("/%") != std::string_view::npos; }

class ConditionReader {
 public:
  ConditionReader(const BlockLine& line, const Scope& scope, Diagnostics& diagnostics)
      : arguments_(line, scope, diagnostics), scope_(scope), diagnostics_(diagnostics) {}

  Truth read() {
    auto out = Truth::yes;
    bool any = false;
    while (true) {
      const bool denied = arguments_.word("not");
      const auto name = arguments_.name();
      if (!name) break;
      any = true;
      auto one = lower_case(name->text) == "known" ? known() : read_one(*name);
      if (denied && one != Truth::unknown) one = one == Truth::yes ? Truth::no : Truth::yes;
      if (one == Truth::no) out = Truth::no;
      if (one == Truth::unknown && out == Truth::yes) out = Truth::unknown;
    }
    if (!any)
      arguments_.refuse(arguments_.block(), "`if` needs the code of a question",
                        "or answers, notes, delegates, places, or a comparison such as response_rate < 1/3");
    arguments_.finish();
    return out;
  }

 private:
  Truth read_one(const Name& name) {
    const auto* question = scope_.question_named(name.text);
    const bool legacy = question != nullptr || name.text.find_first_of(".{") == std::string::npos;
    if (arguments_.next() == "=" && legacy && !is_event_figure(name)) {
      const auto option = arguments_.option();
      if (!option || question == nullptr) return Truth::no;
      return scope_.option_named(*question, *option) != nullptr ? Truth::yes : Truth::no;
    }
    if (const auto sign = arguments_.sign()) return compared(name, *sign);
    if (name.text.starts_with('{')) {
      arguments_.refuse(name, "a figure in braces must be compared with something",
                        "write < or > and a number behind it");
      return Truth::unknown;
    }
    const bool has = event_has(name, scope_);
    if (!has) doubt_unknown(name);
    return has ? Truth::yes : Truth::no;
  }

  /// A question that this form does not have is no error; one that is nearly one of its own is a slip.
  void doubt_unknown(const Name& name) {
    const auto word = lower_case(name.text);
    if (scope_.question_named(word.substr(0, word.find('.'))) != nullptr) return;
    std::vector<std::string> known{"themes",    "texts",     "answers",    "responses", "headline",  "intervals",
                                   "changes",   "form",      "open",       "notes",     "anonymous", "delegates",
                                   "breakdown", "places",    "areas",      "missing",   "venue",     "sessions",
                                   "years",     "last_year", "indicators", "actions",   "events",    "both_sides"};
    if (std::ranges::find(known, word) != known.end() || word.find('.') != std::string::npos) return;
    const auto codes = figures::question_codes(scope_.summary);
    known.insert(known.end(), codes.begin(), codes.end());
    const auto near = nearest(word, known);
    if (!near || edit_distance(word, *near) > 1) return;
    diagnostics_.doubt(name.offset, name.text.size(),
                       "nothing here is called \"" + name.text + "\", so what stands below is not printed",
                       "a form that has such a question prints it", *near);
  }

  [[nodiscard]] bool is_event_figure(const Name& name) const {
    if (scope_.question_named(name.text) != nullptr) return false;
    const auto parsed = parse_expression(name.text);
    const auto* expression = std::get_if<Expression>(&parsed);
    return expression != nullptr && std::holds_alternative<Value>(figure_value(*expression, scope_));
  }

  /// `known {again.net}`: the figure can be told.
  Truth known() {
    const auto name = arguments_.name();
    if (!name) {
      arguments_.refuse(arguments_.block(), "`known` needs a figure", "for example known response_rate");
      return Truth::unknown;
    }
    const auto found = look_up(*name);
    if (!found) return Truth::unknown;
    return found->second.instead.empty() ? Truth::yes : Truth::no;
  }

  Truth compared(const Name& name, const Name& sign) {
    const auto right = arguments_.name();
    if (!right) {
      arguments_.refuse(sign, "a number must follow \"" + sign.text + "\"", "for example 1/3, 40% or 12");
      return Truth::unknown;
    }
    const auto left_value = number(name, is_share(right->text) && !right->text.starts_with('{'));
    const auto right_value = right->text.starts_with('{') ? number(*right, false) : plain_number(right->text);
    if (!right->text.starts_with('{') && !right_value)
      arguments_.refuse(*right, "\"" + right->text + "\" is no number",
                        "for example 1/3, 40%, 12 or a figure in braces");
    if (is_share(right->text) && right_value && *right_value > 1) {
      arguments_.refuse(*right, "no share is more than 100%", "for example " + sign.text + " 50%");
      return Truth::unknown;
    }
    if (!left_value || !right_value) return Truth::unknown;
    return holds(*left_value, sign.text, *right_value) ? Truth::yes : Truth::no;
  }

  static bool holds(double left, std::string_view sign, double right) {
    if (sign == "<") return left < right;
    if (sign == "<=") return left <= right;
    if (sign == ">") return left > right;
    if (sign == ">=") return left >= right;
    return sign == "=" ? left == right : left != right;
  }

  std::optional<std::pair<Expression, Value>> look_up(const Name& name) {
    const bool braced = name.text.starts_with('{');
    const auto text =
        braced ? std::string_view(name.text).substr(1, name.text.size() - 2) : std::string_view(name.text);
    const auto at = name.offset + (braced ? 1 : 0);
    const auto parsed = read_expression(text, &scope_);
    if (const auto* wrong = std::get_if<FigureError>(&parsed)) {
      diagnostics_.add(at + wrong->offset, wrong->length, wrong->message, wrong->hint);
      return std::nullopt;
    }
    const auto& expression = std::get<Expression>(parsed);
    auto found = figure_value(expression, scope_);
    if (const auto* wrong = std::get_if<FigureError>(&found)) {
      diagnostics_.add(at + wrong->offset, wrong->length, wrong->message, wrong->hint);
      return std::nullopt;
    }
    return std::pair(expression, std::get<Value>(std::move(found)));
  }

  std::optional<double> number(const Name& name, bool as_share) {
    const auto found = look_up(name);
    if (!found) return std::nullopt;
    const auto number = number_of(found->second, found->first, as_share);
    if (const auto* wrong = std::get_if<FigureError>(&number)) {
      const auto at = name.offset + (name.text.starts_with('{') ? 1 : 0);
      diagnostics_.add(at + wrong->offset, wrong->length, wrong->message, wrong->hint);
      return std::nullopt;
    }
    return std::get<0>(number);
  }

  Arguments arguments_;
  const Scope& scope_;
  Diagnostics& diagnostics_;
};

}  // namespace

Truth truth_of(const BlockLine& line, const Scope& scope, Diagnostics& diagnostics) {
  return ConditionReader(line, scope, diagnostics).read();
}

}  // namespace muster::report
