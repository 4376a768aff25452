// Bars of one scale with their shares. The axis counts from the worst end, so the good end is what lies right of a
// dot: its share is the way from the dot to 100%.
#include <muster/kit/draw/agreement.hpp>

#include "hatch.hpp"
#include "rows.hpp"
#include "scale_steps.hpp"
#include "shapes.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <numeric>

namespace muster::draw {
namespace {

constexpr double bar_height = 28;
constexpr double gap = 2;
constexpr double mark_side = 12;
constexpr double between = 16;  // columns
constexpr double least_bar = 200;
constexpr double widest_beside = 76;
constexpr double interval_drop = 9;  // below the bar
constexpr Face small_face{.size = 11};
constexpr std::string_view hatch_ground = "#ECEAE4";
constexpr std::string_view hatch_line = "#B9BAB8";

std::int64_t base_of(const AgreementRow& row) {
  return std::accumulate(row.steps.begin(), row.steps.end(), std::int64_t{0});
}

std::string share_words(const AgreementRow& row) {
  const auto base = base_of(row);
  return base == 0 ? "–" : told_share(static_cast<double>(row.good) / static_cast<double>(base));
}

std::string people_words(const AgreementRow& row) {
  return tell("{people} of {base}", {{"people", told_number(row.good)}, {"base", told_number(base_of(row))}});
}

std::string interval_words(const AgreementRow& row) {
  return row.low && row.high && base_of(row) > 0 ? told_range(within_one(*row.low), within_one(*row.high)) : "–";
}

/// "Not applicable 14, No answer 1"; empty where nobody stands there.
std::string beside_words(const AgreementHead& head, const AgreementRow& row) {
  std::string out;
  for (std::size_t at = 0; at < std::min(head.beside.size(), row.beside.size()); ++at) {
    if (row.beside[at] > 0) out += (out.empty() ? "" : ", ") + head.beside[at] + " " + told_number(row.beside[at]);
  }
  return out;
}

/// Where things stand, from left to right. Without `columns` the label lies over its bar.
struct Layout {
  bool columns = true;
  bool beside = true;  ///< in columns, not in words
  double label = 0;    ///< width
  double bar_left = 0;
  double bar_width = 0;
  double share = 0;  ///< right edges
  double people = 0;
  double interval = 0;
  double beside_width = 0;
};

Layout layout_of(const AgreementHead& head, const std::vector<AgreementRow>& rows, double width) {
  double share = text_width("100.0%", figure_face);
  double people = 0;
  double interval = text_width(tell("95% interval"), axis_face);
  for (const auto& row : rows) {
    share = std::max(share, text_width(share_words(row), figure_face));
    people = std::max(people, text_width(people_words(row), head_face));
    interval = std::max(interval, text_width(interval_words(row), head_face));
  }
  Layout out;
  for (const auto& name : head.beside)
    for (const auto& line : wrapped(name, axis_face, widest_beside))
      out.beside_width = std::max(out.beside_width, text_width(line, axis_face));
  const double figures = share + 8 + people + between + interval;
  const double besides = static_cast<double>(head.beside.size()) * (out.beside_width + between);
  out.label = std::clamp(width * 0.25, 140.0, 280.0);
  out.bar_left = out.label + between;
  out.beside = width - out.bar_left - between - figures - besides >= least_bar;
  const double right = width - (out.beside ? besides : 0);
  out.interval = right;
  out.people = right - interval - between;
  out.share = out.people - people - 8;
  out.bar_width = out.share - share - between - out.bar_left;
  if (out.bar_width >= least_bar * 0.8) return out;
  return {false, false, width - share - 12, 0, width, width, width, 0, 0};
}

/// Where a part has its colour among the steps of the whole scale; nothing where it is hatched.
std::optional<std::size_t> place_of(std::size_t at, const AgreementHead& head) {
  return head.places.empty() ? std::optional(at) : head.places.at(at);
}

std::size_t steps_of(const AgreementHead& head) { return head.places.empty() ? head.steps.size() : head.scale_steps; }

void draw_part(Drawing& drawing, const Box& box, std::size_t at, const AgreementHead& head) {
  if (const auto place = place_of(at, head)) {
    draw_step(drawing, box, *place, steps_of(head), ScaleEnds::worst_and_best);
    return;
  }
  drawing.rect(box, hatch_ground);
  drawing.filled_path(bands(box, 1.4, 5.5), hatch_line);
}

std::string colour_of(std::size_t at, const AgreementHead& head) {
  const auto place = place_of(at, head);
  return place ? step_colour(*place, steps_of(head), ScaleEnds::worst_and_best) : std::string(hatch_ground);
}

double draw_key(Drawing& drawing, const AgreementHead& head, double width) {
  double x = 0;
  double y = 0;
  for (std::size_t at = 0; at < head.steps.size(); ++at) {
    const auto lines = wrapped(head.steps[at], head_face, width - mark_side - 8);
    const double length = mark_side + 8 + text_width(lines.front(), head_face);
    if (x > 0 && (x + length > width || lines.size() > 1)) {
      x = 0;
      y += 20;
    }
    draw_part(drawing, {x, y + 3, mark_side, mark_side}, at, head);
    drawing.lines(x + mark_side + 8, y + 14, lines, 17, head_face, second_ink);
    y += 17 * static_cast<double>(lines.size() - 1);
    x = lines.size() > 1 ? width : x + length + 20;
  }
  return y + 28;
}

void draw_bar(Drawing& drawing, const AgreementHead& head, const AgreementRow& row, const Box& box) {
  const auto base = base_of(row);
  if (base == 0) {
    drawing.text(box.x, box.y + 19, tell("nobody on the scale"), label_face, third_ink);
    return;
  }
  std::int64_t before = 0;
  for (std::size_t at = 0; at < row.steps.size(); ++at) {
    if (row.steps[at] <= 0) continue;
    const double from = box.x + box.width * static_cast<double>(before) / static_cast<double>(base);
    before += row.steps[at];
    const double to = box.x + box.width * static_cast<double>(before) / static_cast<double>(base);
    const double length = std::max(to - from - (before < base ? gap : 0), 1.0);
    draw_part(drawing, {from, box.y, length, box.height}, at, head);
    const auto figure = told_number(row.steps[at]);
    const auto& face = text_width(figure, head_face) + 3 <= length ? head_face : small_face;
    if (text_width(figure, face) + 1 > length) continue;
    drawing.text(from + length / 2, box.y + 18.5, figure, face, text_on(colour_of(at, head)), Anchor::middle);
  }
  if (!row.low || !row.high) return;
  const auto at = [&](double share) {
    return box.x + std::clamp(box.width * (1 - within_one(share)), 0.75, box.width - 0.75);
  };
  const double y = box.y + box.height + interval_drop;
  drawing.interval(at(*row.high), at(*row.low), y);
  drawing.filled_path(disc(at(static_cast<double>(row.good) / static_cast<double>(base)), y, 3.5), ink);
}

/// Returns where the rows begin.
double draw_head(Drawing& drawing, const AgreementHead& head, const Layout& layout, double y, double width) {
  if (!layout.columns) {
    const auto words =
        wrapped(head.of_everybody ? tell("Shares: {answers}, of all people", {{"answers", head.good}})
                                  : tell("Shares: {answers}, of those on the scale", {{"answers", head.good}}),
                head_face, width);
    drawing.lines(0, y + 14, words, 17, head_face, third_ink);
    return y + 17 * static_cast<double>(words.size()) + 8;
  }
  const auto good = wrapped(head.good, axis_face, layout.people - layout.bar_left - 60);
  double lines = static_cast<double>(good.size());
  std::vector<std::vector<std::string>> besides;
  if (layout.beside)
    for (const auto& name : head.beside) {
      besides.push_back(wrapped(name, axis_face, widest_beside));
      lines = std::max(lines, static_cast<double>(besides.back().size()));
    }
  constexpr double leading = 16;
  const double bottom = y + 14 + leading * (lines - 1);
  const auto stand = [&](double right, const std::vector<std::string>& words) {
    drawing.lines(right, bottom - leading * static_cast<double>(words.size() - 1), words, leading, axis_face, third_ink,
                  Anchor::end);
  };
  stand(layout.people, good);
  stand(layout.interval, {tell("95% interval")});
  double right = layout.interval;
  for (const auto& words : besides) {
    right += layout.beside_width + between;
    stand(right, words);
  }
  return bottom + 10;
}

/// Under a number of people a square each, in rows that end at `right`; of many the number alone.
void draw_squares(Drawing& drawing, std::int64_t people, double right, double top) {
  constexpr std::int64_t most = 21;
  constexpr std::int64_t in_a_row = 7;
  constexpr double side = 4.5;
  constexpr double pitch = 6.5;
  if (people > most) return;
  for (std::int64_t at = 0; at < people; ++at) {
    const auto row = at / in_a_row;
    const auto of_row = std::min(in_a_row, people - row * in_a_row);
    const double x = right - pitch * static_cast<double>(of_row - at % in_a_row) + (pitch - side) - 0.5;
    drawing.outlined_rect({x, top + pitch * static_cast<double>(row), side, side}, white, third_ink, 0);
  }
}

/// Returns where the row ends.
double draw_row(Drawing& drawing, const AgreementHead& head, const AgreementRow& row, const Layout& layout, double y,
                double width) {
  const auto& face = row.total ? figure_face : label_face;
  const double baseline = y + row_padding + 15;
  const bool anybody = base_of(row) > 0;
  if (layout.columns) {
    const auto label = wrapped(row.label, face, layout.label);
    drawing.lines(0, baseline, label, label_leading, face, ink);
    double below = baseline + label_leading * static_cast<double>(label.size() - 1);
    if (const auto words = beside_words(head, row); !layout.beside && !words.empty()) {
      const auto lines = wrapped(words, axis_face, layout.label);
      drawing.lines(0, below + 18, lines, 16, axis_face, third_ink);
      below += 2 + 16 * static_cast<double>(lines.size());
    }
    const double bar_top = y + row_padding - 4;
    draw_bar(drawing, head, row, {layout.bar_left, bar_top, layout.bar_width, bar_height});
    drawing.text(layout.share, baseline, share_words(row), figure_face, ink, Anchor::end);
    drawing.text(layout.people, baseline, people_words(row), head_face, second_ink, Anchor::end);
    drawing.text(layout.interval, baseline, anybody ? interval_words(row) : "–", head_face, second_ink, Anchor::end);
    double right = layout.interval;
    for (std::size_t at = 0; layout.beside && at < std::min(head.beside.size(), row.beside.size()); ++at) {
      right += layout.beside_width + between;
      drawing.text(right, baseline, told_number(row.beside[at]), row.beside[at] > 0 ? figure_face : label_face,
                   row.beside[at] > 0 ? ink : third_ink, Anchor::end);
      draw_squares(drawing, row.beside[at], right, baseline + 7);
    }
    return std::max(below + 6 + row_padding, bar_top + bar_height + interval_drop + row_padding);
  }
  const auto label = wrapped(row.label, face, layout.label);
  drawing.lines(0, baseline, label, label_leading, face, ink);
  drawing.text(width, baseline, share_words(row), figure_face, ink, Anchor::end);
  const double bar_top = baseline + label_leading * static_cast<double>(label.size() - 1) + 10;
  draw_bar(drawing, head, row, {0, bar_top, width, bar_height});
  const double under = bar_top + bar_height + (anybody ? interval_drop + 20 : 12);
  auto words = anybody ? people_words(row) : std::string();
  if (anybody && row.low) words += ", " + tell("95% interval {range}", {{"range", interval_words(row)}});
  if (const auto others = beside_words(head, row); !others.empty()) words += (words.empty() ? "" : ". ") + others;
  const auto lines = wrapped(words, axis_face, width);
  drawing.lines(0, under, lines, 16, axis_face, second_ink);
  return under + 16 * static_cast<double>(lines.size() - 1) + row_padding;
}

std::string row_words(const AgreementHead& head, const AgreementRow& row) {
  auto out = row.label + ": ";
  if (base_of(row) == 0) {
    out += tell("nobody on the scale");
  } else {
    for (std::size_t at = 0; at < std::min(head.steps.size(), row.steps.size()); ++at)
      if (row.steps[at] > 0) out += head.steps[at] + " " + told_number(row.steps[at]) + ", ";
    out += head.good + " " + people_words(row) + ", " + share_words(row);
    if (row.low && row.high) out += " (" + tell("95% interval {range}", {{"range", interval_words(row)}}) + ")";
  }
  if (const auto others = beside_words(head, row); !others.empty()) out += ", " + others;
  return out;
}

}  // namespace

Picture agreement(const AgreementHead& head, const std::vector<AgreementRow>& rows, double width) {
  if (rows.empty() || head.steps.empty()) return sentence(tell("No answers yet."), width);
  Drawing drawing;
  const auto layout = layout_of(head, rows, width);
  double y = draw_head(drawing, head, layout, draw_key(drawing, head, width), width);
  drawing.line(0, y - 0.5, width, y - 0.5, head_rule);
  std::vector<std::string> parts;
  for (const auto& row : rows) {
    y = draw_row(drawing, head, row, layout, y, width);
    drawing.line(0, y - 0.5, width, y - 0.5, &row == &rows.back() ? head_rule : rule);
    parts.push_back(row_words(head, row));
  }
  for (const int step : {0, 25, 50, 75, 100})
    drawing.text(layout.bar_left + layout.bar_width * step / 100.0, y + 17,
                 std::to_string(step) + (step == 100 ? "%" : ""), axis_face, third_ink,
                 step == 0     ? Anchor::start
                 : step == 100 ? Anchor::end
                               : Anchor::middle);
  return drawing.finish(width, y + 24, tell("Answers on one scale, worst to best"),
                        described(tell("One bar a row, from worst to best."), parts));
}

}  // namespace muster::draw
