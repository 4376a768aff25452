// Statements on one scale below each other: the same steps in the same colours, so that the eye compares the rows.

#include "rows.hpp"
#include "scale_steps.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <numeric>

namespace muster::draw {
namespace {

constexpr double narrowest_table = 560;
constexpr double bar_height = 28;
constexpr double gap = 2;
constexpr double mark_side = 12;

struct Columns {
  double label_width = 0;
  double bar_left = 0;
  double bar_width = 0;
  bool label_above = false;
};

Columns columns_of(const std::vector<StatementBar>& rows, const std::string& head, double width) {
  double figures = text_width(head, head_face);
  for (const auto& row : rows) figures = std::max(figures, text_width(row.figure, figure_face));
  if (width < narrowest_table) return {width, 0, width, true};
  const double labels = width * 0.34;
  return {labels, labels + 16, width - labels - 16 - figures - 16, false};
}

std::int64_t people_in(const StatementBar& row) {
  return std::accumulate(row.steps.begin(), row.steps.end(), std::int64_t{0},
                         [](auto sum, const Bar& step) { return sum + std::max<std::int64_t>(step.people, 0); });
}

/// Marks and names of the steps, as many on a line as fit. Returns where it ends.
double draw_key(Drawing& drawing, const std::vector<Bar>& steps, ScaleEnds ends, double width) {
  double x = 0;
  double y = 0;
  for (std::size_t at = 0; at < steps.size(); ++at) {
    const double length = mark_side + 8 + text_width(steps[at].label, head_face);
    if (x > 0 && x + length > width) {
      x = 0;
      y += 20;
    }
    draw_step(drawing, {x, y + 3, mark_side, mark_side}, at, steps.size(), ends);
    drawing.text(x + mark_side + 8, y + 14, steps[at].label, head_face, second_ink);
    x += length + 20;
  }
  return y + 24;
}

void draw_bar(Drawing& drawing, const StatementBar& row, const Box& box, ScaleEnds ends) {
  const auto people = people_in(row);
  if (people == 0) {
    drawing.text(box.x, box.y + 19, tell("nobody on the scale"), label_face, third_ink);
    return;
  }
  const auto shown = std::count_if(row.steps.begin(), row.steps.end(), [](const Bar& step) { return step.people > 0; });
  const double room = box.width - gap * static_cast<double>(shown - 1);
  double x = box.x;
  for (std::size_t at = 0; at < row.steps.size(); ++at) {
    if (row.steps[at].people <= 0) continue;
    const double length = room * static_cast<double>(row.steps[at].people) / static_cast<double>(people);
    draw_step(drawing, {x, box.y, length, box.height}, at, row.steps.size(), ends);
    const auto figure = told_number(row.steps[at].people);
    if (text_width(figure, head_face) + 3 <= length) {
      drawing.text(x + length / 2, box.y + 18.5, figure, head_face, text_on(step_colour(at, row.steps.size(), ends)),
                   Anchor::middle);
    }
    x += length + gap;
  }
}

std::string words_of(const StatementBar& row) {
  std::string out = row.label + ": ";
  if (people_in(row) == 0) return out + tell("nobody on the scale");
  bool first = true;
  for (const auto& step : row.steps) {
    if (step.people <= 0) continue;
    out += (first ? "" : ", ") + step.label + " " + told_number(step.people);
    first = false;
  }
  return out;
}

struct Words {
  std::string title;
  std::string lead;
};

Picture drawn(const std::vector<StatementBar>& rows, ScaleEnds ends, const std::string& head, double width,
              const Words& words) {
  if (rows.empty()) return sentence(tell("No answers yet."), width);
  Drawing drawing;
  const auto columns = columns_of(rows, head, width);
  double y = draw_key(drawing, rows.front().steps, ends, width);
  if (!head.empty()) {
    drawing.text(width, y + 15, head, head_face, third_ink, Anchor::end);
    y += 24;
  }
  drawing.line(0, y - 0.5, width, y - 0.5, head_rule);
  std::vector<std::string> parts;
  for (const auto& row : rows) {
    parts.push_back(words_of(row));
    const double figure_width = columns.label_above ? text_width(row.figure, figure_face) + 12 : 0;
    const auto label = wrapped(row.label, label_face, columns.label_width - figure_width);
    const double lines = label_leading * static_cast<double>(label.size());
    const double baseline = y + row_padding + 15;
    drawing.lines(0, baseline, label, label_leading, label_face, ink);
    drawing.text(width, baseline, row.figure, figure_face, ink, Anchor::end);
    const double bar_top = y + row_padding - 4 + (columns.label_above ? lines + 8 : 0);
    draw_bar(drawing, row, {columns.bar_left, bar_top, columns.bar_width, bar_height}, ends);
    y = std::max(y + 2 * row_padding + lines, bar_top + bar_height + row_padding);
    drawing.line(0, y - 0.5, width, y - 0.5, rule);
  }
  return drawing.finish(width, y, words.title, described(words.lead, parts));
}

}  // namespace

Picture statements(const std::vector<StatementBar>& rows, ScaleEnds ends, const std::string& head, double width) {
  if (ends == ScaleEnds::worst_and_best) {
    return drawn(rows, ends, head, width,
                 {tell("Statements on one scale, worst to best"), tell("One bar a statement, from worst to best.")});
  }
  return drawn(rows, ends, head, width,
               {tell("Statements on one scale"),
                tell("One bar a statement, in the order of the form; neither end is the good one.")});
}

Picture ranks(const std::vector<StatementBar>& options, const std::string& head, double width) {
  return drawn(options, ScaleEnds::first_choice, head, width,
               {tell("Options by rank"), tell("One bar an option: how many people put it first, second and so on.")});
}

}  // namespace muster::draw
