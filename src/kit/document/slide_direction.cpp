// DrawingML's left and right are those of the screen, whichever way a paragraph reads.
#include "slide_direction.hpp"

#include <muster/kit/base/direction.hpp>
#include <muster/kit/catalogue/telling.hpp>

namespace muster::document {

SlideDirection::SlideDirection(std::string_view language) : from_right_(muster::reads_from_right(language)) {}

bool SlideDirection::reads_from_right(std::string_view text) const {
  return from_right_ ? !begins_left_to_right(text) : begins_right_to_left(text);
}

void SlideDirection::paragraph(XmlWriter& xml, std::string_view text) const {
  const bool reads = reads_from_right(text);
  if (reads || from_right_) xml.leaf("a:pPr", {{"algn", "r"}, {"rtl", reads ? "1" : "0"}});
}

void SlideDirection::cell(XmlWriter& xml, std::string_view text, bool figures) const {
  const bool reads = reads_from_right(text);
  const char* side = figures == from_right_ ? "l" : "r";
  if (reads || from_right_)
    xml.leaf("a:pPr", {{"algn", side}, {"rtl", reads ? "1" : "0"}});
  else
    xml.leaf("a:pPr", {{"algn", side}});
}

SlideBox SlideDirection::placed(SlideBox box) const {
  if (from_right_) box.x = slide_width - box.x - box.width;
  return box;
}

}  // namespace muster::document
