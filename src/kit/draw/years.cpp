// Columns, dots and small maps of events side by side.
#include <muster/kit/draw/years.hpp>

#include "colour.hpp"
#include "hatch.hpp"
#include "rows.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace muster::draw {
namespace {

constexpr Face count_face{.size = 13, .weight = Weight::semibold};
constexpr Face year_face{.size = 13};
constexpr Face last_year_face{.size = 13, .weight = Weight::semibold};
constexpr Face small_face{.size = 12};
constexpr double widest_bar = 52;
constexpr std::array<std::string_view, 5> steps{"#DFE9F2", "#B5CCE1", "#7FA6CA", "#4475A5", "#1D4B7F"};
constexpr std::string_view pale_edge = "#8FA3B8";

/// Where the columns stand.
struct Columns {
  double width = 0;
  std::size_t count = 1;

  [[nodiscard]] double pitch() const { return width / static_cast<double>(std::max<std::size_t>(count, 1)); }
  [[nodiscard]] double middle(std::size_t at) const { return (static_cast<double>(at) + 0.5) * pitch(); }
  [[nodiscard]] double bar() const { return std::min(widest_bar, pitch() * 0.62); }
};

std::string_view fill_of(std::size_t at, std::size_t count) { return at + 1 == count ? accent : bar_blue; }

const Face& face_of(std::size_t at, std::size_t count) { return at + 1 == count ? last_year_face : year_face; }

/// The text no wider than a column, in up to `most` lines.
double lines_below(Drawing& drawing, const Columns& columns, std::size_t at, double y, const std::string& text,
                   std::string_view colour) {
  const auto parts = wrapped(text, small_face, columns.pitch() - 4);
  drawing.lines(columns.middle(at), y, parts, 15, small_face, colour, Anchor::middle);
  return 15 * static_cast<double>(parts.size());
}

}  // namespace

Picture asked_columns(const std::vector<AskedColumn>& all, const std::string& unit, double width) {
  if (all.empty()) return sentence("No events yet.", width);
  constexpr double height = 128;
  constexpr double top = 20;
  std::int64_t most = 1;
  for (const auto& one : all) most = std::max({most, one.asked, one.answered.value_or(0)});
  const Columns columns{width, all.size()};
  const auto length = [&](std::int64_t people) {
    return height * static_cast<double>(people) / static_cast<double>(most);
  };
  Drawing drawing;
  const double floor = top + height;
  double notes = 0;
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < all.size(); ++at) {
    const auto& one = all[at];
    const double left = columns.middle(at) - columns.bar() / 2;
    const double whole = length(one.asked);
    if (one.asked > 0) drawing.outlined_rect({left, floor - whole, columns.bar(), whole}, white, head_rule);
    const auto answered = one.answered.value_or(0);
    if (answered > 0) {
      const double part = length(answered);
      drawing.rect({left, floor - part, columns.bar(), part}, fill_of(at, all.size()));
      if (part >= 20)
        drawing.text(columns.middle(at), floor - part + 15, grouped(answered), count_face, white, Anchor::middle);
      else
        drawing.text(columns.middle(at), floor - part - 5, grouped(answered), count_face, ink, Anchor::middle);
    }
    if (one.asked > 0)
      drawing.text(columns.middle(at), floor - std::max(whole, length(answered)) - 6, grouped(one.asked), count_face,
                   ink, Anchor::middle);
    else if (answered == 0)
      drawing.text(columns.middle(at), floor - 6, "–", count_face, second_ink, Anchor::middle);
    drawing.text(columns.middle(at), floor + 19, one.label, face_of(at, all.size()), second_ink, Anchor::middle);
    if (!one.note.empty()) notes = std::max(notes, lines_below(drawing, columns, at, floor + 37, one.note, second_ink));
    const auto who = one.asked > 0 ? grouped(one.asked) + " " + unit : "no list of " + unit;
    parts.push_back(
        one.label + ": " + who +
        (one.answered ? (one.asked > 0 ? ", of whom " : ", ") + grouped(answered) + " answered" : std::string()));
  }
  drawing.line(0, floor + 0.5, width, floor + 0.5, head_rule);
  return drawing.finish(width, floor + 26 + notes, "Columns of " + unit + " and who answered",
                        described("A column for each event, from 0.", parts));
}

Picture share_trend(const std::vector<TrendPoint>& points, std::optional<double> all, double width) {
  if (points.empty()) return sentence(tell("No answers yet."), width);
  constexpr double height = 150;
  constexpr double top = 18;
  constexpr double axis_width = 0;  // the columns stand where they stand in the other pictures
  double least = all.value_or(1);
  for (const auto& point : points)
    if (point.share) least = std::min({least, point.low, *point.share});
  const double from = std::max(0.0, std::floor(least * 10) / 10);
  const double to = 1;
  const Columns columns{width - axis_width, points.size()};
  const auto x = [&](std::size_t at) { return axis_width + columns.middle(at); };
  const auto y = [&](double share) { return top + height * (1 - (within_one(share) - from) / (to - from)); };
  Drawing drawing;
  const int step = to - from > 0.65 ? 25 : 10;
  for (int tick = 100; tick >= static_cast<int>(std::lround(from * 100)); tick -= step) {
    const double line = y(tick / 100.0);
    drawing.line(axis_width, line, width, line, grid);
    drawing.text(0, line - 3, std::to_string(tick) + (tick == 100 ? "%" : ""), small_face, third_ink);
  }
  if (from > 0)
    drawing.text(
        width, 10,
        tell("The scale begins at {low}%", {{"low", std::to_string(static_cast<int>(std::lround(from * 100)))}}),
        small_face, third_ink, Anchor::end);
  if (all) {
    for (double dot = axis_width; dot < width; dot += 6) drawing.rect({dot, y(*all) - 0.75, 2, 1.5}, third_ink);
  }
  std::string path;
  bool pen = false;
  for (std::size_t at = 0; at < points.size(); ++at) {
    if (points[at].share) path += (pen ? "L" : "M") + number(x(at)) + " " + number(y(*points[at].share));
    pen = points[at].share.has_value();
  }
  if (!path.empty()) drawing.stroked_path(path, "#B5CCE1", 1.5);
  std::vector<std::string> parts;
  const double floor = top + height;
  drawing.line(axis_width, floor + 0.5, width, floor + 0.5, head_rule);
  double notes = 0;
  for (std::size_t at = 0; at < points.size(); ++at) {
    const auto& point = points[at];
    const bool last = at + 1 == points.size();
    drawing.text(x(at), floor + 19, point.label, face_of(at, points.size()), second_ink, Anchor::middle);
    if (point.share) {
      drawing.line(x(at), y(point.low), x(at), y(point.high), ink, 1.5);
      for (const double end : {point.low, point.high}) drawing.line(x(at) - 4.5, y(end), x(at) + 4.5, y(end), ink, 1.5);
      const double radius = last ? 5.5 : 4.5;
      drawing.rect({x(at) - radius, y(*point.share) - radius, 2 * radius, 2 * radius}, last ? accent : bar_blue,
                   radius);
      drawing.text(x(at), floor + 36, told_share(*point.share), count_face, ink, Anchor::middle);
    }
    const Columns shifted{columns.width, columns.count};
    const auto lines = wrapped(point.note, small_face, shifted.pitch() - 4);
    drawing.lines(x(at), floor + (point.share ? 52 : 36), lines, 15, small_face, second_ink, Anchor::middle);
    notes = std::max(notes, 15 * static_cast<double>(lines.size()) + (point.share ? 16 : 0));
    parts.push_back(point.share
                        ? tell("{name}: {share} (95% interval {range})", {{"name", point.label},
                                                                          {"share", told_share(*point.share)},
                                                                          {"range", told_range(point.low, point.high)}})
                        : point.label + ": " + point.note);
  }
  return drawing.finish(width, floor + 26 + notes, tell("Shares over the years"),
                        described(tell("A dot for each event with its 95% interval, on an axis from {low} to 100%.",
                                       {{"low", std::to_string(static_cast<int>(std::lround(from * 100)))}}),
                                  parts));
}

Picture small_columns(const std::vector<SmallColumn>& all, double highest, const std::string& what, double width) {
  constexpr double height = 36;
  constexpr double top = 16;
  const Columns columns{width, all.size()};
  const double floor = top + height;
  Drawing drawing;
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < all.size(); ++at) {
    const auto& one = all[at];
    if (one.people) {
      const double part = highest > 0 ? height * std::min(1.0, within_one(one.share) / highest) : 0;
      if (part > 0.5)
        drawing.rect({columns.middle(at) - columns.bar() / 2, floor - part, columns.bar(), part},
                     fill_of(at, all.size()));
      drawing.text(columns.middle(at), floor - part - 5, grouped(*one.people), count_face, ink, Anchor::middle);
    } else {
      drawing.text(columns.middle(at), floor - 5, "–", small_face, third_ink, Anchor::middle);
    }
    parts.push_back(one.label + ": " +
                    (one.people ? counted(*one.people, "person", "people") + " (" + percent(within_one(one.share)) + ")"
                                : std::string("not asked")));
  }
  drawing.line(0, floor + 0.5, width, floor + 0.5, rule);
  return drawing.finish(width, floor + 2, "Columns: " + what, described("People who said " + what + ".", parts));
}

Picture column_labels(const std::vector<std::string>& labels, double width) {
  const Columns columns{width, labels.size()};
  Drawing drawing;
  // "’22" for each, where "2022" is too wide for one.
  const bool narrow = std::any_of(labels.begin(), labels.end(), [&](const std::string& label) {
    return text_width(label, last_year_face) > columns.pitch() - 3;
  });
  for (std::size_t at = 0; at < labels.size(); ++at) {
    const auto& label = labels[at];
    const bool cut = narrow && label.size() > 2;
    drawing.text(columns.middle(at), 14, cut ? "’" + label.substr(label.size() - 2) : label, face_of(at, labels.size()),
                 second_ink, Anchor::middle);
  }
  return drawing.finish(width, 20, "The events of the columns", described("The columns stand for", {listed(labels)}));
}

Picture small_maps(const std::vector<SmallMap>& maps, std::size_t in_a_row, const std::string& unit, double width) {
  if (maps.empty()) return sentence("No places to show yet.", width);
  const Columns columns{width, std::max<std::size_t>(in_a_row, 1)};
  Drawing drawing;
  double y = 0;
  double lowest = 0;
  std::vector<std::string> parts;
  const auto nobody = [&](const Box& box) {
    drawing.outlined_rect(box, white, ink, 0);
    drawing.stroked_path(
        "M" + number(box.x) + " " + number(box.y + box.height) + "L" + number(box.x + box.width) + " " + number(box.y),
        ink, 1);
  };
  for (std::size_t at = 0; at < maps.size(); ++at) {
    const auto& map = maps[at];
    const std::size_t column = at % columns.count;
    if (column == 0 && at > 0) y = lowest + 18;
    const double middle = columns.middle(column);
    drawing.text(middle, y + 13, map.label, face_of(at, maps.size()), second_ink, Anchor::middle);
    int first_column = 0;
    int last_column = 0;
    int first_row = 0;
    int last_row = 0;
    for (const auto& tile : map.tiles) {
      const bool first = &tile == &map.tiles.front();
      first_column = first ? tile.column : std::min(first_column, tile.column);
      last_column = first ? tile.column : std::max(last_column, tile.column);
      first_row = first ? tile.row : std::min(first_row, tile.row);
      last_row = first ? tile.row : std::max(last_row, tile.row);
    }
    const int wide = last_column - first_column + 1;
    const double pitch = std::min(14.0, (columns.pitch() - 8) / wide);
    const double left = middle - pitch * wide / 2;
    const double top = y + 22;
    const double gap = pitch > 6 ? 1 : 0.5;
    for (const auto& tile : map.tiles) {
      const Box box{left + (tile.column - first_column) * pitch, top + (tile.row - first_row) * pitch, pitch - gap,
                    pitch - gap};
      if (tile.people <= 0)
        nobody({box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1});
      else
        drawing.rect(box, steps.at(static_cast<std::size_t>(std::min<std::int64_t>(tile.people, 5)) - 1));
    }
    double below = top + (last_row - first_row + 1) * pitch + 16;
    drawing.text(middle, below, map.note, count_face, ink, Anchor::middle);
    if (!map.missing.empty()) {
      const auto words = map.missing.size() > 4
                             ? "no " + grouped(static_cast<std::int64_t>(map.missing.size())) + " places"
                             : "no " + joined(map.missing, ", ");
      below += 16;
      below += lines_below(drawing, columns, column, below, words, third_ink) - 15;
    }
    lowest = std::max(lowest, below);
    parts.push_back(map.label + ": " + map.note + (map.missing.empty() ? "" : ", nobody from " + listed(map.missing)));
  }
  double x = 0;
  double legend = lowest + 20;
  const auto key = [&](const std::string& words, std::size_t step) {
    const double length = 20 + text_width(words, head_face);
    if (x > 0 && x + length > width) {
      x = 0;
      legend += 22;
    }
    const Box box{x, legend, 14, 14};
    if (step > steps.size())
      nobody({box.x + 0.5, box.y + 0.5, 13, 13});
    else if (step < 2)
      drawing.outlined_rect(box, steps.at(step), pale_edge);
    else
      drawing.rect(box, steps.at(step));
    drawing.text(x + 20, legend + 11.5, words, head_face, second_ink);
    x += length + 14;
  };
  key("nobody", steps.size() + 1);
  for (std::size_t step = 0; step < 4; ++step) key(std::to_string(step + 1), step);
  key("5 or more " + unit, 4);
  return drawing.finish(width, legend + 16, "Maps of places", described("A map of places for each event.", parts));
}

Picture two_dots(double before, double now, double from, double to, double width) {
  constexpr double height = 24;
  const double room = width - 16;
  const auto x = [&](double share) { return 8 + room * std::clamp((share - from) / (to - from), 0.0, 1.0); };
  Drawing drawing;
  for (int tick = static_cast<int>(std::lround(from * 100)); tick <= static_cast<int>(std::lround(to * 100));
       tick += 20)
    drawing.line(x(tick / 100.0), 0, x(tick / 100.0), height, grid);
  drawing.line(x(before), height / 2, x(now), height / 2, "#4475A5", 2);
  drawing.outlined_rect({x(before) - 5.5, height / 2 - 5.5, 11, 11}, white, accent, 5.5);
  drawing.rect({x(now) - 5.5, height / 2 - 5.5, 11, 11}, accent, 5.5);
  return drawing.finish(width, height, "Before and now", percent(before) + " before, " + percent(now) + " now.");
}

}  // namespace muster::draw
