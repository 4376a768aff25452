// No columns for single numbers: in an anonymous form the outermost of them are one person's answer each.
#include <muster/kit/draw/number_spread.hpp>

#include "rows.hpp"
#include "shapes.hpp"
#include "value_scale.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace muster::draw {
namespace {

constexpr double bar_top = 8;
constexpr double bar_height = 22;

std::string tick_words(double value, double step) {
  const auto rounded = std::round(value / step) * step;
  auto words = number(std::abs(rounded) < step / 2 ? 0 : rounded);
  if (words.starts_with('-')) words.replace(0, 1, "−");
  return words;
}

}  // namespace

Picture number_spread(const NumberSpread& spread, double width) {
  if (!std::isfinite(spread.least) || !std::isfinite(spread.most) || spread.least > spread.most)
    throw std::invalid_argument("numbers reach from the least to the most");
  auto low = std::min({spread.least, spread.mean, spread.mean_low.value_or(spread.mean)});
  const auto high = std::max({spread.most, spread.mean, spread.mean_high.value_or(spread.mean)});
  if (low > 0 && low < (high - low) * 2) low = 0;
  const auto scale = value_scale(low, high, 6, true);
  const auto x = [&](double value) {
    return 12 + (width - 24) * std::clamp((value - scale.first) / (scale.last() - scale.first), 0.0, 1.0);
  };
  Drawing drawing;
  drawing.rect({x(spread.least), bar_top, std::max(x(spread.most) - x(spread.least), 2.0), bar_height}, "#B5CCE1");
  drawing.rect({x(spread.median) - 1.5, bar_top - 4, 3, bar_height + 8}, ink);
  const double y = bar_top + bar_height + 14;
  if (spread.mean_low && spread.mean_high) drawing.interval(x(*spread.mean_low), x(*spread.mean_high), y);
  drawing.filled_path(disc(x(spread.mean), y, 4.5), accent);
  const double axis = y + 14;
  drawing.line(12, axis + 0.5, width - 12, axis + 0.5, head_rule);
  for (int step = 0; step <= scale.steps; ++step) {
    const double value = scale.first + scale.step * step;
    drawing.line(x(value), axis, x(value), axis + 4, head_rule);
    drawing.text(x(value), axis + 18, tick_words(value, scale.step), axis_face, third_ink,
                 step == 0             ? Anchor::start
                 : step == scale.steps ? Anchor::end
                                       : Anchor::middle);
  }
  double left = 0;
  double line = axis + 42;
  const auto key = [&](const std::string& words, const auto& mark) {
    const double length = 22 + text_width(words, head_face);
    if (left > 0 && left + length > width) {
      left = 0;
      line += 20;
    }
    mark(left, line - 5);
    drawing.text(left + 22, line, words, head_face, second_ink);
    left += length + 24;
  };
  key(spread.reach_words, [&](double at, double middle) { drawing.rect({at, middle - 6, 14, 12}, "#B5CCE1"); });
  key(spread.median_words, [&](double at, double middle) { drawing.rect({at + 5, middle - 7, 3, 14}, ink); });
  key(spread.mean_words, [&](double at, double middle) { drawing.filled_path(disc(at + 7, middle, 4.5), accent); });
  return drawing.finish(width, line + 8, "Numbers on one axis",
                        described("A bar for their reach, a line at the median, a dot at the average.",
                                  {spread.reach_words, spread.median_words, spread.mean_words}));
}

}  // namespace muster::draw
