#pragma once
// The words of DrawingML that slides, their master and their layouts are written in.

#include "pptx_parts.hpp"
#include "xml_writer.hpp"

#include <string>
#include <string_view>

namespace muster::document {

/// Pixels of a slide.
struct SlideBox {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

/// The head of a part: `name` is "p:sld", "p:sldMaster" or "p:sldLayout". Leaves the tree of shapes open.
void begin_slide_part(XmlWriter& xml, std::string_view name, std::initializer_list<XmlAttribute> attributes,
                      bool white_ground);

/// a:off and a:ext, in the element `name`.
void slide_place(XmlWriter& xml, std::string_view name, const SlideBox& box);

/// Inside p:cNvPr: what says nothing to whoever has the slide read out.
void slide_decoration(XmlWriter& xml);

/// A placeholder: `type` is "title", "subTitle", "body" or "sldNum", `index` its number ("" where it has none). Leaves
/// the body of its text open.
struct Placeholder {
  std::string type;
  std::string index;
  std::string name;
  std::string id;
};
void begin_placeholder(XmlWriter& xml, const Placeholder& holder, const SlideBox* box, const char* anchor);

}  // namespace muster::document
