// Lines over years. What is projected is dashed, stands in its own band and begins apart from what was published.
#include <muster/kit/draw/yearly.hpp>

#include "colour.hpp"
#include "rows.hpp"
#include "tiles.hpp"
#include "value_scale.hpp"

#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <cmath>

namespace muster::draw {
namespace {

constexpr std::string_view band = "#E4ECF4";

/// Where years and values stand.
struct Field {
  Box box;
  int first = 0;
  int last = 1;
  double low = 0;
  double high = 1;
  [[nodiscard]] double x(int year) const {
    return box.x + (last == first ? box.width / 2 : box.width * (year - first) / (last - first));
  }
  [[nodiscard]] double y(double value) const { return box.y + box.height * (1 - (value - low) / (high - low)); }
  [[nodiscard]] std::string place(int year, double value) const { return number(x(year)) + " " + number(y(value)); }
};

std::string path_of(const Field& field, const std::vector<YearValue>& points) {
  std::string d;
  int before = 0;
  for (const auto& point : points) {
    d += (d.empty() || point.year != before + 1 ? "M" : "L") + field.place(point.year, point.value);
    before = point.year;
  }
  return d;
}

void dot(Drawing& drawing, double x, double y, double radius, std::string_view colour) {
  const auto r = number(radius);
  drawing.filled_path("M" + number(x - radius) + " " + number(y) + "a" + r + " " + r + " 0 1 0 " + number(2 * radius) +
                          " 0a" + r + " " + r + " 0 1 0 " + number(-2 * radius) + " 0z",
                      colour);
}

/// Dashes of 6 px with gaps of 4 along straight pieces.
std::string dashes(const std::vector<std::pair<double, double>>& corners) {
  std::string d;
  double along = 0;
  for (std::size_t at = 1; at < corners.size(); ++at) {
    const auto [x1, y1] = corners[at - 1];
    const auto [x2, y2] = corners[at];
    const double length = std::hypot(x2 - x1, y2 - y1);
    for (double from = -std::fmod(along, 10.0); from < length; from += 10) {
      const double begin = std::max(0.0, from) / length;
      const double end = std::min(length, from + 6) / length;
      if (end <= begin) continue;
      d += "M" + number(x1 + (x2 - x1) * begin) + " " + number(y1 + (y2 - y1) * begin) + "L" +
           number(x1 + (x2 - x1) * end) + " " + number(y1 + (y2 - y1) * end);
    }
    along += length;
  }
  return d;
}

void draw_projection(Drawing& drawing, const Field& field, const std::vector<ProjectedYear>& years) {
  if (years.empty()) return;
  std::string d;
  for (const auto& each : years) d += (d.empty() ? "M" : "L") + field.place(each.year, each.high);
  for (auto at = years.rbegin(); at != years.rend(); ++at) d += "L" + field.place(at->year, at->low);
  drawing.filled_path(d + "z", band);
  std::vector<std::pair<double, double>> corners;
  for (const auto& each : years) corners.emplace_back(field.x(each.year), field.y(each.value));
  drawing.stroked_path(dashes(corners), bar_blue, 2);
  for (const auto& each : years) {
    dot(drawing, field.x(each.year), field.y(each.value), 4, bar_blue);
    dot(drawing, field.x(each.year), field.y(each.value), 2.5, white);
  }
}

std::string line_words(const YearLine& line, const ValueWords& words, const YearWords& year_words) {
  std::string all = line.name + ": ";
  for (const auto& point : line.points)
    all += (&point == &line.points.front() ? "" : ", ") +
           tell("{figure} in {year}", {{"figure", words(point.value)}, {"year", year_words(point.year)}});
  return all;
}

struct Range {
  std::optional<double> low{};
  std::optional<double> high{};
  int first = 0;
  int last = 0;
  void take(int year, double from, double to) {
    first = low ? std::min(first, year) : year;
    last = low ? std::max(last, year) : year;
    low = low ? std::min(*low, from) : from;
    high = high ? std::max(*high, to) : to;
  }
};

}  // namespace

Picture trend(const YearLine& published, const std::optional<YearLine>& beside,
              const std::vector<ProjectedYear>& projection, const ValueWords& words, const YearWords& year_words,
              double width) {
  Range range;
  for (const auto& point : published.points) range.take(point.year, point.value, point.value);
  if (beside)
    for (const auto& point : beside->points) range.take(point.year, point.value, point.value);
  if (!range.low) return sentence(tell("No figures to show yet."), width);
  for (const auto& each : projection) range.take(each.year, each.low, each.high);
  const auto scale = value_scale(*range.low, *range.high, 5, true);
  double label = 0;
  for (int at = 0; at <= scale.steps; ++at)
    label = std::max(label, text_width(words(scale.first + scale.step * at), axis_face));
  constexpr double height = 220;
  label += 6;
  const Field field{{label + 14, 26, width - label - 40, height}, range.first, range.last, scale.first, scale.last()};
  Drawing drawing;
  for (int at = 0; at <= scale.steps; ++at) {
    const double y = field.y(scale.first + scale.step * at);
    drawing.line(field.box.x - 6, y, width, y, grid);
    drawing.text(label, y + 4, words(scale.first + scale.step * at), axis_face, third_ink, Anchor::end);
  }
  draw_projection(drawing, field, projection);
  if (!projection.empty()) drawing.text(width, 14, tell("projection"), head_face, second_ink, Anchor::end);
  if (beside) {
    drawing.stroked_path(path_of(field, beside->points), head_rule, 1.5);
    for (const auto& point : beside->points) dot(drawing, field.x(point.year), field.y(point.value), 2.5, head_rule);
  }
  drawing.stroked_path(path_of(field, published.points), accent, 2.5);
  for (const auto& point : published.points) dot(drawing, field.x(point.year), field.y(point.value), 4, accent);
  // As many labels of years as fit, the last always.
  const double wide = text_width(year_words(range.last), axis_face) + 14;
  const int years = range.last - range.first + 1;
  const int every = std::max(1, static_cast<int>(std::ceil(wide * (years - 1) / std::max(1.0, field.box.width))));
  for (int year = range.last; year >= range.first; year -= every)
    drawing.text(field.x(year), field.box.y + height + 22, year_words(year), axis_face, third_ink, Anchor::middle);
  double x = 0;
  double key = field.box.y + height + 48;
  const auto add_key = [&](std::string_view name, std::string_view colour, bool dashed) {
    const double length = 33 + text_width(name, head_face);
    if (x > 0 && x + length > width) {
      x = 0;
      key += 22;
    }
    if (dashed) {
      drawing.stroked_path(dashes({{x, key - 4}, {x + 26, key - 4}}), colour, 2);
    } else {
      drawing.line(x, key - 4, x + 26, key - 4, colour, colour == accent ? 2.5 : 1.5);
      dot(drawing, x + 13, key - 4, 3, colour);
    }
    drawing.text(x + 33, key, name, head_face, second_ink);
    x += length + 20;
  };
  add_key(published.name, accent, false);
  if (beside) add_key(beside->name, head_rule, false);
  if (!projection.empty()) add_key(tell("Projection and its 95% interval"), bar_blue, true);
  std::vector<std::string> parts{line_words(published, words, year_words)};
  if (beside) parts.push_back(line_words(*beside, words, year_words));
  for (const auto& each : projection)
    parts.push_back(tell("projection for {year}: {figure}, between {low} and {high}", {{"year", year_words(each.year)},
                                                                                       {"figure", words(each.value)},
                                                                                       {"low", words(each.low)},
                                                                                       {"high", words(each.high)}}));
  return drawing.finish(width, key + 8, tell("Figures by year"), described(tell("Lines over years: "), parts));
}

Picture small_lines(const std::vector<YearLine>& places, const ValueWords& words, const YearWords& year_words,
                    double width) {
  Range range;
  for (const auto& place : places)
    for (const auto& point : place.points) range.take(point.year, point.value, point.value);
  if (!range.low) return sentence(tell("No figures to show yet."), width);
  const double low = std::min(0.0, *range.low);
  const double high = *range.high > low ? *range.high : low + 1;
  const int columns = std::max(2, static_cast<int>(width / 170));
  constexpr double space = 18;
  constexpr double panel = 92;
  const double each = (width - space * (columns - 1)) / columns;
  Drawing drawing;
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < places.size(); ++at) {
    const auto& place = places[at];
    const double x = (each + space) * static_cast<double>(at % static_cast<std::size_t>(columns));
    const auto row = at / static_cast<std::size_t>(columns);
    const double y = panel * static_cast<double>(row);
    const auto last = place.points.empty() ? std::string("–") : words(place.points.back().value);
    const Face figure{.size = 13, .weight = Weight::semibold};
    drawing.text(x, y + 13, place.name, fitting(place.name, head_face, each - text_width(last, figure) - 8), ink);
    drawing.text(x + each, y + 13, last, figure, ink, Anchor::end);
    const Field field{{x + 3, y + 22, each - 6, 44}, range.first, range.last, low, high};
    drawing.line(x, field.y(low), x + each, field.y(low), rule);
    drawing.stroked_path(path_of(field, place.points), bar_blue, 1.8);
    if (!place.points.empty())
      dot(drawing, field.x(place.points.back().year), field.y(place.points.back().value), 3, accent);
    const auto in = [&](const YearValue& point) {
      return tell("{figure} in {year}", {{"figure", words(point.value)}, {"year", year_words(point.year)}});
    };
    parts.push_back(
        place.name + ": " +
        (place.points.empty() ? tell("nothing published") : in(place.points.front()) + ", " + in(place.points.back())));
  }
  const auto rows = (places.size() + static_cast<std::size_t>(columns) - 1) / static_cast<std::size_t>(columns);
  const double bottom = panel * static_cast<double>(rows);
  drawing.text(0, bottom,
               tell("{first} to {last}, each from {low} to {high}.", {{"first", year_words(range.first)},
                                                                      {"last", year_words(range.last)},
                                                                      {"low", words(low)},
                                                                      {"high", words(high)}}),
               axis_face, third_ink);
  return drawing.finish(width, bottom + 6, tell("Figures of each place by year"),
                        described(tell("A line for each place: "), parts));
}

}  // namespace muster::draw
