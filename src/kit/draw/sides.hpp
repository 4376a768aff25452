#pragma once
// Challenge and opportunity as every picture shows them: colour, side and a mark that points down or up.

#include "svg_writer.hpp"

namespace muster::draw {

enum class Side { challenge, opportunity };

/// The side's mark and name in its colour, up to `x` (Anchor::end) or from it (Anchor::start). Challenges carry the
/// mark first; opportunities last, unless `mark_first`.
enum class MarkPlace { outside, first };
void draw_side_head(Drawing& drawing, Side side, double x, double baseline, Anchor anchor,
                    MarkPlace place = MarkPlace::outside, double size = 14);

}  // namespace muster::draw
