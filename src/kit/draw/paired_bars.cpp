// Two bars for each row, one above the other over one axis: an outlined one and a filled one, each with its figures.

#include "rows.hpp"

#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::draw {
namespace {

constexpr double bar_height = 12;
constexpr double bar_pitch = 20;  // from one bar of a row to the other
constexpr double key_mark = 12;
constexpr double widest_axis = 700;

struct Axis {
  double right = 0;
  [[nodiscard]] double at(double share) const { return right * within_one(share); }
};

enum class Look { outlined, filled };

void mark(Drawing& drawing, const Box& box, Look look) {
  if (look == Look::filled)
    drawing.rect(box, bar_blue);
  else
    drawing.outlined_rect(box, white, second_ink);
}

double draw_key(Drawing& drawing, const std::string& first, const std::string& second, double width) {
  double y = 0;
  for (const auto& [name, look] : {std::pair(&first, Look::outlined), std::pair(&second, Look::filled)}) {
    const auto words = wrapped(*name, head_face, width - key_mark - 8);
    mark(drawing, {0, y + 3, key_mark, key_mark}, look);
    drawing.lines(key_mark + 8, y + 14, words, label_leading, head_face, second_ink);
    y += label_leading * static_cast<double>(words.size());
  }
  return y + 8;
}

/// What stands in place of a bar; empty where there is one.
std::string instead_of(const std::optional<Bar>& bar, bool answered) {
  if (!answered) return "no answers";
  if (!bar) return "not offered";
  return bar->suppressed ? hidden_words(bar->fewer_than) : std::string();
}

void draw_one(Drawing& drawing, const std::optional<Bar>& bar, bool answered, Look look, const Axis& axis, double width,
              double middle) {
  const double baseline = middle + 5;
  if (const auto words = instead_of(bar, answered); !words.empty()) {
    drawing.text(0, baseline, words, head_face, third_ink);
    return;
  }
  const double length = axis.at(bar->share);
  if (length > 1) mark(drawing, {0, middle - bar_height / 2, length, bar_height}, look);
  if (bar->low && bar->high) drawing.interval(std::max(axis.at(*bar->low), 0.75), axis.at(*bar->high), middle);
  drawing.text(width, baseline, percent(within_one(bar->share)), look == Look::filled ? figure_face : label_face, ink,
               Anchor::end);
}

std::string words_of(const std::string& name, const std::optional<Bar>& bar, bool answered) {
  if (!answered) return name + " has no answers";
  if (!bar) return name + " did not offer it";
  auto named = *bar;
  named.label = name;
  return bar_words(named);
}

}  // namespace

Picture paired_bars(const std::vector<BarPair>& rows, const std::string& first, const std::string& second,
                    double width) {
  if (rows.empty()) return sentence("No answers yet.", width);
  Drawing drawing;
  const Axis axis{std::min(width - 72, widest_axis)};
  double y = draw_key(drawing, first, second, width);
  drawing.line(0, y - 0.5, width, y - 0.5, head_rule);
  std::vector<std::string> parts;
  for (const auto& row : rows) {
    const auto label = wrapped(row.label, label_face, width);
    drawing.lines(0, y + row_padding + 15, label, label_leading, label_face, ink);
    const double bars_top = y + row_padding + label_leading * static_cast<double>(label.size()) + 4;
    for (const double share : {0.25, 0.5, 0.75, 1.0})
      drawing.line(axis.at(share), bars_top, axis.at(share), bars_top + 2 * bar_pitch, grid);
    draw_one(drawing, row.first, row.first_answered, Look::outlined, axis, width, bars_top + bar_pitch / 2);
    draw_one(drawing, row.second, row.second_answered, Look::filled, axis, width, bars_top + bar_pitch * 1.5);
    y = bars_top + 2 * bar_pitch + row_padding;
    drawing.line(0, y - 0.5, width, y - 0.5, &row == &rows.back() ? head_rule : rule);
    parts.push_back(row.label + ": " + words_of(first, row.first, row.first_answered) + ", " +
                    words_of(second, row.second, row.second_answered));
  }
  drawing.text(0, y + 17, "0", axis_face, third_ink);
  for (const int step : {25, 50, 75, 100})
    drawing.text(axis.at(step / 100.0), y + 17, std::to_string(step) + (step == 100 ? "%" : ""), axis_face, third_ink,
                 Anchor::middle);
  return drawing.finish(width, y + 24, "Bar chart of pairs",
                        described("Two bars for each answer, of shares from 0 to 100%.", parts));
}

}  // namespace muster::draw
