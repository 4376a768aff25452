// Pictures and tables of more than the event: answers over the years, the programme's events, published figures.
#include "block_makers.hpp"

#include "suggestion.hpp"
#include "table_columns.hpp"
#include "wider_figures.hpp"

#include <muster/domain/figures/event_words.hpp>
#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/year_sentences.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/draw/years.hpp>

#include <algorithm>

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

std::string of_part(const stats::Part& part) { return grouped(part.count) + " of " + grouped(part.base); }

std::string share_of(const stats::Part& part) { return percent(stats::share(part.count, part.base).value_or(0)); }

Blocks trend_figure(const figures::YearMeasure& measure, const figures::YearReview& review, const std::string& caption,
                    double width) {
  std::vector<draw::TrendPoint> points;
  auto table = table_with({"Event", "People", "Of", "Share", "95% interval"});
  for (std::size_t at = 0; at < measure.years.size(); ++at) {
    const auto& year = measure.years[at];
    if (!year.part || !year.interval) {
      points.push_back({review.labels[at], {}, 0, 0, year.why_not});
      table.rows.push_back({review.labels[at], "–", "–", year.why_not, "–"});
      continue;
    }
    points.push_back({review.labels[at], year.share, year.interval->low, year.interval->high, of_part(*year.part)});
    table.rows.push_back({review.labels[at], grouped(year.part->count), grouped(year.part->base), share_of(*year.part),
                          percent_range(year.interval->low, year.interval->high)});
  }
  const auto finding = figures::trend_finding(measure, review);
  document::FigureBlock figure{
      0, caption, "those who answered in each year; " + of_part(measure.all) + " in all. Lines are 95% intervals",
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
  auto table = table_with({"Event", values.net ? "Net score" : "Average", "People"});
  for (std::size_t at = 0; at < values.years.size(); ++at) {
    const auto& year = values.years[at];
    const auto shown = !year.value  ? std::string("–")
                       : values.net ? figures::net_in_words(*year.value)
                                    : figures::one_decimal(*year.value);
    table.rows.push_back({review.labels[at], shown, year.base > 0 ? grouped(year.base) : "–"});
  }
  table.caption = caption;
  table.base = "those who answered in each year";
  return {{std::move(table)}};
}

Blocks nothing_before(const std::string& caption) { return {said(caption + ": no earlier event asked the same.")}; }

const EarlierEvents* earlier(const BlockContext& context) {
  const auto* found = context.scope.wider == nullptr ? nullptr : context.scope.wider->earlier();
  return found != nullptr && found->years.size() > 1 ? found : nullptr;
}

std::string points(double difference) {
  const auto tenths = figures::one_decimal(std::abs(difference) * 100);
  if (tenths == "0.0") return "0.0";
  return (difference < 0 ? "−" : "+") + tenths;
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
  return trend_figure(*measure, review, text.value_or(measure->label + " Answered " + measure->answer), context.width);
}

Blocks last_year(Arguments& arguments, const BlockContext& context) {
  const auto text = arguments.text();
  const auto* events = earlier(context);
  const auto* review = events == nullptr ? nullptr : &events->review;
  const bool own = review != nullptr && review->now && review->before && *review->now + 1 == events->years.size();
  if (!own || review->differences.empty()) return nothing_before(text.value_or("Beside the event before"));
  const auto& before = review->labels[*review->before];
  const auto& now = review->labels[*review->now];
  auto table = table_with({"Question and answer", before, now, "Points", "95% interval", "Chance"});
  table.figures.back() = false;
  for (const auto& one : review->differences) {
    const auto& measure = review->measures[one.measure];
    table.rows.push_back({measure.label + " " + capitalised(measure.answer),
                          share_of(one.before) + "\n" + of_part(one.before),
                          share_of(one.now) + "\n" + of_part(one.now), points(one.change.difference),
                          points(one.change.interval.low) + " to " + points(one.change.interval.high),
                          one.more_than_chance ? "more than chance" : "may be chance"});
  }
  table.caption = text.value_or(now + " beside " + before);
  table.base = "those who answered each question";
  const auto tried = static_cast<std::int64_t>(review->differences.size());
  return {{std::move(table)},
          said(capitalised(counted(tried, "difference was", "differences were")) +
               " tried at once, and ‘more than chance’ allows for that. Some people may have come both times; the "
               "intervals take the events as of different people.")};
}

Blocks events_table(Arguments& arguments, const BlockContext& context) {
  const auto* year = context.scope.wider == nullptr ? nullptr : context.scope.wider->year();
  if (year == nullptr) return {said("The programme’s other events are not known here.")};
  auto table = table_with({"Event", "Date", "Registered", "Answered", "Places"});
  table.figures[1] = false;
  for (const auto& event : year->events) {
    const auto places = event->coverage.of > 0 && event->people > 0
                            ? grouped(event->coverage.covered) + " of " + grouped(event->coverage.of)
                            : std::string("–");
    table.rows.push_back({event->event.title, long_date(event->event.date), grouped(event->people),
                          event->round == figures::RoundState::none ? "not asked" : grouped(event->responses), places});
  }
  table.caption = "Events in " + std::to_string(year->year);
  table.base = counted(static_cast<std::int64_t>(year->events.size()), "event", "events");
  if (year->left_out > 0)
    table.base +=
        "; " + counted(static_cast<std::int64_t>(year->left_out), "later one is", "later ones are") + " left out";
  return finished_table(std::move(table), arguments);
}

}  // namespace muster::report
