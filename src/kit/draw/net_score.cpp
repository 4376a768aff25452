// Three colours for three kinds of answer, the same in every picture: those who gave 0 to 6 count against, so they are
// never coloured like those who gave 7 or 8.
#include <muster/kit/draw/net_score.hpp>

#include "hatch.hpp"
#include "rows.hpp"
#include "shapes.hpp"
#include "tiles.hpp"

#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <array>
#include <numeric>
#include <stdexcept>

namespace muster::draw {
namespace {

constexpr std::size_t points_of_scale = 11;
constexpr double narrowest_beside = 640;
constexpr double column_height = 110;
constexpr Face score_face{.size = 30, .weight = Weight::semibold};
constexpr Face count_face{.size = 13, .weight = Weight::semibold};

enum class Part { low, middle, high };

Part part_of(std::size_t point) { return point <= 6 ? Part::low : point <= 8 ? Part::middle : Part::high; }

std::string_view colour_of(Part part) {
  return part == Part::low ? worst_red : part == Part::middle ? middle_grey : accent;
}

void fill(Drawing& drawing, const Box& box, Part part) {
  drawing.rect(box, colour_of(part));
  if (part == Part::low && box.height > 3 && box.width > 3) drawing.filled_path(bands(box, 1.6, 5.5), worst_stripe);
}

std::string name_of(Part part) {
  return part == Part::low ? tell("gave 0 to 6") : part == Part::middle ? tell("7 or 8") : tell("9 or 10");
}

struct Axis {
  double left = 0;
  double width = 0;
  [[nodiscard]] double at(double score) const { return left + width * (std::clamp(score, -1.0, 1.0) + 1) / 2; }
};

void draw_score(Drawing& drawing, const Axis& axis, double y, double score, double low, double high,
                std::string_view colour) {
  drawing.interval(axis.at(low), axis.at(high), y);
  drawing.filled_path(disc(axis.at(score), y, 4.5), colour);
}

void draw_axis(Drawing& drawing, const Axis& axis, double y, const ScoreWords& words) {
  drawing.line(axis.left, y, axis.left + axis.width, y, head_rule);
  for (const double step : {-1.0, -0.5, 0.0, 0.5, 1.0}) {
    drawing.line(axis.at(step), y, axis.at(step), y + 4, head_rule);
    const auto anchor = step < -0.9 ? Anchor::start : step > 0.9 ? Anchor::end : Anchor::middle;
    drawing.text(axis.at(step), y + 18, words(step), axis_face, third_ink, anchor);
  }
}

/// Columns with their figures, and the three sums under them. Returns where they end.
double draw_columns(Drawing& drawing, const NetPoints& points, double width) {
  const auto most = std::max<std::int64_t>(1, *std::max_element(points.people.begin(), points.people.end()));
  const double pitch = width / static_cast<double>(points_of_scale);
  const double foot = 20 + column_height;
  for (std::size_t at = 0; at < points_of_scale; ++at) {
    const double middle = pitch * (static_cast<double>(at) + 0.5);
    const double height = column_height * static_cast<double>(points.people[at]) / static_cast<double>(most);
    if (points.people[at] > 0) fill(drawing, {middle - pitch * 0.4, foot - height, pitch * 0.8, height}, part_of(at));
    const auto figure = told_number(points.people[at]);
    drawing.text(middle, foot - height - 5, figure, fitting(figure, count_face, pitch), ink, Anchor::middle);
    drawing.text(middle, foot + 16, std::to_string(at), axis_face, third_ink, Anchor::middle);
  }
  drawing.line(0, foot + 0.5, width, foot + 0.5, head_rule);
  const double y = foot + 26;
  double bottom = y;
  constexpr std::array<std::pair<std::size_t, std::size_t>, 3> spans{{{0, 7}, {7, 9}, {9, 11}}};
  for (const auto& [from, to] : spans) {
    const double left = pitch * static_cast<double>(from) + 3;
    const double right = pitch * static_cast<double>(to) - 3;
    drawing.stroked_path("M" + number(left) + " " + number(y) + "v5H" + number(right) + "v-5", head_rule, 1);
    std::int64_t sum = 0;
    for (std::size_t at = from; at < to; ++at) sum += points.people[at];
    drawing.text((left + right) / 2, y + 22, told_number(sum), figure_face, ink, Anchor::middle);
    const auto name = wrapped(name_of(part_of(from)), axis_face, right - left + 6);
    drawing.lines((left + right) / 2, y + 39, name, 15, axis_face, second_ink, Anchor::middle);
    bottom = std::max(bottom, y + 39 + 15 * static_cast<double>(name.size() - 1));
  }
  return bottom + 6;
}

std::string between(const ScoreWords& words, double low, double high) {
  return tell("net score, between {low} and {high}", {{"low", words(low)}, {"high", words(high)}});
}

/// The score large, its interval on the axis. Returns where it ends.
double draw_large_score(Drawing& drawing, const NetPoints& points, const ScoreWords& words, const Box& box) {
  const auto score = words(points.score);
  drawing.text(box.x, box.y + 28, score, score_face, ink);
  const double beside = box.x + text_width(score, score_face) + 12;
  const auto told = wrapped(between(words, points.low, points.high), head_face, box.x + box.width - beside);
  drawing.lines(beside, box.y + (told.size() > 1 ? 12 : 28), told, 16, head_face, second_ink);
  const Axis axis{box.x, box.width};
  const double y = box.y + 58;
  drawing.line(axis.at(0), y - 10, axis.at(0), y + 14, rule);
  draw_score(drawing, axis, y, points.score, points.low, points.high, accent);
  draw_axis(drawing, axis, y + 14, words);
  return y + 40;
}

std::string score_words(const ScoreWords& words, double score, double low, double high) {
  return tell("net score {score} (95% interval {low} to {high})",
              {{"score", words(score)}, {"low", words(low)}, {"high", words(high)}});
}

std::string parts_words(std::int64_t low, std::int64_t middle, std::int64_t high) {
  return tell("{low} gave 0 to 6, {middle} gave 7 or 8, {high} gave 9 or 10",
              {{"low", told_number(low)}, {"middle", told_number(middle)}, {"high", told_number(high)}});
}

double draw_key(Drawing& drawing) {
  double x = 0;
  for (const auto part : {Part::low, Part::middle, Part::high}) {
    fill(drawing, {x, 3, 12, 12}, part);
    drawing.text(x + 20, 14, name_of(part), head_face, second_ink);
    x += 40 + text_width(name_of(part), head_face);
  }
  return 28;
}

void draw_parts(Drawing& drawing, const NetRow& row, const Box& box) {
  const auto base = row.low + row.middle + row.high;
  std::int64_t before = 0;
  for (const auto& [part, people] :
       {std::pair(Part::low, row.low), std::pair(Part::middle, row.middle), std::pair(Part::high, row.high)}) {
    if (people <= 0) continue;
    const double from = box.x + box.width * static_cast<double>(before) / static_cast<double>(base);
    before += people;
    const double to = box.x + box.width * static_cast<double>(before) / static_cast<double>(base);
    const double length = std::max(1.0, to - from - (before < base ? 2 : 0));
    fill(drawing, {from, box.y, length, box.height}, part);
    const auto figure = told_number(people);
    if (text_width(figure, head_face) + 3 <= length)
      drawing.text(from + length / 2, box.y + box.height / 2 + 4.5, figure, head_face, text_on(colour_of(part)),
                   Anchor::middle);
  }
}

std::string row_words(const NetRow& row, const ScoreWords& words) {
  if (!row.score) return row.label + ": " + row.why_not;
  return row.label + ": " + parts_words(row.low, row.middle, row.high) + ", " +
         score_words(words, *row.score, row.least, row.most);
}

std::string interval_words(const NetRow& row, const ScoreWords& words) {
  return tell("{low} to {high}", {{"low", words(row.least)}, {"high", words(row.most)}});
}

}  // namespace

Picture net_score(const NetPoints& points, const ScoreWords& words, double width) {
  if (points.people.size() != points_of_scale) throw std::invalid_argument("a net score has the points 0 to 10");
  Drawing drawing;
  const bool beside = width >= narrowest_beside;
  const double columns = beside ? width * 0.58 : width;
  double bottom = draw_columns(drawing, points, columns);
  const double left = beside ? columns + 48 : 0;
  bottom =
      std::max(bottom, draw_large_score(drawing, points, words, {left, beside ? 8 : bottom + 20, width - left, 0}));
  const auto sum = [&](std::size_t from, std::size_t to) {
    return std::accumulate(points.people.begin() + static_cast<std::ptrdiff_t>(from),
                           points.people.begin() + static_cast<std::ptrdiff_t>(to), std::int64_t{0});
  };
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < points_of_scale; ++at)
    parts.push_back(std::to_string(at) + ": " + tell_count("{count} person", "{count} people", points.people[at]));
  parts.push_back(parts_words(sum(0, 7), sum(7, 9), sum(9, 11)));
  parts.push_back(score_words(words, points.score, points.low, points.high));
  return drawing.finish(width, bottom, tell("Net score"),
                        described(tell("A column for each answer from 0 to 10, in three colours."), parts));
}

Picture net_rows(const std::vector<NetRow>& rows, const ScoreWords& words, double width) {
  if (rows.empty()) return sentence(tell("No answers yet."), width);
  Drawing drawing;
  const bool columns = width >= narrowest_beside;
  double score = 0;
  double interval = 0;
  for (const auto& row : rows) {
    if (!row.score) continue;
    score = std::max(score, text_width(words(*row.score), figure_face));
    interval = std::max(interval, text_width(interval_words(row, words), head_face));
  }
  const double label = columns ? std::clamp(width * 0.22, 120.0, 240.0) : width - score - 12;
  const double figures = score + 12 + interval;
  const double room = width - label - figures - 48;
  const Box bar{columns ? label + 16 : 0, 0, columns ? room * 0.55 : width, 22};
  const Axis axis{columns ? bar.x + bar.width + 16 : 8, columns ? room * 0.45 : width - 16};
  double y = draw_key(drawing);
  drawing.line(0, y - 0.5, width, y - 0.5, head_rule);
  std::vector<std::string> parts;
  for (const auto& row : rows) {
    const double top = y;
    const auto& face = row.strong ? figure_face : label_face;
    const auto lines = wrapped(row.label, face, label);
    const double baseline = top + row_padding + 15;
    const double labels = label_leading * static_cast<double>(lines.size());
    drawing.lines(0, baseline, lines, label_leading, face, ink);
    parts.push_back(row_words(row, words));
    if (!row.score) {
      drawing.text(columns ? bar.x : width, baseline, row.why_not, head_face, third_ink,
                   columns ? Anchor::start : Anchor::end);
      y = top + 2 * row_padding + labels;
    } else if (columns) {
      draw_parts(drawing, row, {bar.x, top + row_padding - 1, bar.width, bar.height});
      drawing.line(axis.at(0), top + 1, axis.at(0), top + 2 * row_padding + 20, rule);
      draw_score(drawing, axis, top + row_padding + 10, *row.score, row.least, row.most,
                 row.strong ? accent : bar_blue);
      drawing.text(width - interval - 12, baseline, words(*row.score), figure_face, ink, Anchor::end);
      drawing.text(width, baseline, interval_words(row, words), head_face, second_ink, Anchor::end);
      y = top + 2 * row_padding + std::max(labels, bar.height);
    } else {
      drawing.text(width, baseline, words(*row.score), figure_face, ink, Anchor::end);
      const double bar_top = top + row_padding + labels + 4;
      draw_parts(drawing, row, {0, bar_top, bar.width, bar.height});
      drawing.line(axis.at(0), bar_top + 28, axis.at(0), bar_top + 46, rule);
      draw_score(drawing, axis, bar_top + 37, *row.score, row.least, row.most, row.strong ? accent : bar_blue);
      drawing.text(0, bar_top + 62, tell("95% interval {range}", {{"range", interval_words(row, words)}}), axis_face,
                   second_ink);
      y = bar_top + 62 + row_padding;
    }
    drawing.line(0, y - 0.5, width, y - 0.5, &row == &rows.back() ? head_rule : rule);
  }
  draw_axis(drawing, axis, y + 6, words);
  return drawing.finish(
      width, y + 30, tell("Net scores"),
      described(tell("A bar of three colours for each row, and the score with its interval."), parts));
}

}  // namespace muster::draw
