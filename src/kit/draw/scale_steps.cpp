// One law of colour for scales.
#include "scale_steps.hpp"

#include "colour.hpp"
#include "hatch.hpp"

namespace muster::draw {
namespace {

/// From light to dark, so that the order is seen and no end is praised.
std::string plain_colour(std::size_t index, std::size_t count) {
  if (count < 2) return std::string(middle_grey);
  return mixed("#C9CED4", "#44484E", static_cast<double>(index) / static_cast<double>(count - 1));
}

}  // namespace

/// Red to grey to blue; the pale steps stand next to the middle so that each end stays the strongest.
std::string step_colour(std::size_t index, std::size_t count, ScaleEnds ends) {
  if (ends == ScaleEnds::neither) return plain_colour(index, count);
  if (ends == ScaleEnds::first_choice) return plain_colour(count - 1 - index, count);
  if (index + 1 == count) return std::string(accent);
  if (index == 0) return std::string(worst_red);
  const std::size_t half = (count - 1) / 2;
  const bool has_middle = count % 2 == 1;
  if (has_middle && index == half) return std::string(middle_grey);
  const std::size_t steps = has_middle ? half - 1 : count / 2 - 1;
  const auto place = [&](std::size_t step) {
    return steps < 2 ? 0.5 : static_cast<double>(step) / static_cast<double>(steps - 1);
  };
  if (index < count - 1 - index) return mixed("#BE6468", "#DDAFB1", place(index - 1));
  return mixed("#4F7DAB", "#B5CCE1", place(count - 2 - index));
}

/// The whole bad side is striped: in grey print red and blue of one depth are one.
void draw_step(Drawing& drawing, const Box& box, std::size_t index, std::size_t count, ScaleEnds ends) {
  const auto colour = step_colour(index, count, ends);
  drawing.rect(box, colour);
  if (ends != ScaleEnds::worst_and_best || count < 2 || index >= count / 2) return;
  if (index == 0)
    drawing.filled_path(bands(box, 1.6, 5.5), worst_stripe);
  else
    drawing.filled_path(bands(box, 2.8, 5.5), mixed(colour, white, 0.7));
}

}  // namespace muster::draw
