// Horizontal bars over an axis of all people, each with its figures on the same line; on a phone the bar takes a line
// of its own below them.

#include "rows.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>

namespace muster::draw {
namespace {

constexpr double narrowest_table = 560;
constexpr double bar_height = 20;

/// Where the columns stand. Figures are aligned at their right edge.
struct Columns {
  double label_width = 0;
  double people_right = 0;
  double share_right = 0;
  double interval_right = 0;
  double axis_left = 0;
  double axis_right = 0;
  [[nodiscard]] double at(double share) const { return axis_left + (axis_right - axis_left) * within_one(share); }
};

bool any_interval(const std::vector<Bar>& bars) {
  return std::any_of(bars.begin(), bars.end(), [](const Bar& bar) { return bar.low && bar.high && !bar.suppressed; });
}

Columns wide_columns(const std::vector<Bar>& bars, double width) {
  Columns columns;
  columns.interval_right = width;
  columns.share_right = any_interval(bars) ? width - 112 : width;
  columns.label_width = std::clamp(widest_label(bars), 60.0, width * 0.3);
  columns.people_right = columns.label_width + 72;
  columns.axis_left = columns.people_right + 16;
  columns.axis_right = columns.share_right - 72;
  return columns;
}

Columns narrow_columns(const std::vector<Bar>& bars, double width) {
  Columns columns;
  columns.interval_right = width;
  columns.share_right = any_interval(bars) ? width - 96 : width;
  columns.people_right = columns.share_right - 60;
  columns.label_width = std::max(40.0, columns.people_right - 48);
  columns.axis_left = 0;
  columns.axis_right = width;
  return columns;
}

void draw_head(Drawing& drawing, const Columns& columns, double width, bool intervals) {
  drawing.text(columns.people_right, 17, tell("People"), head_face, third_ink, Anchor::end);
  drawing.text(columns.share_right, 17, tell("Share"), head_face, third_ink, Anchor::end);
  if (intervals) drawing.text(columns.interval_right, 17, tell("95% interval"), head_face, third_ink, Anchor::end);
  drawing.line(0, head_height - 0.5, width, head_height - 0.5, head_rule);
}

void draw_figures(Drawing& drawing, const Bar& bar, const Columns& columns, double baseline) {
  drawing.text(columns.people_right, baseline, told_number(bar.people), figure_face, ink, Anchor::end);
  drawing.text(columns.share_right, baseline, told_share(within_one(bar.share)), label_face, ink, Anchor::end);
  if (bar.low && bar.high) {
    const auto range = told_range(within_one(*bar.low), within_one(*bar.high));
    drawing.text(columns.interval_right, baseline, range, label_face, second_ink, Anchor::end);
  }
}

void draw_bar(Drawing& drawing, const Bar& bar, const Columns& columns, double middle) {
  const double length = columns.at(bar.share) - columns.axis_left;
  if (length > 0) drawing.rect({columns.axis_left, middle - bar_height / 2, length, bar_height}, bar_blue);
  if (bar.low && bar.high) {
    const double inset = 0.75;
    drawing.interval(std::max(columns.at(*bar.low), columns.axis_left + inset),
                     std::min(columns.at(*bar.high), columns.axis_right - inset), middle);
  }
}

void draw_axis(Drawing& drawing, const Columns& columns, double baseline) {
  drawing.text(columns.axis_left, baseline, "0", axis_face, third_ink);
  for (const int step : {25, 50, 75}) {
    drawing.text(columns.at(step / 100.0), baseline, std::to_string(step), axis_face, third_ink, Anchor::middle);
  }
  const bool room = columns.axis_right + 20 <= columns.share_right;
  drawing.text(columns.axis_right, baseline, "100%", axis_face, third_ink, room ? Anchor::middle : Anchor::end);
}

double wide_rows(Drawing& drawing, const std::vector<Bar>& bars, const Columns& columns, double width) {
  double y = head_height;
  std::vector<std::vector<std::string>> labels;
  for (const auto& bar : bars) labels.push_back(wrapped(bar.label, label_face, columns.label_width));
  double bottom = y;
  for (const auto& label : labels) bottom += 2 * row_padding + label_leading * static_cast<double>(label.size());
  for (const double share : {0.25, 0.5, 0.75, 1.0}) {
    drawing.line(columns.at(share), y, columns.at(share), bottom, grid);
  }
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const double height = 2 * row_padding + label_leading * static_cast<double>(labels[i].size());
    const double baseline = y + row_padding + 15;
    drawing.lines(0, baseline, labels[i], label_leading, label_face, ink);
    if (bars[i].suppressed) {
      drawing.text(columns.axis_left, baseline, hidden_words(bars[i].fewer_than), label_face, third_ink);
    } else {
      draw_figures(drawing, bars[i], columns, baseline);
      draw_bar(drawing, bars[i], columns, y + row_padding + label_leading / 2);
    }
    y += height;
    drawing.line(0, y - 0.5, width, y - 0.5, i + 1 == bars.size() ? head_rule : rule);
  }
  return y;
}

double narrow_rows(Drawing& drawing, const std::vector<Bar>& bars, const Columns& columns, double width) {
  double y = head_height;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const Bar& bar = bars[i];
    const auto label = wrapped(bar.label, label_face, bar.suppressed ? width : columns.label_width);
    drawing.lines(0, y + row_padding + 15, label, label_leading, label_face, ink);
    const double below = y + row_padding + label_leading * static_cast<double>(label.size()) + 4;
    if (bar.suppressed) {
      drawing.text(0, below + 15, hidden_words(bar.fewer_than), label_face, third_ink);
    } else {
      for (const double share : {0.25, 0.5, 0.75}) {
        drawing.line(columns.at(share), below, columns.at(share), below + bar_height, grid);
      }
      draw_figures(drawing, bar, columns, y + row_padding + 15);
      draw_bar(drawing, bar, columns, below + bar_height / 2);
    }
    y = below + bar_height + row_padding;
    drawing.line(0, y - 0.5, width, y - 0.5, i + 1 == bars.size() ? head_rule : rule);
  }
  return y;
}

}  // namespace

Picture bar_strip(const Bar& bar, double width) {
  constexpr double height = bar_height + 2;
  Columns columns;
  columns.axis_right = width - 1;
  Drawing drawing;
  for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
    const double x = std::clamp(columns.at(share), 0.5, width - 0.5);
    drawing.line(x, 0, x, height, grid);
  }
  if (!bar.suppressed) draw_bar(drawing, bar, columns, height / 2);
  return drawing.finish(width, height, tell("Bar"), bar_words(bar) + ".");
}

Picture bars(const std::vector<Bar>& bars, double width) {
  if (bars.empty()) return sentence(tell("No answers yet."), width);
  const bool wide = width >= narrowest_table;
  const Columns columns = wide ? wide_columns(bars, width) : narrow_columns(bars, width);
  Drawing drawing;
  draw_head(drawing, columns, width, any_interval(bars));
  const double y = wide ? wide_rows(drawing, bars, columns, width) : narrow_rows(drawing, bars, columns, width);
  draw_axis(drawing, columns, y + 17);
  std::vector<std::string> parts;
  for (const auto& bar : bars) parts.push_back(bar_words(bar));
  return drawing.finish(width, y + 24, tell("Bar chart"),
                        described(tell("Bar chart of shares from 0 to 100%."), parts));
}

}  // namespace muster::draw
