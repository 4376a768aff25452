// Sentences of an indicator. Each says which years it speaks of, and nothing that the figures do not.
#include <muster/domain/indicators/indicator_words.hpp>

#include "figure_checks.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>

namespace muster::indicators {
namespace {

std::string plain(double number) {
  // Half away from zero, as elsewhere.
  const double tenths = std::round(std::abs(number) * 10);
  const auto whole = static_cast<std::int64_t>(tenths / 10);
  const auto rest = static_cast<std::int64_t>(tenths) - whole * 10;
  const std::string sign = number < 0 && tenths > 0 ? "-" : "";
  return sign + (rest == 0 ? told_number(whole) : told_decimal(std::to_string(whole) + "." + std::to_string(rest)));
}

std::vector<const Figure*> numbers_of(const Series& series) {
  std::vector<const Figure*> all;
  for (const auto& figure : series.figures)
    if (figure.number) all.push_back(&figure);
  return all;
}

/// The number that a noun beside it goes by; "1.5 points" is many in English.
std::int64_t plural_of(double number) {
  return plain(number) == "1" ? 1 : std::max<std::int64_t>(2, std::llround(std::abs(number)));
}

/// How much more or less than the one figure the other is; empty where the change is measured in points.
std::string amount_of(const Indicator& indicator, double from, double to) {
  if (from <= 0) return figure_words(indicator, std::abs(to - from));
  const auto share = std::llround(std::abs(to - from) / from * 100);
  return share == 0 ? tell("less than 1%") : tell("{number}%", {{"number", told_number(share)}});
}

/// "up 3% on 2024": the change as a part of a sentence. `next`: that year is the one before.
std::string change_since(const Indicator& indicator, double from, double to, const std::string& year, bool next) {
  const MessageParts since{{"year", year}};
  if (from == to) return tell("unchanged since {year}", since);
  if (indicator.is_share()) {
    const auto apart = std::abs(to - from);
    const auto points = plain(apart);
    if (points == "0") return tell("as good as unchanged since {year}", since);
    const MessageParts parts{{"points", points}, {"year", year}};
    return to > from ? tell_count("{points} point more than in {year}", "{points} points more than in {year}",
                                  plural_of(apart), parts)
                     : tell_count("{points} point less than in {year}", "{points} points less than in {year}",
                                  plural_of(apart), parts);
  }
  const auto amount = amount_of(indicator, from, to);
  const MessageParts parts{{"amount", amount}, {"year", year}};
  if (next) return to > from ? tell("up {amount} on {year}", parts) : tell("down {amount} on {year}", parts);
  return to > from ? tell("up {amount} since {year}", parts) : tell("down {amount} since {year}", parts);
}

std::string date_words(const std::string& typed) {
  const auto date = parse_date(typed);
  return date.ok() ? told_date(*date) : typed;
}

}  // namespace

std::string figure_words(const Indicator& indicator, double number) {
  if (indicator.is_share()) return tell("{number}%", {{"number", plain(number)}});
  if (indicator.unit == "pounds") return (number < 0 ? "-£" : "£") + plain(std::abs(number));
  return plain(number);
}

std::string change_words(const Indicator& indicator, double from, double to) {
  if (from == to) return tell("unchanged");
  if (indicator.is_share()) {
    const auto apart = std::abs(to - from);
    const auto points = plain(apart);
    if (points == "0") return tell("as good as unchanged");
    return to > from
               ? tell_count("{points} point more", "{points} points more", plural_of(apart), {{"points", points}})
               : tell_count("{points} point less", "{points} points less", plural_of(apart), {{"points", points}});
  }
  const auto amount = amount_of(indicator, from, to);
  return to > from ? tell("up {amount}", {{"amount", amount}}) : tell("down {amount}", {{"amount", amount}});
}

int newest_year(const Indicator& indicator) {
  std::map<int, std::size_t, std::greater<>> places;  // with a number, the newest year first
  for (const auto& place : indicator.places)
    for (const auto* figure : numbers_of(place)) ++places[figure->year];
  std::size_t most = 0;
  for (const auto& [year, with] : places) most = std::max(most, with);
  // A year of which hardly any place is published yet would hide the places that were.
  for (const auto& [year, with] : places)
    if (with * 2 >= most) return year;
  int newest = 0;
  for (const auto* figure : numbers_of(indicator.region)) newest = std::max(newest, figure->year);
  return newest;
}

std::string projected_period(const Indicator& indicator, int year) {
  const auto known = indicator.years();
  const bool spans = !known.empty() && indicator.period_of(known.back()).find('/') != std::string::npos;
  return std::to_string(year) + (spans ? "/" + std::to_string(year + 1).substr(2) : "");
}

std::string headline(const Indicator& indicator) {
  const auto region = region_figures(indicator).series;
  const auto all = numbers_of(region);
  if (all.empty()) {
    const auto year = newest_year(indicator);
    const auto order = ranked(indicator, year);
    if (order.empty()) return tell("No figures for {region} or its places yet.", {{"region", indicator.region_name}});
    return tell("Between {low} in {low_place} and {high} in {high_place} in {year}.",
                {{"low", figure_words(indicator, order.back().number)},
                 {"low_place", order.back().place->name},
                 {"high", figure_words(indicator, order.front().number)},
                 {"high_place", order.front().place->name},
                 {"year", indicator.period_of(year)}});
  }
  const auto& last = *all.back();
  std::vector<std::string> changes;
  if (all.size() > 1 && all[all.size() - 2]->year == last.year - 1) {
    const auto& before = *all[all.size() - 2];
    changes.push_back(change_since(indicator, *before.number, *last.number, indicator.period_of(before.year), true));
  }
  if (all.front()->year < last.year - 1)
    changes.push_back(
        change_since(indicator, *all.front()->number, *last.number, indicator.period_of(all.front()->year), false));
  const auto figure = figure_words(indicator, *last.number);
  const auto year = indicator.period_of(last.year);
  if (changes.empty())
    return tell("{figure} in {region} in {year}.",
                {{"figure", figure}, {"region", indicator.region_name}, {"year", year}});
  return tell("{figure} in {region} in {year}, {changes}.",
              {{"figure", figure}, {"region", indicator.region_name}, {"year", year}, {"changes", told_list(changes)}});
}

std::string beside_nation(const Indicator& indicator) {
  const auto region = region_figures(indicator).series;
  for (auto at = region.figures.rbegin(); at != region.figures.rend(); ++at) {
    const auto number = indicator.nation.number_in(at->year);
    if (!at->number || !number) continue;
    const auto figure = figure_words(indicator, *number);
    const auto year = indicator.period_of(at->year);
    const auto& nation = indicator.nation.name;
    const auto& here = indicator.region_name;
    if (indicator.is_count() && *number > 0 && *at->number <= *number)
      return tell("{nation} had {figure} in {year}: {share} of it was in {region}.",
                  {{"nation", nation},
                   {"figure", figure},
                   {"year", year},
                   {"share", told_share(*at->number / *number)},
                   {"region", here}});
    if (*number == *at->number)
      return tell("{nation} had {figure} in {year}, as {region} did.",
                  {{"nation", nation}, {"figure", figure}, {"year", year}, {"region", here}});
    const auto apart = std::abs(*at->number - *number);
    const auto how_far = indicator.is_share() ? tell_count("{points} point", "{points} points", plural_of(apart),
                                                           {{"points", plain(apart)}})
                                              : figure_words(indicator, apart);
    const MessageParts parts{
        {"nation", nation}, {"figure", figure}, {"year", year}, {"region", here}, {"distance", how_far}};
    return *at->number > *number ? tell("{nation} had {figure} in {year}; {region} was {distance} above it.", parts)
                                 : tell("{nation} had {figure} in {year}; {region} was {distance} below it.", parts);
  }
  return {};
}

std::string places_words(const Indicator& indicator, int year) {
  const auto order = ranked(indicator, year);
  if (order.empty()) return {};
  const auto names = [&](std::size_t rank) {
    std::vector<std::string> all;
    for (const auto& each : order)
      if (each.rank == rank) all.push_back(each.place->name);
    return all.size() > 3 ? tell_count("{count} place", "{count} places", static_cast<std::int64_t>(all.size()))
                          : told_list(all);
  };
  const auto period = indicator.period_of(year);
  const auto most = names(1);
  const auto high = figure_words(indicator, order.front().number);
  auto words =
      order.size() == 1
          ? tell("In {year}: {places} alone ({figure}).", {{"year", period}, {"places", most}, {"figure", high}})
      : order.back().rank == 1
          ? tell("In {year}: highest in {places} ({figure}).", {{"year", period}, {"places", most}, {"figure", high}})
          : tell("In {year}: highest in {places} ({figure}), lowest in {low_places} ({low}).",
                 {{"year", period},
                  {"places", most},
                  {"figure", high},
                  {"low_places", names(order.back().rank)},
                  {"low", figure_words(indicator, order.back().number)}});
  std::int64_t marked = 0;
  for (const auto& place : indicator.places)
    if (const auto* figure = place.in(year); figure != nullptr && !figure->number) ++marked;
  const auto missing = static_cast<std::int64_t>(indicator.places.size() - order.size()) - marked;
  if (marked > 0)
    words += " " + tell_count("{count} place has a mark in place of a figure.",
                              "{count} places have a mark in place of a figure.", marked);
  if (missing > 0)
    words += " " +
             tell_count("Of {count} place nothing was published.", "Of {count} places nothing was published.", missing);
  for (const int later : indicator.years()) {
    const auto there = static_cast<std::int64_t>(ranked(indicator, later).size());
    if (later > year && there > 0)
      words += " " + tell_count("Of {year} only {count} place has a figure so far.",
                                "Of {year} only {count} places have a figure so far.", there,
                                {{"year", indicator.period_of(later)}});
  }
  return words;
}

std::string projection_words(const Indicator& indicator) {
  const auto region = region_figures(indicator).series;
  if (numbers_of(region).empty()) return {};
  const auto found = projection_of(indicator, region);
  if (!found)
    return tell("No projection: it needs figures of {number} years without a gap.",
                {{"number", told_small(static_cast<std::int64_t>(stats::years_for_projection))}});
  const auto& end = found->years.back();
  const auto year = found->last_year + static_cast<int>(found->years.size());
  return tell_count(
      "A projection, not a published figure: if it goes on as in this {count} year, {year} would have about {figure}, "
      "and likely between {low} and {high} (95% interval).",
      "A projection, not a published figure: if it goes on as in these {count} years, {year} would have about "
      "{figure}, and likely between {low} and {high} (95% interval).",
      static_cast<std::int64_t>(found->made_of),
      {{"year", projected_period(indicator, year)},
       {"figure", figure_words(indicator, end.value)},
       {"low", figure_words(indicator, end.low)},
       {"high", figure_words(indicator, end.high)}});
}

std::vector<std::string> projection_method(const Projection& projection) {
  const auto weight = [](double value) {
    std::string text(8, '\0');
    text.resize(static_cast<std::size_t>(std::snprintf(text.data(), text.size(), "%.2f", value)));
    return text;
  };
  std::vector<std::string> all{
      "Where the figure would stand if it went on as in the years before, of which newer ones weigh more than older."};
  if (projection.by.has_trend()) {
    all.push_back(
        "Formula: exponential smoothing with a damped trend (Gardner and McKenzie, 1985). Each year's error moves the "
        "level by alpha = " +
        weight(projection.by.level) + " of it and the trend by beta = " + weight(projection.by.trend) +
        " of that, and phi = " + weight(projection.by.damping) + " of the trend is left each year.");
  } else {
    all.push_back("Formula: simple exponential smoothing. Each year's error moves the level by alpha = " +
                  weight(projection.by.level) + " of it. The level stays as it is; no trend fitted the years better.");
  }
  all.emplace_back(
      "The weights are those that would have foretold these years with the least squared error. The interval "
      "is as wide as those errors, by Student's t, and widens with the years.");
  all.emplace_back("Limits: it knows nothing but these figures. No change of law, of counting or of money is in it.");
  return all;
}

std::string source_words(const Indicator& indicator) {
  // As the columns of a file say them.
  [[maybe_unused]] constexpr std::array units{to_tell("number"), to_tell("per cent"), to_tell("pounds"),
                                              to_tell("other figures")};
  const auto unit = is_known_unit(indicator.unit)
                        ? tell("Unit: {unit}.", {{"unit", told_if_known(indicator.unit)}})
                        : tell("Unit, as the file says it: {unit}.", {{"unit", indicator.unit}});
  const auto uses = origins_in_use(indicator);
  std::string words;
  if (uses.size() < 2) {
    const auto origin = uses.empty() ? newest_origin(indicator) : uses.front().origin;
    const auto day = origin.published.empty() ? std::string() : date_words(origin.published);
    const MessageParts parts{{"source", origin.source}, {"day", day}};
    words = origin.source.empty() && day.empty() ? tell("The file does not name its source.")
            : origin.source.empty()              ? tell("The file does not name its source, published {day}.", parts)
            : day.empty()                        ? tell("Source: {source}.", parts)
                                                 : tell("Source: {source}, published {day}.", parts);
    words += " " + unit + " " +
             (origin.by_hand ? tell("Set by hand in place of the file {file}.", {{"file", origin.file_name}})
                             : tell("From the file {file}.", {{"file", origin.file_name}}));
  } else {
    constexpr std::size_t most = 4;
    words = unit;
    for (std::size_t at = 0; at < std::min(most, uses.size()); ++at) {
      const auto& [origin, figures, first, last] = uses[at];
      const auto from = indicator.period_of(first);
      const auto years =
          first == last ? from : tell("{first} to {last}", {{"first", from}, {"last", indicator.period_of(last)}});
      const auto what = tell_count("{count} figure of {years}", "{count} figures of {years}",
                                   static_cast<std::int64_t>(figures), {{"years", years}});
      const auto day = origin.published.empty() ? std::string() : date_words(origin.published);
      const MessageParts parts{{"figures", what}, {"source", origin.source}, {"day", day}, {"file", origin.file_name}};
      words += " ";
      if (origin.by_hand)
        words += tell("{figures}: set by hand.", parts);
      else if (origin.source.empty())
        words +=
            day.empty()
                ? tell("{figures}: from a file that does not name its source, from the file {file}.", parts)
                : tell("{figures}: from a file that does not name its source, published {day}, from the file {file}.",
                       parts);
      else
        words += day.empty() ? tell("{figures}: {source}, from the file {file}.", parts)
                             : tell("{figures}: {source}, published {day}, from the file {file}.", parts);
    }
    if (uses.size() > most)
      words += " " + tell_count("The others come from {count} file more.", "The others come from {count} files more.",
                                static_cast<std::int64_t>(uses.size() - most));
  }
  if (region_figures(indicator).added_up)
    words += " " + tell("The figures of {region} are its places' added up.", {{"region", indicator.region_name}});
  return words;
}

}  // namespace muster::indicators
