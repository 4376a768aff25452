// Inline, so that nothing floats: DrawingML around the pixels and the drawing.
#include "docx_drawing.hpp"

#include <cmath>

namespace muster::document {
namespace {

constexpr double emu_per_pixel = 9525;

void extension(XmlWriter& xml, const char* uri, const char* name, const XmlAttribute& attribute) {
  xml.open("a:extLst").open("a:ext", {{"uri", uri}}).leaf(name, {attribute}).close().close();
}

}  // namespace

void docx_drawing(XmlWriter& xml, const EmbeddedPicture& drawn, double width, double height) {
  const auto& [number, name, relation, alternative, vector] = drawn;
  const auto across = std::to_string(std::llround(width * emu_per_pixel));
  const auto down = std::to_string(std::llround(height * emu_per_pixel));
  xml.open("w:r").open("w:drawing");
  xml.open("wp:inline", {{"distT", "0"}, {"distB", "0"}, {"distL", "0"}, {"distR", "0"}});
  xml.leaf("wp:extent", {{"cx", across}, {"cy", down}});
  xml.open("wp:docPr", {{"id", number}, {"name", "Picture " + number}, {"descr", alternative}});
  if (alternative.empty()) extension(xml, "{C183D7F6-B498-43B3-948B-1728B52AA6E4}", "adec:decorative", {"val", "1"});
  xml.close();
  xml.open("wp:cNvGraphicFramePr").leaf("a:graphicFrameLocks", {{"noChangeAspect", "1"}}).close();
  xml.open("a:graphic").open("a:graphicData", {{"uri", "http://schemas.openxmlformats.org/drawingml/2006/picture"}});
  xml.open("pic:pic").open("pic:nvPicPr");
  xml.leaf("pic:cNvPr", {{"id", number}, {"name", name}, {"descr", alternative}});
  xml.leaf("pic:cNvPicPr").close();
  xml.open("pic:blipFill").open("a:blip", {{"r:embed", relation}});
  // Programs that draw take this; others show the pixels.
  if (!vector.empty()) extension(xml, "{96DAC541-7B7A-43D3-8B79-37D633B846F1}", "asvg:svgBlip", {"r:embed", vector});
  xml.close();
  xml.open("a:stretch").leaf("a:fillRect").close().close();
  xml.open("pic:spPr").open("a:xfrm").leaf("a:off", {{"x", "0"}, {"y", "0"}});
  xml.leaf("a:ext", {{"cx", across}, {"cy", down}}).close();
  xml.open("a:prstGeom", {{"prst", "rect"}}).leaf("a:avLst").close().close();
  xml.close().close().close();  // pic, graphicData, graphic
  xml.close().close().close();  // inline, drawing, r
}

void docx_chart(XmlWriter& xml, const EmbeddedPicture& chart, double width, double height) {
  const std::string kind = "http://schemas.openxmlformats.org/drawingml/2006/chart";
  xml.open("w:r").open("w:drawing");
  xml.open("wp:inline", {{"distT", "0"}, {"distB", "0"}, {"distL", "0"}, {"distR", "0"}});
  xml.leaf("wp:extent", {{"cx", std::to_string(std::llround(width * emu_per_pixel))},
                         {"cy", std::to_string(std::llround(height * emu_per_pixel))}});
  xml.leaf("wp:docPr", {{"id", chart.number}, {"name", chart.name}, {"descr", chart.alternative}});
  xml.leaf("wp:cNvGraphicFramePr");
  xml.open("a:graphic").open("a:graphicData", {{"uri", kind}});
  xml.leaf("c:chart", {{"xmlns:c", kind}, {"r:id", chart.relation}});
  xml.close().close();          // graphicData, graphic
  xml.close().close().close();  // inline, drawing, r
}

}  // namespace muster::document
