// One font, one ink, one accent; every place of words is a placeholder of the layout.
#include "pptx_parts.hpp"

#include "ooxml_package.hpp"
#include "slide_direction.hpp"
#include "slide_xml.hpp"

#include <initializer_list>

namespace muster::document {
namespace {

struct LevelLook {
  int size;  ///< hundredths of a point
  bool strong;
  const char* colour;
};
constexpr LevelLook headline{3300, true, "tx1"};
constexpr LevelLook lead{1700, false, "tx2"};

void level(XmlWriter& xml, const char* name, const LevelLook& look, const SlideDirection& direction) {
  if (direction.from_right())
    xml.open(name, {{"marL", "0"}, {"marR", "0"}, {"indent", "0"}, {"algn", "r"}, {"rtl", "1"}});
  else
    xml.open(name, {{"marL", "0"}, {"indent", "0"}, {"algn", "l"}});
  xml.open("a:lnSpc").leaf("a:spcPct", {{"val", "100000"}}).close();
  xml.open("a:spcBef").leaf("a:spcPts", {{"val", "0"}}).close().leaf("a:buNone");
  xml.open("a:defRPr", {{"sz", std::to_string(look.size)}, {"b", look.strong ? "1" : "0"}});
  xml.open("a:solidFill").leaf("a:schemeClr", {{"val", look.colour}}).close();
  const char* font = look.strong ? "+mj-lt" : "+mn-lt";
  xml.leaf("a:latin", {{"typeface", font}}).close().close();
}

void placeholder(XmlWriter& xml, const Placeholder& holder, const SlideBox& box, const char* anchor,
                 const LevelLook& look, const char* text, const SlideDirection& direction) {
  const auto placed = direction.placed(box);
  begin_placeholder(xml, holder, &placed, anchor);
  xml.open("a:lstStyle");
  level(xml, "a:lvl1pPr", look, direction);
  xml.close().open("a:p");
  if (holder.type == "sldNum") {
    xml.leaf("a:pPr", {{"algn", direction.from_right() ? "l" : "r"}});
    xml.open("a:fld", {{"id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"}, {"type", "slidenum"}});
    xml.leaf("a:rPr", {{"lang", "en-GB"}}).open("a:t").text("‹#›").close().close();
  } else {
    xml.open("a:r").leaf("a:rPr", {{"lang", "en-GB"}}).open("a:t").text(text).close().close();
  }
  xml.close().close().close();
}

void rule(XmlWriter& xml, double y) {
  xml.open("p:cxnSp").open("p:nvCxnSpPr").leaf("p:cNvPr", {{"id", "20"}, {"name", "Rule"}});
  xml.leaf("p:cNvCxnSpPr").leaf("p:nvPr").close().open("p:spPr");
  slide_place(xml, "a:xfrm", {slide_margin, y, slide_text, 0});
  xml.open("a:prstGeom", {{"prst", "line"}}).leaf("a:avLst").close();
  xml.open("a:ln", {{"w", "12700"}}).open("a:solidFill").leaf("a:schemeClr", {{"val", "tx1"}}).close().close();
  xml.close().close();
}

void colour_map(XmlWriter& xml) {
  xml.leaf("p:clrMap", {{"bg1", "lt1"},
                        {"tx1", "dk1"},
                        {"bg2", "lt2"},
                        {"tx2", "dk2"},
                        {"accent1", "accent1"},
                        {"accent2", "accent2"},
                        {"accent3", "accent3"},
                        {"accent4", "accent4"},
                        {"accent5", "accent5"},
                        {"accent6", "accent6"},
                        {"hlink", "hlink"},
                        {"folHlink", "folHlink"}});
}

std::initializer_list<XmlAttribute> names() {
  static const std::initializer_list<XmlAttribute> all{
      {"xmlns:a", drawing_schema},
      {"xmlns:r", office_relation.substr(0, office_relation.size() - 1)},
      {"xmlns:p", slide_schema}};
  return all;
}

void fills(XmlWriter& xml, const char* name, const char* each) {
  xml.open(name);
  for (int times = 0; times < 3; ++times) {
    if (std::string_view(each) == "a:ln")
      xml.open(each, {{"w", "9525"}}).open("a:solidFill").leaf("a:schemeClr", {{"val", "phClr"}}).close().close();
    else if (std::string_view(each) == "a:effectStyle")
      xml.open(each).leaf("a:effectLst").close();
    else
      xml.open(each).leaf("a:schemeClr", {{"val", "phClr"}}).close();
  }
  xml.close();
}

}  // namespace

std::string pptx_theme() {
  XmlWriter xml;
  xml.open("a:theme", {{"xmlns:a", drawing_schema}, {"name", "Muster"}}).open("a:themeElements");
  xml.open("a:clrScheme", {{"name", "Muster"}});
  for (const auto& [name, colour] : {std::pair<const char*, const char*>{"a:dk1", "17191C"},
                                     {"a:lt1", "FFFFFF"},
                                     {"a:dk2", "44484E"},
                                     {"a:lt2", "F4F3EE"},
                                     {"a:accent1", "1D4B7F"},
                                     {"a:accent2", "4F7DAB"},
                                     {"a:accent3", "6C7178"},
                                     {"a:accent4", "A3262C"},
                                     {"a:accent5", "22784B"},
                                     {"a:accent6", "875800"},
                                     {"a:hlink", "1D4B7F"},
                                     {"a:folHlink", "44484E"}})
    xml.open(name).leaf("a:srgbClr", {{"val", colour}}).close();
  xml.close().open("a:fontScheme", {{"name", "Muster"}});
  for (const auto& [name, font] :
       {std::pair<const char*, const char*>{"a:majorFont", "Inter Display"}, {"a:minorFont", "Inter"}})
    xml.open(name)
        .leaf("a:latin", {{"typeface", font}})
        .leaf("a:ea", {{"typeface", ""}})
        .leaf("a:cs", {{"typeface", ""}})
        .close();
  xml.close().open("a:fmtScheme", {{"name", "Muster"}});
  fills(xml, "a:fillStyleLst", "a:solidFill");
  fills(xml, "a:lnStyleLst", "a:ln");
  fills(xml, "a:effectStyleLst", "a:effectStyle");
  fills(xml, "a:bgFillStyleLst", "a:solidFill");
  return xml.finish();
}

std::string pptx_master(const std::string& language) {
  const SlideDirection direction(language);
  XmlWriter xml;
  begin_slide_part(xml, "p:sldMaster", names(), true);
  placeholder(xml, {"title", "", "Headline", "2"}, {slide_margin, 84, slide_text, 96}, "t", headline, "Headline",
              direction);
  placeholder(xml, {"body", "1", "Words", "3"}, {slide_margin, 190, slide_text, 440}, "t", lead, "Words", direction);
  xml.close().close();
  colour_map(xml);
  xml.open("p:sldLayoutIdLst");
  xml.leaf("p:sldLayoutId", {{"id", "2147483649"}, {"r:id", "rIdLayout1"}});
  xml.leaf("p:sldLayoutId", {{"id", "2147483650"}, {"r:id", "rIdLayout2"}}).close();
  xml.open("p:txStyles").open("p:titleStyle");
  level(xml, "a:lvl1pPr", headline, direction);
  xml.close().open("p:bodyStyle");
  level(xml, "a:lvl1pPr", lead, direction);
  xml.close().open("p:otherStyle");
  level(xml, "a:lvl1pPr", lead, direction);
  return xml.finish();
}

std::string pptx_layout(bool title, const std::string& language) {
  const SlideDirection direction(language);
  XmlWriter xml;
  xml.open("p:sldLayout", {{"xmlns:a", drawing_schema},
                           {"xmlns:r", office_relation.substr(0, office_relation.size() - 1)},
                           {"xmlns:p", slide_schema},
                           {"type", title ? "title" : "titleOnly"},
                           {"preserve", "1"}});
  xml.open("p:cSld", {{"name", title ? "Title" : "Finding"}});
  xml.open("p:spTree").open("p:nvGrpSpPr").leaf("p:cNvPr", {{"id", "1"}, {"name", ""}}).leaf("p:cNvGrpSpPr");
  xml.leaf("p:nvPr").close().leaf("p:grpSpPr");
  constexpr LevelLook small{1275, false, "tx2"};
  constexpr LevelLook foot{1050, false, "tx2"};
  if (title) {
    placeholder(xml, {"ctrTitle", "", "Title", "2"}, {slide_margin, 190, slide_text, 150}, "b", {4400, true, "tx1"},
                "Title of the report", direction);
    placeholder(xml, {"subTitle", "1", "Subtitle", "3"}, {slide_margin, 362, slide_text, 40}, "t", lead, "Subtitle",
                direction);
    placeholder(xml, {"body", "10", "Who made it", "4"}, {slide_margin, 56, slide_text, 26}, "t", small, "Programme",
                direction);
    placeholder(xml, {"body", "11", "Key sentence", "5"}, {slide_margin, 440, slide_text, 200}, "t",
                {2000, false, "tx1"}, "What it comes to", direction);
    rule(xml, 416);
  } else {
    placeholder(xml, {"title", "", "Headline", "2"}, {slide_margin, 84, slide_text, 92}, "t", headline, "The finding",
                direction);
    placeholder(xml, {"body", "10", "Part of the report", "3"}, {slide_margin, 50, slide_text, 26}, "t", small,
                "Report", direction);
    placeholder(xml, {"body", "11", "In words", "4"}, {slide_margin, 182, slide_text, 56}, "t", lead, "In words",
                direction);
    placeholder(xml, {"body", "12", "Base", "5"}, {slide_margin, 664, slide_text - 100, 38}, "t", foot, "Base",
                direction);
    placeholder(xml, {"sldNum", "13", "Number", "6"}, {slide_width - slide_margin - 80, 664, 80, 20}, "t", foot, "",
                direction);
    rule(xml, 650);
  }
  xml.close().close();
  xml.open("p:clrMapOvr").leaf("a:masterClrMapping");
  return xml.finish();
}

std::string pptx_presentation(std::size_t slides, const std::string& language) {
  XmlWriter xml;
  const auto relation = office_relation.substr(0, office_relation.size() - 1);
  if (SlideDirection(language).from_right())
    xml.open("p:presentation", {{"xmlns:a", drawing_schema},
                                {"xmlns:r", relation},
                                {"xmlns:p", slide_schema},
                                {"rtl", "1"},
                                {"saveSubsetFonts", "1"}});
  else
    xml.open("p:presentation",
             {{"xmlns:a", drawing_schema}, {"xmlns:r", relation}, {"xmlns:p", slide_schema}, {"saveSubsetFonts", "1"}});
  xml.open("p:sldMasterIdLst").leaf("p:sldMasterId", {{"id", "2147483648"}, {"r:id", "rIdMaster"}}).close();
  xml.open("p:sldIdLst");
  for (std::size_t at = 1; at <= slides; ++at)
    xml.leaf("p:sldId", {{"id", std::to_string(255 + at)}, {"r:id", "rIdS" + std::to_string(at)}});
  xml.close();
  xml.leaf("p:sldSz", {{"cx", std::to_string(slide_width * emu)}, {"cy", std::to_string(slide_height * emu)}});
  xml.leaf("p:notesSz", {{"cx", "6858000"}, {"cy", "9144000"}});
  xml.open("p:defaultTextStyle").open("a:defPPr").leaf("a:defRPr", {{"lang", language}});
  return xml.finish();
}

}  // namespace muster::document
