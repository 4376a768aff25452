// What is not there is no error: one definition serves the first event of a series and the tenth.
#include "wider_figures.hpp"

#include "comments.hpp"
#include "suggestion.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/year_sentences.hpp>
#include <muster/domain/indicators/indicator_words.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace muster::report {
namespace {

constexpr const char* no_earlier = to_tell("no earlier event to compare with");

std::string nothing_before() { return tell(no_earlier); }

Value said(std::string text) {
  Value out;
  out.text = std::move(text);
  return out;
}

Value counted_value(std::int64_t count, std::optional<std::int64_t> base = {}) {
  Value out;
  out.count = count;
  out.base = base;
  return out;
}

std::string points(double difference) {
  const auto tenths = figures::one_decimal(std::abs(difference) * 100);
  if (tenths == "0.0") return told_decimal(tenths);
  return (difference < 0 ? "−" : "+") + told_decimal(tenths);
}

/// The number that a noun beside it goes by; `apart` has one decimal, and "1.5 points" is many in English.
std::int64_t plural_of(const std::string& apart) {
  return apart == "1.0" ? 1 : std::max<std::int64_t>(2, std::lround(std::stod(apart)));
}

/// The event's own figures beside those of another event would stand beside the wrong year.
bool is_of_this_event(const EarlierEvents& events) {
  const auto& review = events.review;
  return review.now && review.before && *review.now + 1 == events.years.size();
}

// ---- a question over the years ------------------------------------------------------------------------------------

LookupResult of_years(const figures::QuestionFigures& question, const Expression& expression, const std::string& part,
                      const EarlierEvents& events) {
  if (events.years.size() < 2) return instead_of(nothing_before());
  const auto* measure = followed(events, question, expression.options);
  if (measure == nullptr) {
    const auto answers = followed_answers(events, question.code);
    if (answers.empty()) return instead_of(nothing_before());
    return error(expression.options.empty() ? expression.path[1] : expression.options.front(),
                 expression.options.empty() ? "say of which answer of \"" + question.code + "\""
                                            : "this answer is not followed over the years",
                 "for example {" + question.code + "." + part + " = " + answers.front() + "}");
  }
  if (figures::events_with(*measure) < 2) return instead_of(nothing_before());
  if (part == "trend") return said(figures::trend_finding(*measure, events.review));
  const auto* difference = difference_of(events, *measure);
  if (difference == nullptr) return instead_of(nothing_before());
  if (part == "before") return counted_value(difference->before.count, difference->before.base);
  auto out = said(difference_words(*difference, events));
  out.number = difference->change.difference * 100;
  return out;
}

std::optional<LookupResult> of_earlier(const Expression& expression, const Scope& scope, const std::string& first) {
  if (expression.path.size() != 2) return std::nullopt;
  const auto part = lower_case(expression.path[1].text);
  if (first == "sentence" && part == "last_year") {
    const auto* events = scope.wider == nullptr ? nullptr : scope.wider->earlier();
    if (events == nullptr || !is_of_this_event(*events)) return instead_of(nothing_before());
    const auto words = figures::differences_finding(events->review);
    return words.empty() ? LookupResult(instead_of(nothing_before())) : said(words);
  }
  if (part != "trend" && part != "change" && part != "before") return std::nullopt;
  const auto* question = scope.question_named(first);
  if (question == nullptr) return std::nullopt;
  if (!expression.where.empty())
    return error(expression.path[1], "figures of years are of everybody", "take `where` and its filter out");
  const auto* events = scope.wider == nullptr ? nullptr : scope.wider->earlier();
  if (events == nullptr) return instead_of(nothing_before());
  for (const auto& option : expression.options) {
    if (scope.option_named(*question, option) == nullptr)
      return error(option, "the question \"" + question->code + "\" has no option \"" + option.text + "\"",
                   suggested(option.text, followed_answers(*events, question->code)));
  }
  return of_years(*question, expression, part, *events);
}

// ---- the programme's year ------------------------------------------------------------------------------------------

std::optional<LookupResult> of_year(const Expression& expression, const Scope& scope, const std::string& first) {
  if (first != "year" || scope.question_named("year") != nullptr) return std::nullopt;
  const auto* year = scope.wider == nullptr ? nullptr : scope.wider->year();
  if (expression.path.size() == 1) return said(std::to_string(static_cast<int>(scope.summary.event.date.year())));
  const YearFacts none;
  const auto& part = expression.path[1];
  const auto name = lower_case(part.text);
  std::int64_t answers = 0;
  const bool known = year != nullptr;
  if (!known) year = &none;
  bool in_fives = false;
  for (const auto& event : year->events) {
    answers += event->responses;
    in_fives = in_fives || event->responses_in_fives;
  }
  constexpr std::array names{"events", "people", "registrations", "organisations", "places", "answers"};
  if (!known && expression.path.size() == 2 && std::find(names.begin(), names.end(), name) != names.end())
    return instead_of(tell("not known here"));
  if (expression.path.size() == 2) {
    if (name == "events") return counted_value(static_cast<std::int64_t>(year->events.size()));
    if (name == "registrations") return counted_value(year->registrations);
    if (name == "people") return counted_value(year->people);
    if (name == "organisations") return counted_value(year->organisations);
    if (name == "places") return counted_value(year->covered, year->places);
    if (name == "answers") {
      auto value = counted_value(answers);
      value.at_least = in_fives;
      return value;
    }
  }
  return error(part, "a year has no \"" + part.text + "\"", suggested(part.text, {names.begin(), names.end()}));
}

// ---- published figures ---------------------------------------------------------------------------------------------

const std::vector<std::string>& indicator_parts() {
  static const std::vector<std::string> parts{"headline", "nation", "places", "projection", "source", "title", "year"};
  return parts;
}

LookupResult of_indicator(const indicators::Indicator& indicator, const Name* part) {
  const auto name = part == nullptr ? std::string() : lower_case(part->text);
  const auto known = [](std::string words) -> Value {
    return words.empty() ? instead_of(tell("nothing was published")) : said(std::move(words));
  };
  const auto year = indicators::newest_year(indicator);
  if (name == "headline") return known(indicators::headline(indicator));
  if (name == "nation") return known(indicators::beside_nation(indicator));
  if (name == "places") return known(indicators::places_words(indicator, year));
  if (name == "projection") return known(indicators::projection_words(indicator));
  if (name == "source") return known(year == 0 ? std::string() : indicators::source_words(indicator));
  if (name == "title") return said(indicator.title);
  if (name == "year") return known(year == 0 ? std::string() : indicator.period_of(year));
  if (part != nullptr)
    return error(*part, "an indicator has no \"" + part->text + "\"", suggested(part->text, indicator_parts()));
  const auto region = indicators::region_figures(indicator).series;
  for (auto at = region.figures.rbegin(); at != region.figures.rend(); ++at) {
    if (!at->number) continue;
    auto out = said(indicators::figure_words(indicator, *at->number));
    out.number = at->number;
    return out;
  }
  return instead_of(tell("nothing was published"));
}

std::optional<LookupResult> of_indicators(const Expression& expression, const Scope& scope, const std::string& first) {
  if (first != "indicator" || scope.question_named("indicator") != nullptr) return std::nullopt;
  const auto& path = expression.path;
  const auto& parts = indicator_parts();
  if (scope.indicator != nullptr) {
    if (path.size() == 1) return said(scope.indicator->title);
    const bool own = std::find(parts.begin(), parts.end(), lower_case(path[1].text)) != parts.end();
    if (own && path.size() == 2) return of_indicator(*scope.indicator, &path[1]);
    if (path.size() == 2 && lower_case(path[1].text) == "figure") return of_indicator(*scope.indicator, nullptr);
  }
  if (path.size() == 1)
    return error(path[0], "say which indicator",
                 indicator_codes(scope).empty()
                     ? std::string("the programme keeps none yet")
                     : "write {indicator.CODE}, where CODE is " + listed(indicator_codes(scope), " or "));
  const auto* indicator = indicator_named(scope, path[1].text);
  if (indicator == nullptr)
    return error(path[1], "the programme has no indicator \"" + path[1].text + "\"",
                 suggested(path[1].text, indicator_codes(scope)));
  if (path.size() > 3)
    return error(path[3], "nothing stands behind the part of an indicator", "take ." + path[3].text + " out");
  return of_indicator(*indicator, path.size() == 3 ? &path[2] : nullptr);
}

// ---- actions
// ---------------------------------------------------------------------------------------------------------

std::string in_one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  std::erase(text, '\r');
  return text;
}

/// `{action}` inside `each action`.
std::optional<LookupResult> of_action(const Expression& expression, const Scope& scope, const std::string& first) {
  if (first != "action" || scope.question_named("action") != nullptr) return std::nullopt;
  const auto& path = expression.path;
  if (scope.action == nullptr)
    return error(path[0], "an action has its figures inside ::: each action", "write ::: each action above it");
  const auto& action = *scope.action;
  if (path.size() == 1) return said(in_one_line(action.title));
  if (path.size() > 2)
    return error(path[2], "nothing stands behind the part of an action", "take ." + path[2].text + " out");
  const auto part = lower_case(path[1].text);
  const auto answer = [](const std::string& words) -> Value {
    return words.empty() ? instead_of(tell("no answer is published")) : said(in_one_line(words));
  };
  if (part == "number") return said(told_number(action.number));
  if (part == "status") return said(told_if_known(std::string(actions::status_label(action.status))));
  if (part == "due") return action.due_on ? said(told_date(*action.due_on)) : instead_of(tell("no day is set"));
  if (part == "said") return answer(action.you_said);
  if (part == "did") return answer(action.we_did);
  return error(path[1], "an action has no \"" + path[1].text + "\"",
               suggested(path[1].text, {"number", "status", "due", "said", "did"}));
}

std::string codes_in_words(const figures::YearMeasure& measure) { return joined(measure.codes, " or "); }

}  // namespace

const figures::YearMeasure* followed(const EarlierEvents& events, const figures::QuestionFigures& question,
                                     const std::vector<Name>& options) {
  const figures::YearMeasure* only = nullptr;
  std::size_t count = 0;
  for (const auto& measure : events.review.measures) {
    if (measure.question != question.code) continue;
    ++count;
    only = &measure;
    if (options.empty() && measure.good_end) return &measure;
    if (options.size() != measure.codes.size() || options.empty()) continue;
    const bool same = std::all_of(options.begin(), options.end(), [&](const Name& option) {
      return std::any_of(question.options.begin(), question.options.end(), [&](const figures::OptionFigures& each) {
        const bool named =
            option.quoted ? folded_name(each.label) == folded_name(option.text) : each.code == option.text;
        return named && std::find(measure.codes.begin(), measure.codes.end(), each.code) != measure.codes.end();
      });
    });
    if (same) return &measure;
  }
  return options.empty() && count == 1 ? only : nullptr;
}

std::vector<std::string> followed_answers(const EarlierEvents& events, const std::string& question) {
  std::vector<std::string> out;
  for (const auto& measure : events.review.measures)
    if (measure.question == question) out.push_back(codes_in_words(measure));
  return out;
}

const figures::YearDifference* difference_of(const EarlierEvents& events, const figures::YearMeasure& measure) {
  if (!is_of_this_event(events)) return nullptr;
  for (const auto& each : events.review.differences)
    if (&events.review.measures[each.measure] == &measure) return &each;
  return nullptr;
}

std::string difference_words(const figures::YearDifference& difference, const EarlierEvents& events) {
  const auto& before = events.review.labels[*events.review.before];
  const auto apart = figures::one_decimal(std::abs(difference.change.difference) * 100);
  const auto points_apart = told_decimal(apart);
  const MessageParts how_far{{"points", points_apart}, {"year", before}};
  const auto how = apart == "0.0" ? tell("the same share as in {before}", {{"before", before}})
                   : difference.change.difference > 0
                       ? tell_count("{points} point more than in {year}", "{points} points more than in {year}",
                                    plural_of(apart), how_far)
                       : tell_count("{points} point less than in {year}", "{points} points less than in {year}",
                                    plural_of(apart), how_far);
  const auto of = tell("{people} of {base}", {{"people", told_number(difference.before.count)},
                                              {"base", told_number(difference.before.base)}});
  const auto low = points(difference.change.interval.low);
  const auto high = points(difference.change.interval.high);
  const MessageParts parts{{"how", how}, {"people", of}, {"low", low}, {"high", high}};
  return difference.more_than_chance
             ? tell("{how} ({people}; 95% interval of the difference {low} to {high}), more than chance allows", parts)
             : tell("{how} ({people}; 95% interval of the difference {low} to {high}), which may be chance", parts);
}

const indicators::Indicator* indicator_named(const Scope& scope, std::string_view code) {
  if (scope.indicator != nullptr && lower_case(code) == "indicator") return scope.indicator;
  const auto* all = scope.wider == nullptr ? nullptr : scope.wider->indicators();
  if (all == nullptr) return nullptr;
  const auto found = std::find_if(all->begin(), all->end(),
                                  [&](const indicators::Indicator& one) { return one.code == lower_case(code); });
  return found == all->end() ? nullptr : &*found;
}

std::vector<std::string> indicator_codes(const Scope& scope) {
  std::vector<std::string> out;
  const auto* all = scope.wider == nullptr ? nullptr : scope.wider->indicators();
  if (all == nullptr) return out;
  for (const auto& each : *all)
    if (!each.years().empty()) out.push_back(each.code);
  return out;
}

std::vector<std::string> wider_names(const Scope& scope) {
  if (scope.wider == nullptr) return {};
  std::vector<std::string> out{"year",     "year.events",       "year.people",  "sentence.last_year",
                               "comments", "comments.answered", "comments.open"};
  // Outside its loop there is no such figure to propose.
  if (scope.indicator != nullptr) out.emplace_back("indicator");
  if (scope.action != nullptr) out.emplace_back("action");
  if (scope.comment != nullptr) out.emplace_back("comment");
  return out;
}

std::optional<LookupResult> of_wider(const Expression& expression, const Scope& scope) {
  const auto first = lower_case(expression.path.front().text);
  if (auto found = of_earlier(expression, scope, first)) return found;
  if (auto found = of_year(expression, scope, first)) return found;
  if (auto found = of_action(expression, scope, first)) return found;
  if (auto found = of_comments(expression, scope, first)) return found;
  return of_indicators(expression, scope, first);
}

}  // namespace muster::report
