// The heads of the two sides.

#include "sides.hpp"

#include "colour.hpp"

#include <muster/kit/catalogue/telling.hpp>

namespace muster::draw {

void draw_side_head(Drawing& drawing, Side side, double x, double baseline, Anchor anchor, MarkPlace place,
                    double size) {
  const bool challenge = side == Side::challenge;
  const auto name = challenge ? tell("Challenges") : tell("Opportunities");
  const std::string_view colour = challenge ? challenge_red : opportunity_green;
  const Face face{.size = size, .weight = Weight::semibold};
  const double mark = size * 0.72;
  const double space = size * 0.4;
  const double name_width = text_width(name, face);
  const double left = anchor == Anchor::end ? x - name_width - space - mark : x;
  const bool mark_first = challenge || place == MarkPlace::first;
  // Held to its length, so that no stand-in font runs into the mark.
  drawing.fitted_text(left + (mark_first ? mark + space : 0), baseline, name, face, colour, name_width);
  const double mark_left = left + (mark_first ? 0 : name_width + space);
  const double top = baseline - size * 0.68;
  const double height = mark * 0.88;
  const double start = challenge ? top : top + height;
  drawing.filled_path("M" + number(mark_left) + " " + number(start) + "h" + number(mark) + "l" + number(-mark / 2) +
                          " " + number(challenge ? height : -height) + "z",
                      colour);
}

}  // namespace muster::draw
