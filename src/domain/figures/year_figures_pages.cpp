// Pictures, tables and sentences of the year review, section by section.
#include "year_figures_pages.hpp"

#include <muster/domain/figures/year_sentences.hpp>
#include "figure_pages.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/how_made_pages.hpp>
#include <muster/domain/figures/net_pictures.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/draw/years.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace muster::figures {
namespace {

using web::View;

bool closed(const Summary& year) { return year.round == RoundState::closed; }

document::TableBlock table_with(std::vector<std::string> heading) {
  document::TableBlock table;
  table.figures.assign(heading.size(), true);
  table.figures.front() = false;
  table.heading = std::move(heading);
  return table;
}

void add_asked(View& shown, const YearReview& review, const Years& years) {
  std::vector<draw::AskedColumn> columns;
  std::vector<draw::Bar> rows;
  auto table = table_with({"Event", "Delegates", "Answered", "Response rate"});
  std::int64_t people = 0;
  std::int64_t answers = 0;
  for (std::size_t at = 0; at < years.size(); ++at) {
    const auto& year = *years[at];
    const auto& label = review.labels[at];
    const bool final = closed(year);
    const auto rate = final ? year.response_rate : std::nullopt;
    people += year.people;
    if (final) answers += year.responses;
    columns.push_back({label, year.people, final ? std::optional(year.responses) : std::nullopt,
                       rate    ? percent(*rate)
                       : final ? ""
                               : "not closed"});
    // Of an event without a list of delegates nothing is known of who registered: that is no nought.
    table.rows.push_back({year.event.title + ", " + iso_date(year.event.date),
                          year.people == 0 ? "–" : grouped(year.people),
                          final ? grouped(year.responses) : "not closed yet", rate ? percent(*rate) : "–"});
    if (year.people == 0) continue;
    draw::Bar bar;
    bar.label = label + ", of " + grouped(year.people);
    bar.people = final ? year.responses : 0;
    bar.share = rate.value_or(0);
    rows.push_back(std::move(bar));
  }
  if (people == 0 && answers == 0) return;
  auto& part = shown.add("ASKED", asked_finding(review, years));
  part.set("ASKED_PEOPLE", grouped(people)).set("ASKED_ANSWERS", grouped(answers));
  if (people > 0)
    part.add("ASKED_PICTURE")
        .markup("ASKED_DESK", draw::asked_columns(columns, "delegates", desk_width).svg)
        .markup("ASKED_PHONE", draw::bars(rows, phone_width).svg);
  fill_table(part, table, "Delegates, and who answered");
  part.markup("ASKED_MADE", how_made({FigureKind::people, FigureKind::base, FigureKind::response_rate},
                                     "delegates, and who answered", "figure-made"));
}

draw::SmallMap map_of(const Summary& year, const std::string& label) {
  draw::SmallMap map{label, {}, grouped(year.coverage.covered) + " of " + grouped(year.coverage.of), {}};
  for (const auto& figures : year.coverage.places) {
    const auto& place = figures.place;
    draw::Tile tile;
    tile.code = place.code;
    tile.name = place.name;
    tile.short_name = place.short_name;
    tile.area = place.area;
    tile.column = place.column;
    tile.row = place.row;
    tile.people = figures.people;
    map.tiles.push_back(std::move(tile));
    if (figures.people == 0) map.missing.push_back(place.short_name);
  }
  return map;
}

void add_places(View& shown, const YearReview& review, const Years& years) {
  const auto finding = places_finding(review, years);
  if (finding.empty()) return;
  std::vector<draw::SmallMap> maps;
  auto table = table_with({"Event", "Covered", "Nobody from"});
  table.figures.back() = false;
  for (std::size_t at = 0; at < years.size(); ++at) {
    const auto& coverage = years[at]->coverage;
    if (coverage.of == 0 || coverage.people_with_place == 0) continue;
    maps.push_back(map_of(*years[at], review.labels[at]));
    table.rows.push_back({review.labels[at], grouped(coverage.covered) + " of " + grouped(coverage.of),
                          coverage.missing.empty() ? "–" : listed(coverage.missing)});
  }
  auto& part = shown.add("PLACES", finding);
  part.markup("PLACES_DESK", draw::small_maps(maps, years.size(), "delegates", desk_width).svg);
  part.markup("PLACES_PHONE", draw::small_maps(maps, 2, "delegates", phone_width).svg);
  fill_table(part, table, "Places covered");
  part.markup("PLACES_MADE", how_made({FigureKind::people, FigureKind::places}, "places covered", "figure-made"));
}

std::string bases_of(const YearMeasure& measure) {
  std::int64_t least = -1;
  std::int64_t most = 0;
  for (const auto& year : measure.years) {
    if (!year.part) continue;
    least = least < 0 ? year.part->base : std::min(least, year.part->base);
    most = std::max(most, year.part->base);
  }
  return least == most ? grouped(most) + " answers a year"
                       : grouped(least) + " to " + grouped(most) + " answers a year";
}

void add_trend(View& shown, const YearReview& review, const YearMeasure& measure) {
  std::vector<draw::TrendPoint> points;
  std::vector<draw::Bar> rows;
  auto table = table_with({"Event", "People", "Of", "Share", "95% interval"});
  for (std::size_t at = 0; at < measure.years.size(); ++at) {
    const auto& year = measure.years[at];
    draw::TrendPoint point{review.labels[at], {}, 0, 0, year.why_not};
    if (!year.part || !year.interval) {
      points.push_back(point);
      table.rows.push_back({review.labels[at], "–", "–", year.why_not, "–"});
      continue;
    }
    const auto [figure, of] = cell_of(year);
    points.push_back({review.labels[at], year.share, year.interval->low, year.interval->high, of});
    draw::Bar bar;
    bar.label = review.labels[at];
    bar.people = year.part->count;
    bar.share = year.share.value_or(0);
    bar.low = year.interval->low;
    bar.high = year.interval->high;
    rows.push_back(std::move(bar));
    table.rows.push_back({review.labels[at], grouped(year.part->count), grouped(year.part->base), figure,
                          percent_range(year.interval->low, year.interval->high)});
  }
  auto& part = shown.add("TREND", trend_finding(measure, review)).set("ANCHOR", "trend-" + measure.question);
  part.set("LABEL", measure.label).set("BASE", bases_of(measure)).add_each("REMARK", measure.remarks);
  part.markup("TREND_DESK",
              draw::share_trend(points, stats::share(measure.all.count, measure.all.base), desk_width).svg);
  part.markup("TREND_PHONE", draw::bars(rows, phone_width).svg);
  fill_table(part, table, measure.label);
  FigureKinds kinds{FigureKind::people, FigureKind::base, FigureKind::share, FigureKind::interval};
  if (measure.codes.size() > 1) kinds.insert(FigureKind::box);
  part.markup("TREND_MADE", how_made(kinds, measure.label, "figure-made"));
}

std::string net_range(const stats::Interval& interval) {
  return net_in_words(interval.low) + " to " + net_in_words(interval.high);
}

void add_net_trend(View& shown, const YearReview& review, const YearValues& values) {
  auto table = table_with({"Event", "People", "0 to 6", "7 or 8", "9 or 10", "Net score", "95% interval"});
  std::int64_t least = 0;
  std::int64_t most = 0;
  for (std::size_t at = 0; at < values.years.size(); ++at) {
    const auto& year = values.years[at];
    if (!year.net || !year.interval) {
      table.rows.push_back({review.labels[at], "–", "–", "–", "–", year.why_not, "–"});
      continue;
    }
    least = most == 0 ? year.base : std::min(least, year.base);
    most = std::max(most, year.base);
    table.rows.push_back({review.labels[at], grouped(year.base), grouped(year.net->low), grouped(year.net->middle),
                          grouped(year.net->high), net_in_words(*year.value), net_range(*year.interval)});
  }
  auto& part = shown.add("NET", net_years_finding(values, review)).set("ANCHOR", "net-" + values.question);
  part.set("LABEL", values.label);
  part.set("BASE", least == most ? grouped(most) + " answers a year"
                                 : grouped(least) + " to " + grouped(most) + " answers a year");
  part.markup("NET_DESK", net_years(values, review.labels, desk_width).svg);
  part.markup("NET_PHONE", net_years(values, review.labels, phone_width).svg);
  fill_table(part, table, values.label, 5);
  part.markup("NET_MADE", how_made({FigureKind::people, FigureKind::base, FigureKind::net_score, FigureKind::interval},
                                   values.label, "figure-made"));
}

std::string share_words(const stats::Part& part) {
  const auto share = stats::share(part.count, part.base);
  return share ? percent(*share) : std::string("nobody asked");
}

double share_in(const YearWord& word, const YearWords& words, std::size_t at) {
  return words.wrote[at] ? stats::share(word.people[at], *words.wrote[at]).value_or(0) : 0;
}

std::string verdict_words(WordVerdict verdict) {
  switch (verdict) {
    case WordVerdict::more:
      return "Said more, by more than chance";
    case WordVerdict::less:
      return "Said less, by more than chance";
    case WordVerdict::as_before:
      return "A difference that may be chance";
    case WordVerdict::too_few:
      return "Said by too few to compare";
  }
  return {};
}

void add_word(View& verdict, const YearWord& word, const YearWords& words, const YearReview& review, double highest) {
  std::vector<draw::SmallColumn> columns;
  for (std::size_t at = 0; at < word.people.size(); ++at)
    columns.push_back({review.labels[at], words.wrote[at] ? std::optional(word.people[at]) : std::nullopt,
                       share_in(word, words, at)});
  auto& row = verdict.add("WORD", word.word);
  row.set("WORD_SHARES", share_words(word.first) + " at first, " + share_words(word.last) + " of late");
  row.markup("WORD_DESK", draw::small_columns(columns, highest, word.word, desk_width).svg);
  row.markup("WORD_PHONE", draw::small_columns(columns, highest, word.word, phone_width).svg);
}

document::TableBlock table_of(const YearWords& words, const YearReview& review) {
  auto heading = std::vector<std::string>{"Word"};
  heading.insert(heading.end(), review.labels.begin(), review.labels.end());
  heading.emplace_back("Of late against at first");
  auto table = table_with(std::move(heading));
  table.figures.back() = false;
  for (const auto& word : words.words) {
    auto& row = table.rows.emplace_back(std::vector<std::string>{word.word});
    for (std::size_t at = 0; at < word.people.size(); ++at)
      row.push_back(words.wrote[at] ? grouped(word.people[at]) : "–");
    row.push_back(verdict_words(word.verdict));
  }
  return table;
}

void add_words(View& shown, const YearWords& words, const YearReview& review) {
  constexpr std::size_t most_of_a_verdict = 5;
  auto& part = shown.add("WORDS_PART", words_finding(words)).set("ANCHOR", "words-" + words.question);
  part.set("LABEL", words.label).set("COMPARED", words_compared(words, review));
  std::int64_t wrote = 0;
  for (const auto& people : words.wrote) wrote += people.value_or(0);
  // Who came to several events is counted at each.
  part.set("BASE", counted(wrote, "answer", "answers") + " with words in all, of the years together");
  const auto count = static_cast<std::int64_t>(words.words.size());
  const bool all = words.words.size() <= most_lines;
  part.set("TABLE_WORDS", count == 1 ? std::string("Show the word")
                          : all      ? "Show all " + counted(count, "word", "words")
                                     : "Show the first " + grouped(static_cast<std::int64_t>(most_lines)) + " of " +
                                      counted(count, "word", "words"));
  fill_table(part, table_of(words, review), words.label);
  part.markup("WORDS_MADE", how_made({FigureKind::people, FigureKind::words, FigureKind::share, FigureKind::many_tests,
                                      FigureKind::keyness},
                                     words.label, "figure-made"));
  std::vector<std::pair<WordVerdict, std::vector<const YearWord*>>> groups;
  double highest = 0;
  for (const auto verdict : {WordVerdict::more, WordVerdict::less, WordVerdict::as_before}) {
    std::vector<const YearWord*> these;
    for (const auto& word : words.words) {
      if (word.verdict != verdict || these.size() == most_of_a_verdict) continue;
      these.push_back(&word);
      for (std::size_t at = 0; at < word.people.size(); ++at) highest = std::max(highest, share_in(word, words, at));
    }
    if (!these.empty()) groups.emplace_back(verdict, std::move(these));
  }
  for (const auto& [verdict, these] : groups) {
    auto& group = part.add("VERDICT", verdict_words(verdict));
    group.show_if(verdict == WordVerdict::more, "MORE").show_if(verdict == WordVerdict::less, "LESS");
    group.show_if(verdict == WordVerdict::as_before, "SAME");
    for (const auto* word : these) add_word(group, *word, words, review, highest);
  }
  if (groups.empty()) return;
  auto& labels = part.add("LABELS");
  labels.markup("LABELS_DESK", draw::column_labels(review.labels, desk_width).svg);
  labels.markup("LABELS_PHONE", draw::column_labels(review.labels, phone_width).svg);
}

std::string points(double difference) {
  const auto tenths = one_decimal(std::abs(difference) * 100);
  if (tenths == "0.0") return "0.0";
  return (difference < 0 ? "−" : "+") + tenths;
}

/// On an axis of their own, from -100 to +100.
void add_net_differences(View& part, const YearReview& review) {
  if (review.net_differences.empty()) return;
  auto& nets = part.add("NET_DIFFERENCES");
  const auto on_axis = [](const NetScore& net) { return (net.share.value + 1) / 2; };
  for (const auto& one : review.net_differences) {
    auto& row = nets.add("NET_DIFFERENCE", review.values[one.values].label);
    row.markup("DOTS", draw::two_dots(on_axis(one.before), on_axis(one.now), 0, 1, 190).svg);
    const auto set = [&](const std::string& name, const NetScore& net) {
      row.set(name + "_SCORE", net_in_words(net.share.value));
      row.set(name + "_BASE", net_range(net.share.interval) + ", of " + grouped(net.low + net.middle + net.high));
    };
    set("BEFORE", one.before);
    set("NOW", one.now);
    row.set("POINTS", points(one.change.difference));
    row.set("POINTS_INTERVAL", points(one.change.interval.low) + " to " + points(one.change.interval.high));
    row.set("CHANCE", one.more_than_chance ? "more than chance" : "may be chance");
    row.show_if(one.more_than_chance, "REAL");
  }
}

void add_differences(View& beside, const YearReview& review) {
  if (review.differences.empty() && review.net_differences.empty()) return;
  double from = 1;
  double to = 0;
  for (const auto& one : review.differences) {
    for (const auto& part : {one.before, one.now}) {
      const auto share = stats::share(part.count, part.base).value_or(0);
      from = std::min(from, share);
      to = std::max(to, share);
    }
  }
  from = std::floor(from * 5) / 5;
  to = std::max(from + 0.2, std::ceil(to * 5) / 5);
  auto& part = beside.add("DIFFERENCES", differences_finding(review));
  part.set("BEFORE_LABEL", review.labels[*review.before]).set("NOW_LABEL", review.labels[*review.now]);
  const auto whole = [](double share) { return std::to_string(std::lround(share * 100)); };
  part.set("AXIS", whole(from) + " to " + whole(to) + "%");
  part.set("DOTS_KEY",
           "The open dot is " + review.labels[*review.before] + ", the filled one " + review.labels[*review.now] + ".");
  const auto of = [](const stats::Part& one) { return grouped(one.count) + " of " + grouped(one.base); };
  for (const auto& one : review.differences) {
    const auto& measure = review.measures[one.measure];
    auto& row = part.add("DIFFERENCE", measure.label).set("DIFFERENCE_ANSWER", measure.answer);
    row.markup("DOTS", draw::two_dots(stats::share(one.before.count, one.before.base).value_or(0),
                                      stats::share(one.now.count, one.now.base).value_or(0), from, to, 190)
                           .svg);
    row.set("BEFORE_SHARE", share_words(one.before)).set("BEFORE_PEOPLE", of(one.before));
    row.set("NOW_SHARE", share_words(one.now)).set("NOW_PEOPLE", of(one.now));
    row.set("POINTS", points(one.change.difference));
    row.set("POINTS_INTERVAL", points(one.change.interval.low) + " to " + points(one.change.interval.high));
    row.set("CHANCE", one.more_than_chance ? "more than chance" : "may be chance");
    row.show_if(one.more_than_chance, "REAL");
  }
  add_net_differences(part, review);
  part.set("DIFFERENCES_REMARK",
           "Some people may have come both times; the intervals take the years as of different people. " +
               tried_in_words(review.differences.size() + review.net_differences.size()));
  FigureKinds kinds{FigureKind::people, FigureKind::base,   FigureKind::share,     FigureKind::interval,
                    FigureKind::box,    FigureKind::change, FigureKind::many_tests};
  if (!review.net_differences.empty()) kinds.insert(FigureKind::net_score);
  part.markup("DIFFERENCES_MADE", how_made(kinds, "the differences", "figure-made"));
}

void add_counted(View& beside, const std::string& name, const std::string& of, std::int64_t now, std::int64_t before,
                 const std::string& label) {
  auto& fact = beside.add("COUNTED", name).set("COUNTED_NOW", grouped(now)).set("COUNTED_OF", of);
  const auto more = now - before;
  fact.set("COUNTED_BEFORE",
           (more == 0 ? "as many as" : grouped(std::abs(more)) + (more > 0 ? " more than" : " fewer than")) + " in " +
               label + " (" + grouped(before) + ")");
}

}  // namespace

YearCell cell_of(const YearFigure& figure) {
  if (!figure.part || !figure.share) return {"–", figure.why_not};
  return {percent(*figure.share), grouped(figure.part->count) + " of " + grouped(figure.part->base)};
}

std::vector<std::string> remarks_once(const YearReview& review) {
  std::vector<std::string> out;
  std::set<std::string> asked;
  for (const auto& measure : review.measures) {
    if (measure.headline || !asked.insert(measure.question).second) continue;
    for (const auto& remark : measure.remarks) out.push_back("‘" + measure.label + "’: " + remark);
  }
  return out;
}

void add_year_columns(View& shown, const YearReview& review, const Years& years) {
  add_asked(shown, review, years);
  add_places(shown, review, years);
  if (const auto* headline = review.headline(); headline != nullptr && events_with(*headline) > 1)
    add_trend(shown, review, *headline);
  for (const auto& values : review.values) {
    if (values.net) add_net_trend(shown, review, values);
  }
}

void add_year_words(View& shown, const YearReview& review) {
  for (const auto& words : review.words) add_words(shown, words, review);
}

void add_year_table(View& shown, const YearReview& review) {
  if (review.measures.empty() && review.values.empty()) return;
  auto& part = shown.add("OTHERS");
  part.add_each("YEAR_HEAD", review.labels);
  FigureKinds kinds{FigureKind::people, FigureKind::base, FigureKind::share};
  for (const auto& measure : review.measures) {
    if (measure.codes.size() > 1) kinds.insert(FigureKind::box);
    auto& row = part.add("MEASURE", measure.answer).set("MEASURE_QUESTION", measure.label);
    for (const auto& year : measure.years) {
      const auto [figure, of] = cell_of(year);
      row.add("YEAR_CELL", figure).set("YEAR_NOTE", of);
    }
  }
  for (const auto& values : review.values) {
    kinds.insert(values.net ? FigureKind::net_score : FigureKind::mean);
    auto& row = part.add("MEASURE", values.net ? "net score" : "average").set("MEASURE_QUESTION", values.label);
    for (const auto& year : values.years) {
      const auto words = !year.value  ? std::string("–")
                         : values.net ? net_in_words(*year.value)
                                      : one_decimal(*year.value);
      auto note = year.value ? "of " + grouped(year.base) : year.why_not;
      if (values.net && year.interval) note = net_range(*year.interval) + ", " + note;
      row.add("YEAR_CELL", words).set("YEAR_NOTE", note);
    }
  }
  part.add_each("OTHER_REMARK", remarks_once(review));
  part.markup("OTHERS_MADE", how_made(kinds, "all questions", "more"));
}

void add_year_beside(View& shown, const YearReview& review, const Years& years) {
  if (!review.before) return;
  const auto& now = *years[*review.now];
  const auto& before = *years[*review.before];
  const auto& label = review.labels[*review.before];
  auto& part = shown.add("BESIDE", review.labels[*review.now] + " beside " + label);
  if (now.people > 0 && before.people > 0) {
    add_counted(part, "Delegates", "registered", now.people, before.people, label);
    if (now.coverage.of > 0 && now.coverage.of == before.coverage.of)
      add_counted(part, "Places", "of " + grouped(now.coverage.of), now.coverage.covered, before.coverage.covered,
                  label);
    add_counted(part, "Organisations", "", now.organisations, before.organisations, label);
  }
  // Of counts in fives neither is known, so neither is their difference.
  if (!now.responses_in_fives && !before.responses_in_fives)
    add_counted(part, "Answers", now.response_rate ? "of " + asked_delegates(now) : "", now.responses, before.responses,
                label);
  part.markup("COUNTED_MADE", how_made({FigureKind::people, FigureKind::places, FigureKind::response_rate},
                                       "what is counted", "figure-made"));
  add_differences(part, review);
}

}  // namespace muster::figures
