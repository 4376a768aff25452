// What of an indicator is drawn.
#include <muster/domain/indicators/indicator_pictures.hpp>

#include <muster/domain/indicators/indicator_words.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>

namespace muster::indicators {
namespace {

draw::YearLine line_of(const Series& series) {
  draw::YearLine line{series.name, {}};
  for (const auto& figure : series.figures)
    if (figure.number) line.points.push_back({figure.year, *figure.number});
  return line;
}

draw::ValueWords words_of(const Indicator& indicator) {
  return [&indicator](double value) { return figure_words(indicator, value); };
}

draw::YearWords years_of(const Indicator& indicator) {
  const auto years = indicator.years();
  const bool split = !years.empty() && indicator.period_of(years.back()).size() > 4;
  return [split](int year) {
    return split ? std::to_string(year) + "/" + std::to_string(year + 1).substr(2) : std::to_string(year);
  };
}

}  // namespace

draw::Picture map_of(const Indicator& indicator, int year, double width) {
  std::vector<draw::ValueTile> tiles;
  for (const auto& place : indicator.places) {
    draw::ValueTile tile{.name = place.name,
                         .short_name = place.short_name,
                         .area = place.area,
                         .column = place.column,
                         .row = place.row};
    if (const auto* figure = place.in(year)) {
      tile.value = figure->number;
      if (!figure->number) tile.mark = figure->published;
    }
    tiles.push_back(std::move(tile));
  }
  return draw::value_tiles(
      tiles, tell("{indicator} in {year}", {{"indicator", indicator.title}, {"year", indicator.period_of(year)}}),
      words_of(indicator), width);
}

draw::Picture trend_of(const Indicator& indicator, double width) {
  const auto region = region_figures(indicator).series;
  std::vector<draw::ProjectedYear> ahead;
  if (const auto found = projection_of(indicator, region)) {
    auto year = found->last_year;
    for (const auto& each : found->years) ahead.push_back({++year, each.value, each.low, each.high});
  }
  std::optional<draw::YearLine> nation;
  if (!indicator.is_count() && indicator.unit != "pounds" && !line_of(indicator.nation).points.empty())
    nation = line_of(indicator.nation);
  return draw::trend(line_of(region), nation, ahead, words_of(indicator), years_of(indicator), width);
}

draw::Picture places_of(const Indicator& indicator, double width) {
  std::vector<draw::YearLine> lines;
  for (const auto& place : indicator.places) lines.push_back(line_of(place));
  std::ranges::stable_sort(lines, {}, &draw::YearLine::name);
  return draw::small_lines(lines, words_of(indicator), years_of(indicator), width);
}

}  // namespace muster::indicators
