// Words that stand among the challenges and among the opportunities, mirrored about the word so that both compare.

#include "rows.hpp"
#include "sides.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>

namespace muster::draw {
namespace {

constexpr double mark_height = 16;

}  // namespace

Picture both_sides(const std::vector<BothSides>& words, double width) {
  if (words.empty()) return sentence(tell("No word stands on both sides."), width);
  std::int64_t most = 1;
  double widest = 0;
  double figure_width = 0;
  for (const auto& each : words) {
    most = std::max({most, each.left, each.right});
    widest = std::max(widest, text_width(each.word, label_face));
  }
  figure_width = text_width(told_number(most), figure_face);
  const double margin = width >= 560 ? 36 : 14;
  const double word_width = std::min(widest, width >= 560 ? width * 0.34 : width * 0.27);
  const double left_edge = width / 2 - word_width / 2 - margin;
  const double right_edge = width / 2 + word_width / 2 + margin;
  const double room = left_edge - figure_width - 12;
  const double pitch = std::min(width >= 560 ? 26.0 : 14.0, room / static_cast<double>(most));
  const double gap = most > most_marks ? 0 : pitch >= 8 ? 2 : 1;

  Drawing drawing;
  draw_side_head(drawing, Side::challenge, left_edge, 17, Anchor::end);
  draw_side_head(drawing, Side::opportunity, right_edge, 17, Anchor::start);
  drawing.line(0, head_height - 0.5, width, head_height - 0.5, head_rule);
  double y = head_height;
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& each = words[i];
    const auto label = wrapped(each.word, label_face, word_width + margin);
    const double height = 16 + label_leading * static_cast<double>(label.size());
    const double baseline = y + 23;
    const double top = y + height / 2 - mark_height / 2;
    const double figure_baseline = y + height / 2 + 5.5;
    drawing.lines(width / 2, baseline, label, label_leading, label_face, ink, Anchor::middle);
    const auto side = [&](std::int64_t people, double start, double length, std::string_view colour) {
      if (people <= 0) return;
      if (gap == 0) {
        drawing.rect({start, top, length, mark_height}, colour);
      } else {
        drawing.filled_path(mark_row({start, top, pitch - gap, mark_height}, gap, people), colour);
      }
    };
    const auto length = [&](std::int64_t people) {
      return people <= 0 ? 0.0 : std::max(1.0, pitch * static_cast<double>(people) - gap);
    };
    side(each.left, left_edge - length(each.left), length(each.left), challenge_red);
    side(each.right, right_edge, length(each.right), opportunity_green);
    drawing.text(left_edge - length(each.left) - 8, figure_baseline, told_number(each.left), figure_face, ink,
                 Anchor::end);
    drawing.text(right_edge + length(each.right) + 8, figure_baseline, told_number(each.right), figure_face, ink);
    y += height;
    drawing.line(0, y - 0.5, width, y - 0.5, rule);
    parts.push_back(each.word + ": " + told_list({told_number(each.left), told_number(each.right)}));
  }
  return drawing.finish(width, y, tell("Words on both sides"),
                        described(tell("Words on both sides, challenges then opportunities."), parts));
}

}  // namespace muster::draw
