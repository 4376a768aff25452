// The order of elements is the schema's.
#include "slide_xml.hpp"

#include "ooxml_package.hpp"

#include <cmath>
#include <vector>

namespace muster::document {
namespace {

std::string in_emu(double pixels) { return std::to_string(std::llround(pixels * emu)); }

}  // namespace

void begin_slide_part(XmlWriter& xml, std::string_view name, std::initializer_list<XmlAttribute> attributes,
                      bool white_ground) {
  xml.open(name, attributes).open("p:cSld");
  if (white_ground) {
    xml.open("p:bg").open("p:bgPr").open("a:solidFill").leaf("a:schemeClr", {{"val", "bg1"}}).close();
    xml.leaf("a:effectLst").close().close();
  }
  xml.open("p:spTree").open("p:nvGrpSpPr").leaf("p:cNvPr", {{"id", "1"}, {"name", ""}}).leaf("p:cNvGrpSpPr");
  xml.leaf("p:nvPr").close().open("p:grpSpPr").open("a:xfrm");
  for (const char* at : {"a:off", "a:chOff"}) {
    xml.leaf(at, {{"x", "0"}, {"y", "0"}});
    xml.leaf(at == std::string_view("a:off") ? "a:ext" : "a:chExt", {{"cx", "0"}, {"cy", "0"}});
  }
  xml.close().close();
}

void slide_place(XmlWriter& xml, std::string_view name, const SlideBox& box) {
  xml.open(name).leaf("a:off", {{"x", in_emu(box.x)}, {"y", in_emu(box.y)}});
  xml.leaf("a:ext", {{"cx", in_emu(box.width)}, {"cy", in_emu(box.height)}}).close();
}

void slide_decoration(XmlWriter& xml) {
  xml.open("a:extLst").open("a:ext", {{"uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"}});
  xml.leaf("adec:decorative",
           {{"xmlns:adec", "http://schemas.microsoft.com/office/drawing/2017/decorative"}, {"val", "1"}});
  xml.close().close();
}

void begin_placeholder(XmlWriter& xml, const Placeholder& holder, const SlideBox* box, const char* anchor) {
  xml.open("p:sp").open("p:nvSpPr").leaf("p:cNvPr", {{"id", holder.id}, {"name", holder.name}});
  xml.open("p:cNvSpPr").leaf("a:spLocks", {{"noGrp", "1"}}).close().open("p:nvPr");
  if (holder.index.empty())
    xml.leaf("p:ph", {{"type", holder.type}});
  else
    xml.leaf("p:ph", {{"type", holder.type}, {"sz", "quarter"}, {"idx", holder.index}});
  xml.close().close().open("p:spPr");
  if (box != nullptr) slide_place(xml, "a:xfrm", *box);
  if (box != nullptr) xml.open("a:prstGeom", {{"prst", "rect"}}).leaf("a:avLst").close();
  xml.close().open("p:txBody");
  if (box == nullptr) {
    xml.leaf("a:bodyPr");
  } else {
    xml.open("a:bodyPr", {{"lIns", "0"}, {"tIns", "0"}, {"rIns", "0"}, {"bIns", "0"}, {"anchor", anchor}})
        .leaf("a:normAutofit")
        .close();
  }
}

}  // namespace muster::document
