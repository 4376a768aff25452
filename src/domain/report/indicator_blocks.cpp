// Published figures as a line with its projection, a map, small lines and ranks; source, date and unit stand with each.
#include "block_makers.hpp"

#include "suggestion.hpp"
#include "wider_figures.hpp"

#include <muster/domain/indicators/indicator_pictures.hpp>
#include <muster/domain/indicators/indicator_words.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <optional>

namespace muster::report {
namespace {

using indicators::Indicator;

document::Block note(const std::string& text) {
  return {document::Paragraph{{{text, false, false, {}}}, document::Paragraph::Look::note}};
}

std::string cell_of(const Indicator& indicator, const indicators::Figure* figure) {
  if (figure == nullptr) return "–";
  return figure->number ? indicators::figure_words(indicator, *figure->number) : figure->published;
}

std::string change_cell(const Indicator& indicator, const indicators::Series& series, int since, int year) {
  const auto before = series.number_in(since);
  const auto now = series.number_in(year);
  return before && now && since != year ? indicators::change_words(indicator, *before, *now) : "–";
}

/// "London and England, 2018 to 2025. Source: ..."
std::string base_of(const Indicator& indicator, const std::string& what) {
  auto source = indicators::source_words(indicator);
  if (source.ends_with('.')) source.pop_back();
  return what + ". " + source;
}

std::string years_words(const Indicator& indicator) {
  const auto years = indicator.years();
  if (years.empty()) return tell("no year");
  const auto first = indicator.period_of(years.front());
  const auto last = indicator.period_of(years.back());
  return first == last ? first : tell("{first} to {last}", {{"first", first}, {"last", last}});
}

document::TableBlock years_table(const Indicator& indicator) {
  document::TableBlock table;
  const auto region = indicators::region_figures(indicator).series;
  table.heading = {tell("Year"), indicator.region_name};
  if (!indicator.nation.figures.empty()) table.heading.push_back(indicator.nation.name);
  for (const int year : indicator.years()) {
    auto& row = table.rows.emplace_back(
        std::vector<std::string>{indicator.period_of(year), cell_of(indicator, region.in(year))});
    if (table.heading.size() > 2) row.push_back(cell_of(indicator, indicator.nation.in(year)));
  }
  if (const auto found = indicators::projection_of(indicator, region)) {
    auto year = found->last_year;
    for (const auto& each : found->years) {
      auto& row = table.rows.emplace_back(std::vector<std::string>{
          tell("{year}, projection", {{"year", std::to_string(++year)}}),
          tell("{figure} ({low} to {high})", {{"figure", indicators::figure_words(indicator, each.value)},
                                              {"low", indicators::figure_words(indicator, each.low)},
                                              {"high", indicators::figure_words(indicator, each.high)}})});
      if (table.heading.size() > 2) row.emplace_back("–");
    }
  }
  table.figures.assign(table.heading.size(), true);
  table.figures.front() = false;
  return table;
}

document::TableBlock ranks_table(const Indicator& indicator, int year) {
  const auto since = indicator.years().front();
  document::TableBlock table;
  table.heading = {tell("Place"), tell("Rank"), indicator.period_of(since), indicator.period_of(year), tell("Change")};
  if (since == year) table.heading = {tell("Place"), tell("Rank"), indicator.period_of(year)};
  const auto add = [&](const indicators::Series& series, const std::string& rank) {
    if (since == year)
      table.rows.push_back({series.name, rank, cell_of(indicator, series.in(year))});
    else
      table.rows.push_back({series.name, rank, cell_of(indicator, series.in(since)),
                            cell_of(indicator, series.in(year)), change_cell(indicator, series, since, year)});
  };
  for (const auto& each : indicators::ranked(indicator, year)) add(*each.place, std::to_string(each.rank));
  for (const auto& place : indicator.places)
    if (!place.number_in(year)) add(place, "–");
  if (const auto region = indicators::region_figures(indicator).series; !region.figures.empty()) add(region, "–");
  if (!indicator.nation.figures.empty()) add(indicator.nation, "–");
  table.figures.assign(table.heading.size(), true);
  table.figures.front() = false;
  return table;
}

Blocks figure_of(draw::Picture picture, std::string caption, std::string base, document::TableBlock table,
                 std::string finding) {
  document::FigureBlock figure{0, std::move(caption), std::move(base), std::move(picture)};
  figure.finding = std::move(finding);
  table.caption = figure.caption;
  table.base = figure.base;
  table.folded = true;
  return {{std::move(figure)}, {std::move(table)}};
}

Blocks line(const Indicator& indicator, const std::optional<std::string>& text, double width) {
  const auto headline = indicators::headline(indicator);
  const bool any = !indicators::region_figures(indicator).series.figures.empty();
  if (!any) return {note(indicator.title + ": " + headline + " " + indicators::source_words(indicator))};
  auto out = figure_of(indicators::trend_of(indicator, width), text.value_or(indicator.title),
                       base_of(indicator, indicator.region_name + ", " + years_words(indicator)),
                       years_table(indicator), headline);
  if (const auto words = indicators::projection_words(indicator); !words.empty()) out.push_back(note(words));
  return out;
}

std::string places_base(const Indicator& indicator, int year) {
  const auto with = static_cast<std::int64_t>(indicators::ranked(indicator, year).size());
  return tell_count("{with} of {count} place with a figure in {year}",
                    "{with} of {count} places with a figure in {year}",
                    static_cast<std::int64_t>(indicator.places.size()),
                    {{"with", told_number(with)}, {"year", indicator.period_of(year)}});
}

}  // namespace

Blocks indicator(Arguments& arguments, const BlockContext& context) {
  const auto& scope = context.scope;
  const auto wanted = arguments.name();
  const auto* found = wanted ? indicator_named(scope, wanted->text) : nullptr;
  const bool map = arguments.word("map");
  const bool places = !map && arguments.word("places");
  const bool ranks = !map && !places && arguments.word("ranks");
  const auto text = arguments.text();
  if (found == nullptr) {
    arguments.refuse(wanted.value_or(arguments.block()),
                     wanted ? "the programme has no indicator \"" + wanted->text + "\"" : "say which indicator",
                     suggested(wanted ? wanted->text : "", indicator_codes(scope)));
    return {};
  }
  if (!map && !places && !ranks) return line(*found, text, context.width);
  const auto year = indicators::newest_year(*found);
  if (year == 0 || indicators::ranked(*found, year).empty())
    return {note(tell("{indicator}: no place has a figure.", {{"indicator", found->title}}) + " " +
                 indicators::source_words(*found))};
  const auto words = indicators::places_words(*found, year);
  if (ranks) {
    auto table = ranks_table(*found, year);
    table.caption = text.value_or(tell("{indicator} by place", {{"indicator", found->title}}));
    table.base = base_of(*found, places_base(*found, year));
    return {{std::move(table)}, note(words)};
  }
  auto picture = map ? indicators::map_of(*found, year, context.width) : indicators::places_of(*found, context.width);
  const auto caption =
      map ? tell("{indicator} in {year}", {{"indicator", found->title}, {"year", found->period_of(year)}})
          : tell("{indicator}, place by place", {{"indicator", found->title}});
  return figure_of(std::move(picture), text.value_or(caption), base_of(*found, places_base(*found, year)),
                   ranks_table(*found, year), words);
}

}  // namespace muster::report
