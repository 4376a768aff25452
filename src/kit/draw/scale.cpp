// A scale is one bar from worst to best: the reader sees where "best" begins, and how far chance could move that place.
// Where neither end is good, the same bar has no colours for good and bad.

#include <muster/kit/draw/scale.hpp>

#include "rows.hpp"
#include "scale_steps.hpp"
#include "shapes.hpp"

#include <muster/kit/base/direction.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <numeric>

namespace muster::draw {
namespace {

constexpr double bar_top = 26;
constexpr double bar_height = 44;
constexpr double gap = 2;

/// The line under the place where the good end begins, with a dot there; its share and range beside it where there is
/// room, else below.
double draw_interval(Drawing& drawing, const GoodEnd& good, double share, double bar_bottom, double width) {
  const double inset = 0.75;
  const double y = bar_bottom + 11;
  const double left = std::clamp(width * (1 - within_one(good.high)), inset, width - inset);
  const double right = std::clamp(width * (1 - within_one(good.low)), inset, width - inset);
  drawing.interval(left, right, y);
  drawing.filled_path(disc(std::clamp(width * (1 - within_one(share)), 3.5, width - 3.5), y, 3.5), ink);
  const std::string range =
      told_share(within_one(share)) + " (" + told_range(within_one(good.low), within_one(good.high)) + ")";
  // Behind words that read from the right it would be turned round: "92.9%–70.9".
  const auto named = good.label + ": " + (begins_right_to_left(good.label) ? "\u2066" + range + "\u2069" : range);
  for (const std::string& words : {named, range}) {
    const double length = text_width(words, axis_face);
    if (right + 10 + length <= width) {
      drawing.text(right + 10, y + 4.5, words, axis_face, second_ink);
      return y + 10;
    }
    if (length <= left - 10) {
      drawing.text(left - 10, y + 4.5, words, axis_face, second_ink, Anchor::end);
      return y + 10;
    }
  }
  const auto below = wrapped(named, axis_face, width);
  drawing.lines(0, y + 20, below, 16, axis_face, second_ink);
  return y + 8 + 16 * static_cast<double>(below.size());
}

/// The names of both ends above the bar, each in its own half. Returns how far they reach down beyond one line.
double draw_ends(Drawing& drawing, const std::string& worst, const std::string& best, double width) {
  const bool one_line = text_width(worst, head_face) + text_width(best, head_face) + 24 <= width;
  const double room = one_line ? width : (width - 24) / 2;
  const auto left = wrapped(worst, head_face, room);
  const auto right = wrapped(best, head_face, room);
  drawing.lines(0, 15, left, 17, head_face, second_ink);
  drawing.lines(width, 15, right, 17, head_face, second_ink, Anchor::end);
  return 17 * static_cast<double>(std::max(left.size(), right.size()) - 1);
}

}  // namespace

Picture scale_mark(std::size_t index, std::size_t count, ScaleEnds ends) {
  constexpr double side = 12;
  Drawing drawing;
  const std::size_t last = std::max<std::size_t>(count, 1) - 1;
  draw_step(drawing, {0, 0, side, side}, std::min(index, last), last + 1, ends);
  const auto place = std::to_string(std::min(index, last) + 1);
  const auto all = std::to_string(last + 1);
  const MessageParts parts{{"place", place}, {"all", all}};
  return drawing.finish(side, side, tell("Mark"),
                        ends == ScaleEnds::worst_and_best
                            ? tell("The mark of option {place} of {all}, worst first.", parts)
                            : tell("The mark of option {place} of {all}, in the order of the form.", parts));
}

namespace {

Picture drawn_scale(const std::vector<Bar>& options, ScaleEnds ends, double width, const GoodEnd* good) {
  const auto people = std::accumulate(options.begin(), options.end(), std::int64_t{0}, [](auto sum, const Bar& option) {
    return sum + (option.suppressed ? 0 : std::max<std::int64_t>(option.people, 0));
  });
  if (std::any_of(options.begin(), options.end(), [](const Bar& option) { return option.suppressed; })) {
    return bars(options, width);
  }
  if (people == 0) return sentence(tell("No answers yet."), width);

  Drawing drawing;
  const double lower = options.size() > 1 ? draw_ends(drawing, options.front().label, options.back().label, width) : 0;
  const auto shown = std::count_if(options.begin(), options.end(), [](const Bar& option) { return option.people > 0; });
  const double room = width - gap * static_cast<double>(shown - 1);
  double x = 0;
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < options.size(); ++i) {
    parts.push_back(bar_words(options[i]));
    if (options[i].people <= 0) continue;
    const double length = room * static_cast<double>(options[i].people) / static_cast<double>(people);
    draw_step(drawing, {x, bar_top + lower, length, bar_height}, i, options.size(), ends);
    const std::string figure = told_number(options[i].people);
    if (text_width(figure, figure_face) + 3 <= length) {
      const auto colour = text_on(step_colour(i, options.size(), ends));
      drawing.text(x + length / 2, bar_top + lower + 27.5, figure, figure_face, colour, Anchor::middle);
    }
    x += length + gap;
  }
  double height = bar_top + lower + bar_height;
  if (ends == ScaleEnds::neither) {
    return drawing.finish(width, height, tell("Scale in the order of the form"),
                          described(tell("One bar in the order of the form; neither end is the good one."), parts));
  }
  const Bar& best = options.back();
  auto told = good == nullptr ? std::optional<GoodEnd>() : *good;
  if (!told && best.low && best.high) told = GoodEnd{1, best.label, *best.low, *best.high};
  if (told) {
    const auto steps = std::min(told->steps, options.size());
    std::int64_t at_good_end = 0;
    for (std::size_t back = 0; back < steps; ++back) at_good_end += options[options.size() - 1 - back].people;
    const auto share = static_cast<double>(at_good_end) / static_cast<double>(people);
    height = draw_interval(drawing, *told, share, height, width);
    if (steps > 1)
      parts.push_back(
          told->label + ": " + told_share(share) + " (" +
          tell("95% interval {range}", {{"range", told_range(within_one(told->low), within_one(told->high))}}) + ")");
  }
  return drawing.finish(width, height, tell("Scale from worst to best"),
                        described(tell("One bar from worst to best."), parts));
}

}  // namespace

Picture scale(const std::vector<Bar>& options, ScaleEnds ends, double width) {
  return drawn_scale(options, ends, width, nullptr);
}

Picture scale(const std::vector<Bar>& options, const GoodEnd& good, double width) {
  return drawn_scale(options, ScaleEnds::worst_and_best, width, &good);
}

}  // namespace muster::draw
