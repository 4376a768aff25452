// The bars of a plan over an axis of days.
#include <muster/kit/draw/timeline.hpp>

#include "colour.hpp"
#include "rows.hpp"

#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <array>

namespace muster::draw {
namespace {

constexpr Face heading_face{.size = 16, .weight = Weight::semibold};
constexpr Face bar_label{.size = 14};
constexpr Face tick_face{.size = 12.5};
constexpr double leading = 18;
constexpr double bar_height = 12;
constexpr double between = 14;
constexpr double axis_height = 26;
constexpr double least_tick = 76;
constexpr std::array month_names{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

double day_number(Date day) { return static_cast<double>(std::chrono::sys_days(day).time_since_epoch().count()); }

struct Axis {
  Date from;
  Date to;
  double width = 0;
  [[nodiscard]] double x(Date day) const {
    return width * (day_number(day) - day_number(from)) / std::max(1.0, day_number(to) - day_number(from));
  }
};

Date month_begin(Date day) { return day.year() / day.month() / 1; }

/// Whole months around all days, today among them.
Axis axis_of(const std::vector<TimelineGroup>& groups, Date today, double width) {
  Date from = today;
  Date to = today;
  for (const auto& group : groups)
    for (const auto& bar : group.bars) {
      from = std::min(from, bar.from);
      to = std::max(to, bar.to);
    }
  return {month_begin(from), month_begin(to) + std::chrono::months(1), width};
}

std::vector<Date> ticks_of(const Axis& axis) {
  for (const int months : {1, 3, 6, 12, 24, 60}) {
    std::vector<Date> ticks;
    for (auto at = axis.from; at < axis.to; at += std::chrono::months(1)) {
      const auto month = static_cast<int>(static_cast<unsigned>(at.month())) - 1 + 12 * static_cast<int>(at.year());
      if (month % months == 0) ticks.push_back(at);
    }
    if (static_cast<double>(ticks.size()) * least_tick <= axis.width || months == 60) return ticks;
  }
  return {};
}

void draw_axis(Drawing& drawing, const Axis& axis, double height) {
  for (const auto tick : ticks_of(axis)) {
    const auto x = axis.x(tick);
    drawing.line(x, axis_height, x, height, grid);
    const auto name = std::string(month_names.at(static_cast<unsigned>(tick.month()) - 1)) + " " +
                      std::to_string(static_cast<int>(tick.year()));
    drawing.text(x + 3, 14, name, tick_face, third_ink);
  }
  drawing.line(0, axis_height - 6, axis.width, axis_height - 6, head_rule);
}

void stripes(Drawing& drawing, double from, double to, double y, std::string_view colour) {
  std::string d;
  for (double at = from; at + 6 <= to; at += 6)
    d += "M" + number(at) + " " + number(y + bar_height) + "L" + number(at + 6) + " " + number(y);
  if (!d.empty()) drawing.stroked_path(d, colour, 1.5);
}

void draw_bar(Drawing& drawing, const Axis& axis, const TimelineBar& bar, Date today, double y) {
  const double left = axis.x(bar.from);
  const double right = std::max(axis.x(bar.to), left + 4);
  const Box whole{left, y, right - left, bar_height};
  if (bar.look == TimelineBar::Look::done) {
    drawing.rect(whole, opportunity_green);
    return;
  }
  const bool late = bar.look == TimelineBar::Look::late;
  drawing.outlined_rect(whole, white, late ? worst_red : bar_blue);
  const double now = axis.x(today);
  if (late) {
    const double end = std::max(now, right);
    drawing.outlined_rect({left, y, end - left, bar_height}, white, worst_red);
    stripes(drawing, left, end, y, worst_red);
  } else if (now > left) {
    drawing.rect({left, y, std::min(now, right) - left, bar_height}, bar_blue);
  }
}

}  // namespace

Picture timeline(const std::vector<TimelineGroup>& groups, Date today, double width) {
  const bool any = std::ranges::any_of(groups, [](const auto& group) { return !group.bars.empty(); });
  if (!any) return sentence("Nothing is planned yet.", width);
  const auto axis = axis_of(groups, today, width);
  // The height is known once all labels are wrapped; the lines of the axis stand behind the bars.
  double height = axis_height + 8;
  const auto label_of = [](const TimelineBar& bar) {
    return bar.label + (bar.words.empty() ? std::string() : ": " + bar.words);
  };
  for (const auto& group : groups) {
    if (group.bars.empty()) continue;
    height += leading + 10;
    for (const auto& bar : group.bars)
      height +=
          leading * static_cast<double>(wrapped(label_of(bar), bar_label, width - 4).size()) + bar_height + between;
  }
  height += 20;
  Drawing drawing;
  draw_axis(drawing, axis, height - 20);
  const double now = axis.x(today);
  // Behind the words, which stay to be read.
  std::string dashes;
  for (double at = axis_height; at < height - 20; at += 7)
    dashes += "M" + number(now) + " " + number(at) + "L" + number(now) + " " + number(at + 4);
  drawing.stroked_path(dashes, ink, 1.5);
  std::vector<std::string> parts;
  double y = axis_height + 8;
  for (const auto& group : groups) {
    if (group.bars.empty()) continue;
    const auto heading_width = text_width(group.heading, heading_face);
    drawing.rect({0, y, heading_width + 6, leading}, white);
    drawing.text(0, y + 14, group.heading, heading_face, ink);
    y += leading + 10;
    for (const auto& bar : group.bars) {
      const auto lines = wrapped(label_of(bar), bar_label, width - 4);
      double widest = 0;
      for (const auto& line : lines) widest = std::max(widest, text_width(line, bar_label));
      // Words stand on paper, so that no line of the axis runs through them.
      drawing.rect({0, y - 2, widest + 6, leading * static_cast<double>(lines.size())}, white);
      drawing.lines(0, y + 11, lines, leading, bar_label, ink);
      y += leading * static_cast<double>(lines.size());
      draw_bar(drawing, axis, bar, today, y);
      y += bar_height + between;
      parts.push_back(group.heading + ": " + label_of(bar));
    }
  }
  const bool right_half = now > width / 2;
  drawing.text(now, height - 5, "Today", tick_face, ink, right_half ? Anchor::end : Anchor::start);
  return drawing.finish(width, height, "A plan over time",
                        described("A bar for each action from its beginning to the day it is due.", parts));
}

}  // namespace muster::draw
