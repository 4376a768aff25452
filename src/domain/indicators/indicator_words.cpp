// Sentences of an indicator. Each says which years it speaks of, and nothing that the figures do not.
#include <muster/domain/indicators/indicator_words.hpp>

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace muster::indicators {
namespace {

std::string plain(double number) {
  // Half away from zero, as elsewhere.
  const double tenths = std::round(std::abs(number) * 10);
  const auto whole = static_cast<std::int64_t>(tenths / 10);
  const auto rest = static_cast<std::int64_t>(tenths) - whole * 10;
  const std::string sign = number < 0 && tenths > 0 ? "-" : "";
  return sign + grouped(whole) + (rest == 0 ? "" : "." + std::to_string(rest));
}

std::vector<const Figure*> numbers_of(const Series& series) {
  std::vector<const Figure*> all;
  for (const auto& figure : series.figures)
    if (figure.number) all.push_back(&figure);
  return all;
}

std::string date_words(const std::string& typed) {
  const auto date = parse_date(typed);
  return date.ok() ? long_date(*date) : typed;
}

}  // namespace

std::string figure_words(const Indicator& indicator, double number) {
  if (indicator.is_share()) return plain(number) + "%";
  if (indicator.unit == "pounds") return (number < 0 ? "-£" : "£") + plain(std::abs(number));
  return plain(number);
}

std::string change_words(const Indicator& indicator, double from, double to) {
  if (from == to) return "unchanged";
  if (indicator.is_share()) {
    const auto points = plain(std::abs(to - from));
    if (points == "0") return "as good as unchanged";
    return points + (points == "1" ? " point " : " points ") + (to > from ? "more" : "less");
  }
  const std::string way = to > from ? "up " : "down ";
  if (from <= 0) return way + figure_words(indicator, std::abs(to - from));
  const auto share = std::llround(std::abs(to - from) / from * 100);
  return way + (share == 0 ? "less than 1%" : grouped(share) + "%");
}

int newest_year(const Indicator& indicator) {
  int newest = 0;
  for (const auto& place : indicator.places)
    for (const auto* figure : numbers_of(place)) newest = std::max(newest, figure->year);
  if (newest != 0) return newest;
  for (const auto* figure : numbers_of(indicator.region)) newest = std::max(newest, figure->year);
  return newest;
}

std::string headline(const Indicator& indicator) {
  const auto region = region_figures(indicator).series;
  const auto all = numbers_of(region);
  if (all.empty()) {
    const auto year = newest_year(indicator);
    const auto order = ranked(indicator, year);
    if (order.empty()) return "No figures for " + indicator.region_name + " or its places yet.";
    return "Between " + figure_words(indicator, order.back().number) + " in " + order.back().place->name + " and " +
           figure_words(indicator, order.front().number) + " in " + order.front().place->name + " in " +
           indicator.period_of(year) + ".";
  }
  const auto& last = *all.back();
  std::string words =
      figure_words(indicator, *last.number) + " in " + indicator.region_name + " in " + indicator.period_of(last.year);
  std::string sign = ", ";
  if (all.size() > 1 && all[all.size() - 2]->year == last.year - 1) {
    const auto& before = *all[all.size() - 2];
    const auto change = change_words(indicator, *before.number, *last.number);
    words += sign + change +
             (change.ends_with("unchanged") ? " since "
              : indicator.is_share()        ? " than in "
                                            : " on ") +
             indicator.period_of(before.year);
    sign = " and ";
  }
  if (all.front()->year < last.year - 1) {
    const auto change = change_words(indicator, *all.front()->number, *last.number);
    words += sign + change + (indicator.is_share() && !change.ends_with("unchanged") ? " than in " : " since ") +
             indicator.period_of(all.front()->year);
  }
  return words + ".";
}

std::string beside_nation(const Indicator& indicator) {
  const auto region = region_figures(indicator).series;
  for (auto at = region.figures.rbegin(); at != region.figures.rend(); ++at) {
    const auto nation = indicator.nation.number_in(at->year);
    if (!at->number || !nation) continue;
    const auto there =
        indicator.nation.name + " had " + figure_words(indicator, *nation) + " in " + indicator.period_of(at->year);
    if (indicator.is_count() && *nation > 0 && *at->number <= *nation)
      return there + ": " + percent(*at->number / *nation) + " of it was in " + indicator.region_name + ".";
    if (*nation == *at->number) return there + ", as " + indicator.region_name + " did.";
    const auto apart = std::abs(*at->number - *nation);
    const auto how_far = indicator.is_share() ? plain(apart) + (plain(apart) == "1" ? " point" : " points")
                                              : figure_words(indicator, apart);
    return there + "; " + indicator.region_name + " was " + how_far +
           (*at->number > *nation ? " above it." : " below it.");
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
    return all.size() > 3 ? counted(static_cast<std::int64_t>(all.size()), "place", "places") : listed(all);
  };
  std::string words = "In " + indicator.period_of(year) + ": highest in " + names(1) + " (" +
                      figure_words(indicator, order.front().number) + ")";
  if (order.back().rank != 1)
    words += ", lowest in " + names(order.back().rank) + " (" + figure_words(indicator, order.back().number) + ")";
  words += ".";
  std::int64_t marked = 0;
  for (const auto& place : indicator.places)
    if (const auto* figure = place.in(year); figure != nullptr && !figure->number) ++marked;
  const auto missing = static_cast<std::int64_t>(indicator.places.size() - order.size()) - marked;
  if (marked > 0) words += " " + counted(marked, "place has", "places have") + " a mark in place of a figure.";
  if (missing > 0) words += " Of " + counted(missing, "place", "places") + " nothing was published.";
  return words;
}

std::string projection_words(const Indicator& indicator) {
  const auto region = region_figures(indicator).series;
  if (numbers_of(region).empty()) return {};
  const auto found = projection_of(indicator, region);
  if (!found)
    return "No projection: it needs figures of " + in_words(static_cast<std::int64_t>(stats::years_for_projection)) +
           " years without a gap.";
  const auto& end = found->years.back();
  const auto year = found->last_year + static_cast<int>(found->years.size());
  const auto label = indicator.period_of(found->last_year);
  const auto last =
      label.size() == 4 ? std::to_string(year) : std::to_string(year) + "/" + std::to_string(year + 1).substr(2);
  return "A projection, not a published figure: if it goes on as in these " +
         counted(static_cast<std::int64_t>(found->made_of), "year", "years") + ", " + last + " would have about " +
         figure_words(indicator, end.value) + ", and likely between " + figure_words(indicator, end.low) + " and " +
         figure_words(indicator, end.high) + " (95% interval).";
}

std::vector<std::string> projection_method(const Projection& projection) {
  const auto weight = [](double value) {
    std::string text(8, '\0');
    text.resize(static_cast<std::size_t>(std::snprintf(text.data(), text.size(), "%.2f", value)));
    return text;
  };
  std::vector<std::string> all;
  if (projection.by.has_trend()) {
    all.push_back(
        "Exponential smoothing with a damped trend (Gardner and McKenzie, 1985): each year's error moves the "
        "level by alpha = " +
        weight(projection.by.level) + " of it and the trend by beta = " + weight(projection.by.trend) +
        " of that, and phi = " + weight(projection.by.damping) + " of the trend is left each year.");
  } else {
    all.push_back("Simple exponential smoothing: each year's error moves the level by alpha = " +
                  weight(projection.by.level) + " of it. The level stays as it is; no trend fitted the years better.");
  }
  all.push_back(
      "The weights are those that would have foretold these years with the least squared error. The interval "
      "is as wide as those errors, by Student's t, and widens with the years.");
  all.push_back("It knows nothing but these figures: no change of law, of counting or of money is in it.");
  return all;
}

std::string source_words(const Indicator& indicator) {
  std::string words = indicator.source.empty() ? "The file does not name its source" : "Source: " + indicator.source;
  if (!indicator.published.empty()) words += ", published " + date_words(indicator.published);
  words += ". Unit: " + indicator.unit + ". From the file " + indicator.file_name + ".";
  if (region_figures(indicator).added_up)
    words += " The figures of " + indicator.region_name + " are its places' added up.";
  return words;
}

}  // namespace muster::indicators
