// Says of each paragraph which way it reads, so that Word need not guess.
#include "docx_direction.hpp"

#include <muster/kit/base/direction.hpp>

namespace muster::document {
namespace {

void to_side(XmlWriter& xml, const char* side) { xml.leaf("w:jc", {{"w:val", side}}); }

}  // namespace

bool DocxDirection::against_page(std::string_view text) const {
  return from_right_ && !text.empty() && !begins_right_to_left(text);
}

void DocxDirection::reading(XmlWriter& xml, std::string_view text) const {
  if (against_page(text))
    xml.leaf("w:bidi", {{"w:val", "0"}});
  else if (begins_right_to_left(text))
    xml.leaf("w:bidi");
}

void DocxDirection::keep_side(XmlWriter& xml, std::string_view text) const {
  reading(xml, text);
  if (against_page(text)) to_side(xml, "right");
}

void DocxDirection::align_cell(XmlWriter& xml, std::string_view line, bool figures) const {
  const bool against = against_page(line);
  if (figures != against) to_side(xml, "right");
  if (figures && against) to_side(xml, "left");
}

}  // namespace muster::document
