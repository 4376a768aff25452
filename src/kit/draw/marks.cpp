// One mark is one person: what people wrote unprompted is counted, not estimated, so there is no interval here.

#include "rows.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>

namespace muster::draw {
namespace {

constexpr double mark_height = 16;
constexpr double widest_mark = 12;
constexpr double widest_mark_below = 16;

/// How one person is drawn: the same in every row, so that rows compare.
struct Measure {
  double pitch = 0;  ///< CSS pixels a person
  double gap = 0;    ///< within the pitch; 0 where people are drawn as one bar
};

Measure measure_for(std::int64_t most, double room, double mark) {
  if (most > most_marks) return {std::min(mark + 2, room / static_cast<double>(most)), 0};
  const double pitch = std::min(mark + 2, room / static_cast<double>(std::max<std::int64_t>(most, 1)));
  return {pitch, pitch >= 8 ? 2.0 : 1.0};
}

void draw_marks(Drawing& drawing, double x, double y, std::int64_t people, const Measure& measure) {
  if (people <= 0) return;
  if (measure.gap == 0) {
    drawing.rect({x, y, std::max(1.0, measure.pitch * static_cast<double>(people)), mark_height}, bar_blue);
  } else {
    drawing.filled_path(mark_row({x, y, measure.pitch - measure.gap, mark_height}, measure.gap, people), bar_blue);
  }
}

}  // namespace

Picture marks(const std::vector<Bar>& bars, double width) {
  if (bars.empty()) return sentence(tell("No answers yet."), width);
  std::int64_t most = 0;
  double figure_width = 0;
  double hidden_width = 0;
  for (const auto& bar : bars) {
    if (bar.suppressed) {
      hidden_width = std::max(hidden_width, text_width(hidden_words(bar.fewer_than), label_face));
    } else {
      most = std::max(most, bar.people);
      figure_width = std::max(figure_width, text_width(grouped(bar.people), figure_face));
    }
  }
  const double wanted = std::max(hidden_width, std::min<double>(static_cast<double>(most), most_marks) * 14);
  const double widest = widest_label(bars);
  const bool one_line = width >= 560 || widest + 24 + figure_width + 14 + wanted <= width;
  const double label_width = one_line ? std::min(widest, std::max(width * 0.45, width - wanted - figure_width - 38))
                                      : std::max(40.0, width - figure_width - 24);
  // A short label column still leaves the marks of several pictures on one page under each other.
  const double people_right =
      one_line ? std::max(label_width + 24, std::min(width * 0.28, 220.0)) + figure_width : width;
  const double marks_left = one_line ? people_right + 14 : 0;
  const Measure measure = measure_for(most, width - marks_left, one_line ? widest_mark : widest_mark_below);

  Drawing drawing;
  drawing.line(0, 0.5, width, 0.5, head_rule);
  double y = 1;
  std::vector<std::string> parts;
  for (const auto& bar : bars) {
    const auto label = wrapped(bar.label, label_face, label_width);
    drawing.lines(0, y + row_padding + 15, label, label_leading, label_face, ink);
    const double below = y + row_padding + label_leading * static_cast<double>(label.size());
    const double marks_top = one_line ? y + row_padding + 2 : below + 5;
    if (bar.suppressed) {
      drawing.text(marks_left, marks_top + 13, hidden_words(bar.fewer_than), label_face, third_ink);
    } else {
      drawing.text(people_right, y + row_padding + 15, grouped(bar.people), figure_face, ink, Anchor::end);
      draw_marks(drawing, marks_left, marks_top, bar.people, measure);
    }
    y = (one_line ? below : marks_top + mark_height) + row_padding + 1;
    drawing.line(0, y - 0.5, width, y - 0.5, rule);
    parts.push_back(bar.label + ": " + people_words(bar));
  }
  const auto opening = measure.gap > 0 ? tell("One mark is one person.") : tell("Bars of people.");
  return drawing.finish(width, y, tell("Numbers of people"), described(opening, parts));
}

Picture mark_strip(std::int64_t people, std::int64_t most, double width) {
  const auto measure = measure_for(std::max(people, most), width, widest_mark);
  Drawing drawing;
  draw_marks(drawing, 0, 1, people, measure);
  return drawing.finish(width, mark_height + 2, tell("Marks"),
                        tell_count("{count} person", "{count} people", people) + ".");
}

}  // namespace muster::draw
