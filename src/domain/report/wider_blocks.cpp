// Pictures and tables of more than the event: answers over the years, the programme's events, published figures.
#include "block_makers.hpp"

#include "suggestion.hpp"
#include "table_columns.hpp"
#include "wider_figures.hpp"

#include <muster/domain/figures/event_words.hpp>
#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/told_parts.hpp>
#include <muster/domain/figures/year_sentences.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/catalogue/telling.hpp>
#include <muster/kit/draw/years.hpp>

#include <algorithm>
#include <set>

namespace muster::report {
namespace {

document::Block said(std::string text, document::Paragraph::Look look = document::Paragraph::Look::note) {
  return {document::Paragraph{{{std::move(text), false, false, {}}}, look}};
}

document::TableBlock table_with(std::vector<std::string> heading) {
  document::TableBlock table;
  table.figures.assign(heading.size(), true);
  table.figures.front() = false;
  table.heading = std::move(heading);
  return table;
}

std::string of_part(const stats::Part& part) {
  return tell("{people} of {base}", {{"people", told_number(part.count)}, {"base", told_number(part.base)}});
}

std::string share_of(const stats::Part& part) { return told_share(stats::share(part.count, part.base).value_or(0)); }

Blocks trend_figure(const figures::YearMeasure& measure, const figures::YearReview& review, const std::string& caption,
                    double width) {
  std::vector<draw::TrendPoint> points;
  auto table = table_with({tell("Event"), tell("People"), tell("Of"), tell("Share"), tell("95% interval")});
  for (std::size_t at = 0; at < measure.years.size(); ++at) {
    const auto& year = measure.years[at];
    if (!year.part || !year.interval) {
      points.push_back({review.labels[at], {}, 0, 0, year.why_not});
      table.rows.push_back({review.labels[at], "–", "–", year.why_not, "–"});
      continue;
    }
    points.push_back({review.labels[at], year.share, year.interval->low, year.interval->high, of_part(*year.part)});
    table.rows.push_back({review.labels[at], told_number(year.part->count), told_number(year.part->base),
                          share_of(*year.part), told_range(year.interval->low, year.interval->high)});
  }
  const auto finding = figures::trend_finding(measure, review);
  document::FigureBlock figure{0, caption,
                               tell("those who answered in each year; {people} in all. Lines are 95% intervals",
                                    {{"people", of_part(measure.all)}}),
                               draw::share_trend(points, stats::share(measure.all.count, measure.all.base), width)};
  figure.finding = finding;
  table.caption = caption;
  table.base = figure.base;
  table.folded = true;
  Blocks out{{std::move(figure)}, {std::move(table)}};
  if (!measure.remarks.empty()) out.push_back(said(joined(measure.remarks, " ")));
  return out;
}

/// A mean or a net score has no line of shares: its years stand in a table.
Blocks values_table(const figures::YearValues& values, const figures::YearReview& review, const std::string& caption) {
  auto table = table_with({tell("Event"), values.net ? tell("Net score") : tell("Average"), tell("People")});
  for (std::size_t at = 0; at < values.years.size(); ++at) {
    const auto& year = values.years[at];
    const auto shown = !year.value  ? std::string("–")
                       : values.net ? figures::net_in_words(*year.value)
                                    : told_decimal(figures::one_decimal(*year.value));
    table.rows.push_back({review.labels[at], shown, year.base > 0 ? told_number(year.base) : "–"});
  }
  table.caption = caption;
  table.base = tell("those who answered in each year");
  return {{std::move(table)}};
}

Blocks nothing_before(const std::string& caption) {
  return {said(tell("{caption}: no earlier event asked the same.", {{"caption", caption}}))};
}

const EarlierEvents* earlier(const BlockContext& context) {
  const auto* found = context.scope.wider == nullptr ? nullptr : context.scope.wider->earlier();
  return found != nullptr && found->years.size() > 1 ? found : nullptr;
}

std::string points(double difference) {
  const auto tenths = figures::one_decimal(std::abs(difference) * 100);
  if (tenths == "0.0") return told_decimal(tenths);
  return (difference < 0 ? "−" : "+") + told_decimal(tenths);
}

/// What the form asked in other words, or offered else, than at the event before: each question once.
std::string changed_questions(const figures::YearReview& review) {
  std::vector<std::string> out;
  std::set<std::string> told;
  for (const auto& one : review.differences) {
    const auto& measure = review.measures[one.measure];
    if (!told.insert(measure.question).second) continue;
    std::vector<std::string> remarks;
    for (const auto& remark : measure.remarks)
      if (remark.find(review.labels[*review.now]) != std::string::npos) remarks.push_back(remark);
    if (!remarks.empty()) out.push_back(figures::told_quoted(measure.label) + ": " + joined(remarks, " "));
  }
  return joined(out, " ");
}

}  // namespace

Blocks trend(Arguments& arguments, const BlockContext& context) {
  const auto* question = arguments.question();
  if (question == nullptr) return {};
  const auto options = arguments.options();
  for (const auto& option : options) {
    if (context.scope.option_named(*question, option) != nullptr) continue;
    std::vector<std::string> codes;
    for (const auto& each : question->options) codes.push_back(each.code);
    arguments.refuse(option, "the question \"" + question->code + "\" has no option \"" + option.text + "\"",
                     suggested(option.text, codes));
    return {};
  }
  const auto text = arguments.text();
  const auto* events = earlier(context);
  if (events == nullptr) return nothing_before(text.value_or(question->full_label()));
  const auto& review = events->review;
  if (options.empty()) {
    for (const auto& values : review.values)
      if (values.question == question->code) return values_table(values, review, text.value_or(values.label));
  }
  const auto* measure = followed(*events, *question, options);
  const auto answers = followed_answers(*events, question->code);
  if (measure == nullptr && answers.empty()) return nothing_before(text.value_or(question->full_label()));
  if (measure == nullptr) {
    arguments.refuse(options.empty() ? arguments.block() : options.front(),
                     options.empty() ? "say which answer of \"" + question->code + "\" is followed"
                                     : "this answer is not followed over the years",
                     "for example ::: trend " + question->code + " = " + answers.front());
    return {};
  }
  if (figures::events_with(*measure) < 2) return nothing_before(text.value_or(question->full_label()));
  return trend_figure(
      *measure, review,
      text.value_or(tell("{question} Answered {answer}", {{"question", measure->label}, {"answer", measure->answer}})),
      context.width);
}

Blocks last_year(Arguments& arguments, const BlockContext& context) {
  const auto text = arguments.text();
  const auto* events = earlier(context);
  const auto* review = events == nullptr ? nullptr : &events->review;
  const bool own = review != nullptr && review->now && review->before && *review->now + 1 == events->years.size();
  if (!own || (review->differences.empty() && review->net_differences.empty()))
    return nothing_before(text.value_or(tell("Beside the event before")));
  const auto& before = review->labels[*review->before];
  const auto& now = review->labels[*review->now];
  auto table =
      table_with({tell("Question and answer"), before, now, tell("Points"), tell("95% interval"), tell("Chance")});
  table.figures.back() = false;
  for (const auto& one : review->differences) {
    const auto& measure = review->measures[one.measure];
    table.rows.push_back({measure.label + " " + capitalised(measure.answer),
                          share_of(one.before) + "\n" + of_part(one.before),
                          share_of(one.now) + "\n" + of_part(one.now), points(one.change.difference),
                          tell("{low} to {high}",
                               {{"low", points(one.change.interval.low)}, {"high", points(one.change.interval.high)}}),
                          one.more_than_chance ? tell("more than chance") : tell("may be chance")});
  }
  const auto score_of = [](const figures::NetScore& net) {
    return figures::net_in_words(net.share.value) + "\n" +
           tell_count("{count} person", "{count} people", net.low + net.middle + net.high);
  };
  for (const auto& one : review->net_differences)
    table.rows.push_back({review->values[one.values].label + " " + tell("Net score"), score_of(one.before),
                          score_of(one.now), points(one.change.difference),
                          tell("{low} to {high}",
                               {{"low", points(one.change.interval.low)}, {"high", points(one.change.interval.high)}}),
                          one.more_than_chance ? tell("more than chance") : tell("may be chance")});
  table.caption = text.value_or(tell("{now} beside {before}", {{"now", now}, {"before", before}}));
  table.base = tell("those who answered each question");
  const auto changed = changed_questions(*review);
  Blocks out{{std::move(table)},
             said(figures::tried_in_words(review->differences.size() + review->net_differences.size()) + " " +
                  tell("Some people may have come both times; the intervals take the events as of different people."))};
  if (!changed.empty()) out.push_back(said(changed));
  return out;
}

Blocks events_table(Arguments& arguments, const BlockContext& context) {
  const auto* year = context.scope.wider == nullptr ? nullptr : context.scope.wider->year();
  if (year == nullptr) return {said(tell("The programme’s other events are not known here."))};
  auto table = table_with({tell("Event"), tell("Date"), tell("Registered"), tell("Answered"), tell("Places")});
  table.figures[1] = false;
  for (const auto& event : year->events) {
    const bool asked = event->round == figures::RoundState::open || event->round == figures::RoundState::closed;
    const auto places = event->coverage.of > 0 && event->people > 0
                            ? tell("{people} of {base}", {{"people", told_number(event->coverage.covered)},
                                                          {"base", told_number(event->coverage.of)}})
                            : std::string("–");
    const auto responses = told_number(event->responses);
    table.rows.push_back({event->event.title, told_date(event->event.date),
                          event->people == 0 ? tell("no list") : told_number(event->people),
                          !asked                      ? tell("not asked")
                          : event->responses_in_fives ? tell("at least {number}", {{"number", responses}})
                                                      : responses,
                          places});
  }
  table.caption = tell("Events in {year}", {{"year", std::to_string(year->year)}});
  table.base = tell_count("{count} event", "{count} events", static_cast<std::int64_t>(year->events.size()));
  if (year->left_out > 0)
    table.base += "; " + tell_count("{count} later one is left out", "{count} later ones are left out",
                                    static_cast<std::int64_t>(year->left_out));
  return finished_table(std::move(table), arguments);
}

}  // namespace muster::report
