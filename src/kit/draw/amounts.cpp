// Amounts below each other over one axis from nothing: what people gave on each line of a grid of numbers, on average.

#include "rows.hpp"

#include <algorithm>

namespace muster::draw {
namespace {

constexpr double narrowest_table = 560;
constexpr double bar_height = 16;

}  // namespace

Picture amounts(const std::vector<AmountBar>& rows, double most, const std::string& head, double width) {
  if (rows.empty()) return sentence("No answers yet.", width);
  double figures = text_width(head, head_face);
  for (const auto& row : rows) {
    figures = std::max(figures, text_width(row.figure, figure_face));
    most = std::max(most, row.amount.value_or(0));
  }
  const bool above = width < narrowest_table;
  const double labels = above ? width - figures - 12 : width * 0.34;
  const double bar_left = above ? 0 : labels + 16;
  const double room = above ? width : width - bar_left - figures - 16;

  Drawing drawing;
  double y = 0;
  if (!head.empty()) {
    drawing.text(width, y + 15, head, head_face, third_ink, Anchor::end);
    y += 24;
  }
  drawing.line(0, y + 0.5, width, y + 0.5, head_rule);
  y += 1;
  std::vector<std::string> parts;
  for (const auto& row : rows) {
    const auto label = wrapped(row.label, label_face, labels);
    const double lines = label_leading * static_cast<double>(label.size());
    const double baseline = y + row_padding + 15;
    drawing.lines(0, baseline, label, label_leading, label_face, ink);
    drawing.text(width, baseline, row.figure, figure_face, ink, Anchor::end);
    const double bar_top = y + row_padding + 2 + (above ? lines : 0);
    if (row.amount && most > 0) {
      const double length = room * std::max(0.0, *row.amount) / most;
      if (length > 0) drawing.rect({bar_left, bar_top, std::max(1.0, length), bar_height}, bar_blue);
      parts.push_back(row.label + ": " + row.figure);
    } else {
      parts.push_back(row.label + ": nobody answered");
    }
    y = std::max(y + 2 * row_padding + lines, bar_top + bar_height + row_padding);
    drawing.line(0, y - 0.5, width, y - 0.5, rule);
  }
  return drawing.finish(width, y, "Averages", described("One bar a line: the average.", parts));
}

}  // namespace muster::draw
