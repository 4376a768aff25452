// A stroke for everybody who was asked: those who did not answer are seen before any share is read.

#include "colour.hpp"
#include "rows.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <cmath>

namespace muster::draw {
namespace {

constexpr double finest_pitch = 3.3;
constexpr std::int64_t most_rows = 6;

/// How the strokes are laid out: `rows` of at most `per_row`, each stroke for `people_each`.
struct Plan {
  std::int64_t people_each = 1;
  std::int64_t strokes = 0;
  std::int64_t rows = 1;
  std::int64_t per_row = 1;
};

std::int64_t parts(std::int64_t whole, std::int64_t size) { return (whole + size - 1) / size; }

Plan plan_for(std::int64_t asked, double width) {
  const auto fits = std::max<std::int64_t>(1, static_cast<std::int64_t>(width / finest_pitch));
  Plan plan;
  plan.people_each = parts(asked, fits * most_rows);
  plan.strokes = parts(asked, plan.people_each);
  plan.rows = parts(plan.strokes, fits);
  plan.per_row = parts(plan.strokes, plan.rows);
  return plan;
}

std::string stroke(double x, double y, double width, double height) {
  return "M" + number(x) + " " + number(y) + "h" + number(width) + "v" + number(height) + "h" + number(-width) + "z";
}

}  // namespace

Picture strokes(std::int64_t answered, std::int64_t asked, double width, std::string_view who) {
  answered = std::max<std::int64_t>(answered, 0);
  asked = std::max(asked, answered);
  if (asked == 0) return sentence(tell("Nobody has been asked yet."), width);
  const Plan plan = plan_for(asked, width);
  const auto filled =
      static_cast<std::int64_t>(std::llround(static_cast<double>(answered) / static_cast<double>(plan.people_each)));
  const double height = plan.rows == 1 ? 32 : 20;
  constexpr double fine_share = 0.62;
  const auto columns = static_cast<double>(plan.per_row);
  const bool outlined = (width + 2) / columns >= 5;
  const double pitch = std::min(12.0, outlined ? (width + 2) / columns : width / (columns - 1 + fine_share));
  const double thickness = outlined ? pitch - 2 : pitch * fine_share;

  Drawing drawing;
  std::string full;
  std::string silent;
  for (std::int64_t i = 0; i < plan.strokes; ++i) {
    const double x = static_cast<double>(i % plan.per_row) * pitch;
    const std::int64_t row = i / plan.per_row;
    const double y = static_cast<double>(row) * (height + 5);
    if (i < filled) {
      full += stroke(x, y, thickness, height);
    } else {
      // Where an outline would close up, a silent person is a hair line.
      if (outlined) {
        silent += stroke(x + 0.5, y + 0.5, thickness - 1, height - 1);
      } else {
        silent += stroke(x + thickness / 2 - 0.4, y, 0.8, height);
      }
    }
  }
  drawing.filled_path(full, accent);
  if (outlined) {
    drawing.stroked_path(silent, head_rule, 1);
  } else {
    drawing.filled_path(silent, head_rule);
  }

  double y = static_cast<double>(plan.rows) * (height + 5) + 16;
  const Face strong{.size = 14, .weight = Weight::semibold};
  const Face plain{.size = 14};
  const auto first = tell("{count} answered", {{"count", told_number(answered)}});
  const auto second = tell("{count} did not", {{"count", told_number(asked - answered)}});
  drawing.text(0, y, first, strong, ink);
  if (asked > answered) {
    // The second label starts under the first silent stroke where both fit on one line.
    double x = std::max(text_width(first, strong) + 24, plan.rows == 1 ? static_cast<double>(filled) * pitch : 0.0);
    if (x + text_width(second, plain) > width) x = width - text_width(second, plain);
    if (x < text_width(first, strong) + 12) {
      x = 0;
      y += 20;
    }
    drawing.text(x, y, second, plain, second_ink);
  }
  if (plan.people_each > 1) {
    y += 20;
    drawing.text(0, y,
                 tell("Each stroke is {count} {people}.", {{"count", told_number(plan.people_each)}, {"people", who}}),
                 axis_face, third_ink);
  }
  const double share = static_cast<double>(answered) / static_cast<double>(asked);
  return drawing.finish(width, y + 6, tell("Who answered"),
                        tell("{answered} of {asked} {people} answered ({share}); {others} did not.",
                             {{"answered", told_number(answered)},
                              {"asked", told_number(asked)},
                              {"people", who},
                              {"share", told_share(share)},
                              {"others", told_number(asked - answered)}}));
}

}  // namespace muster::draw
