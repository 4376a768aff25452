// Styles and settings of a Word file, with the sizes of the printed report.

#include "docx_parts.hpp"

#include "xml_writer.hpp"

#include <initializer_list>
#include <muster/kit/catalogue/telling.hpp>

namespace muster::document {
namespace {

const std::string word_namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr const char* ink = "17191C";
constexpr const char* second_ink = "44484E";
constexpr const char* third_ink = "5F646B";

/// Half-points and twentieths of a point, as Word counts them.
struct Style {
  const char* id;
  const char* name;
  const char* based_on = "Normal";
  const char* next = nullptr;
  const char* font = nullptr;
  int size = 0;
  const char* colour = nullptr;
  bool strong = false;
  int before = 0;
  int after = 0;
  int line = 0;  ///< 0 keeps the line of the style below; at least so much
  bool with_next = false;
  int level = -1;  ///< outline level of headings
};

constexpr const char* display = "Inter Display";

constexpr std::initializer_list<Style> paragraph_styles = {
    {"Programme", "Programme", "Normal", nullptr, nullptr, 20, second_ink, false, 0, 480, 0, true, -1},
    {"Title", "Title", "Normal", "Subtitle", display, 69, ink, true, 0, 180, 780, true, -1},
    {"Subtitle", "Subtitle", "Normal", "BodyText", nullptr, 25, second_ink, false, 0, 360, 0, false, -1},
    {"BodyText", "Body Text", "Normal", nullptr, nullptr, 0, nullptr, false, 0, 140, 0, false, -1},
    {"Key", "Key", "Normal", "BodyText", "Inter Display Medium", 32, ink, false, 0, 320, 470, false, -1},
    {"Note", "Note", "Normal", "BodyText", nullptr, 17, third_ink, false, 60, 140, 250, false, -1},
    {"Quote", "Quote", "Normal", "BodyText", "Inter Display Medium", 26, ink, false, 200, 240, 350, false, -1},
    {"Heading1", "heading 1", "Normal", "BodyText", display, 44, ink, true, 480, 160, 500, true, 0},
    {"Heading2", "heading 2", "Normal", "BodyText", display, 30, ink, true, 400, 120, 360, true, 1},
    {"Heading3", "heading 3", "Normal", "BodyText", nullptr, 22, ink, true, 320, 80, 300, true, 2},
    {"Caption", "caption", "Normal", "Base", nullptr, 19, ink, false, 260, 0, 270, true, -1},
    {"Base", "Base", "Normal", "BodyText", nullptr, 17, third_ink, false, 20, 140, 240, true, -1},
    {"Picture", "Picture", "Normal", "BodyText", nullptr, 0, nullptr, false, 0, 100, 0, false, -1},
    {"ListParagraph", "List Paragraph", "Normal", nullptr, nullptr, 0, nullptr, false, 0, 50, 290, false, -1},
    {"TableText", "Table Text", "Normal", nullptr, nullptr, 18, nullptr, false, 50, 50, 240, false, -1},
    {"TableHead", "Table Head", "TableText", nullptr, nullptr, 17, third_ink, false, 50, 50, 240, true, -1},
    {"Gap", "Gap", "Normal", nullptr, nullptr, 4, nullptr, false, 0, 100, 40, false, -1},
    {"FootnoteText", "footnote text", "Normal", nullptr, nullptr, 17, third_ink, false, 0, 40, 240, false, -1},
    {"Footer", "footer", "Normal", nullptr, nullptr, 17, third_ink, false, 0, 0, 240, false, -1},
    {"TOC1", "toc 1", "Normal", nullptr, nullptr, 20, nullptr, false, 0, 60, 280, false, -1},
};

void write_font(XmlWriter& xml, const char* font) {
  xml.leaf("w:rFonts", {{"w:ascii", font}, {"w:hAnsi", font}, {"w:cs", font}, {"w:eastAsia", font}});
}

void write_spacing(XmlWriter& xml, const Style& style) {
  if (style.line > 0) {
    xml.leaf("w:spacing", {{"w:before", std::to_string(style.before)},
                           {"w:after", std::to_string(style.after)},
                           {"w:line", std::to_string(style.line)},
                           {"w:lineRule", "atLeast"}});
  } else {
    xml.leaf("w:spacing", {{"w:before", std::to_string(style.before)}, {"w:after", std::to_string(style.after)}});
  }
}

void write_rule(XmlWriter& xml, const char* side, const char* size, const char* space, const char* colour) {
  xml.open("w:pBdr").leaf(side, {{"w:val", "single"}, {"w:sz", size}, {"w:space", space}, {"w:color", colour}}).close();
}

/// The order of the elements is the schema's.
void write_style(XmlWriter& xml, const Style& style) {
  const std::string id = style.id;
  xml.open("w:style", {{"w:type", "paragraph"}, {"w:styleId", id}}).leaf("w:name", {{"w:val", style.name}});
  xml.leaf("w:basedOn", {{"w:val", style.based_on}});
  if (style.next != nullptr) xml.leaf("w:next", {{"w:val", style.next}});
  xml.leaf("w:qFormat");
  xml.open("w:pPr");
  if (style.with_next) xml.leaf("w:keepNext");
  if (style.level >= 0) xml.leaf("w:keepLines");
  if (id == "Subtitle") write_rule(xml, "w:bottom", "12", "14", ink);
  if (id == "Quote") write_rule(xml, "w:left", "18", "10", "1D4B7F");
  if (id == "Footer") write_rule(xml, "w:top", "4", "8", "DAD9D3");
  if (id == "Footer") {
    xml.open("w:tabs").leaf("w:tab", {{"w:val", "right"}, {"w:pos", "9638"}}).close();
  }
  write_spacing(xml, style);
  if (id == "ListParagraph") xml.leaf("w:ind", {{"w:left", "340"}, {"w:hanging", "340"}});
  if (id == "Quote") xml.leaf("w:ind", {{"w:left", "240"}});
  if (id == "Picture") xml.leaf("w:jc", {{"w:val", "center"}});
  if (style.level >= 0) xml.leaf("w:outlineLvl", {{"w:val", std::to_string(style.level)}});
  xml.close().open("w:rPr");
  if (style.font != nullptr) write_font(xml, style.font);
  if (style.strong) xml.leaf("w:b");
  if (style.colour != nullptr) xml.leaf("w:color", {{"w:val", style.colour}});
  // Large type stands too wide at its normal spacing.
  if (style.size >= 40) xml.leaf("w:spacing", {{"w:val", style.size > 60 ? "-16" : "-8"}});
  if (style.size > 0) {
    xml.leaf("w:sz", {{"w:val", std::to_string(style.size)}}).leaf("w:szCs", {{"w:val", std::to_string(style.size)}});
  }
  xml.close().close();
}

void write_table_style(XmlWriter& xml, const char* id, const char* name, const char* right, bool rules = false) {
  xml.open("w:style", {{"w:type", "table"}, {"w:styleId", id}}).leaf("w:name", {{"w:val", name}});
  xml.leaf("w:basedOn", {{"w:val", "TableNormal"}}).open("w:tblPr");
  if (rules) {
    xml.open("w:tblBorders");
    xml.leaf("w:top", {{"w:val", "single"}, {"w:sz", "6"}, {"w:space", "0"}, {"w:color", "868A8F"}});
    xml.close();
  }
  xml.open("w:tblCellMar");
  if (rules) xml.leaf("w:top", {{"w:w", "120"}, {"w:type", "dxa"}});
  xml.leaf("w:left", {{"w:w", "0"}, {"w:type", "dxa"}}).leaf("w:right", {{"w:w", right}, {"w:type", "dxa"}});
  xml.close().close().close();
}

}  // namespace

std::string docx_styles(const std::string& language) {
  XmlWriter xml;
  xml.open("w:styles", {{"xmlns:w", word_namespace}});
  xml.open("w:docDefaults").open("w:rPrDefault").open("w:rPr");
  write_font(xml, "Inter");
  xml.leaf("w:color", {{"w:val", ink}}).leaf("w:sz", {{"w:val", "21"}}).leaf("w:szCs", {{"w:val", "21"}});
  const bool from_right = reads_from_right(language);
  // Which way runs read each of them says: the defaults of all runs have no place for it.
  xml.leaf("w:lang", {{"w:val", language}, {"w:eastAsia", language}, {"w:bidi", from_right ? language : "ar-SA"}});
  xml.close().close();
  xml.open("w:pPrDefault").open("w:pPr");
  if (from_right) xml.leaf("w:bidi");
  xml.leaf("w:spacing", {{"w:before", "0"}, {"w:after", "0"}, {"w:line", "312"}, {"w:lineRule", "atLeast"}});
  xml.close().close().close();

  xml.open("w:style", {{"w:type", "paragraph"}, {"w:default", "1"}, {"w:styleId", "Normal"}});
  xml.leaf("w:name", {{"w:val", "Normal"}}).leaf("w:qFormat").close();
  xml.open("w:style", {{"w:type", "character"}, {"w:default", "1"}, {"w:styleId", "DefaultParagraphFont"}});
  xml.leaf("w:name", {{"w:val", "Default Paragraph Font"}}).close();
  xml.open("w:style", {{"w:type", "table"}, {"w:default", "1"}, {"w:styleId", "TableNormal"}});
  xml.leaf("w:name", {{"w:val", "Normal Table"}}).close();
  xml.open("w:style", {{"w:type", "character"}, {"w:styleId", "Hyperlink"}});
  xml.leaf("w:name", {{"w:val", "Hyperlink"}});
  xml.open("w:rPr").leaf("w:color", {{"w:val", "1D4B7F"}}).leaf("w:u", {{"w:val", "single"}}).close().close();
  xml.open("w:style", {{"w:type", "character"}, {"w:styleId", "FootnoteReference"}});
  xml.leaf("w:name", {{"w:val", "footnote reference"}});
  xml.open("w:rPr").leaf("w:vertAlign", {{"w:val", "superscript"}}).close().close();
  for (const auto& style : paragraph_styles) write_style(xml, style);
  write_table_style(xml, "ReportTable", "Report Table", "140");
  write_table_style(xml, "PairTable", "Pair", "0");
  write_table_style(xml, "ContentsTable", "Contents", "0", true);
  return xml.finish();
}

std::string docx_numbering(std::size_t numbered_lists) {
  XmlWriter xml;
  xml.open("w:numbering", {{"xmlns:w", word_namespace}});
  for (const bool bullet : {true, false}) {
    xml.open("w:abstractNum", {{"w:abstractNumId", bullet ? "0" : "1"}});
    xml.leaf("w:multiLevelType", {{"w:val", "singleLevel"}}).open("w:lvl", {{"w:ilvl", "0"}});
    xml.leaf("w:start", {{"w:val", "1"}}).leaf("w:numFmt", {{"w:val", bullet ? "bullet" : "decimal"}});
    xml.leaf("w:lvlText", {{"w:val", bullet ? "•" : "%1."}}).leaf("w:lvlJc", {{"w:val", "left"}});
    xml.open("w:pPr").leaf("w:ind", {{"w:left", "340"}, {"w:hanging", "340"}}).close();
    xml.close().close();
  }
  xml.open("w:num", {{"w:numId", "1"}}).leaf("w:abstractNumId", {{"w:val", "0"}}).close();
  for (std::size_t list = 0; list < numbered_lists; ++list) {
    xml.open("w:num", {{"w:numId", std::to_string(list + 2)}}).leaf("w:abstractNumId", {{"w:val", "1"}});
    xml.open("w:lvlOverride", {{"w:ilvl", "0"}}).leaf("w:startOverride", {{"w:val", "1"}}).close().close();
  }
  return xml.finish();
}

std::string docx_fonts() {
  XmlWriter xml;
  xml.open("w:fonts", {{"xmlns:w", word_namespace}});
  for (const char* font : {"Inter", "Inter Display", "Inter Display Medium"}) {
    xml.open("w:font", {{"w:name", font}}).leaf("w:altName", {{"w:val", "Arial"}});
    xml.leaf("w:charset", {{"w:val", "00"}})
        .leaf("w:family", {{"w:val", "swiss"}})
        .leaf("w:pitch", {{"w:val", "variable"}});
    xml.close();
  }
  return xml.finish();
}

std::string docx_settings(const std::string& language, bool footnotes) {
  XmlWriter xml;
  xml.open("w:settings", {{"xmlns:w", word_namespace}});
  xml.leaf("w:defaultTabStop", {{"w:val", "720"}});
  if (footnotes) {
    xml.open("w:footnotePr");
    for (const char* id : {"-1", "0"}) xml.leaf("w:footnote", {{"w:id", id}});
    xml.close();
  }
  xml.open("w:compat");
  xml.leaf("w:compatSetting",
           {{"w:name", "compatibilityMode"}, {"w:uri", "http://schemas.microsoft.com/office/word"}, {"w:val", "15"}});
  xml.close().leaf("w:themeFontLang", {{"w:val", language}});
  return xml.finish();
}

std::string docx_footer(const std::string& text) {
  XmlWriter xml;
  xml.open("w:ftr", {{"xmlns:w", word_namespace}}).open("w:p");
  xml.open("w:pPr").leaf("w:pStyle", {{"w:val", "Footer"}}).close();
  xml.open("w:r").open("w:t", {{"xml:space", "preserve"}}).text(text).close().leaf("w:tab").close();
  xml.open("w:fldSimple", {{"w:instr", " PAGE "}}).open("w:r").open("w:t").text("1").close().close().close();
  return xml.finish();
}

void docx_open_body(XmlWriter& xml) {
  xml.open("w:document", {{"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
                          {"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
                          {"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
                          {"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
                          {"xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"},
                          {"xmlns:asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main"},
                          {"xmlns:adec", "http://schemas.microsoft.com/office/drawing/2017/decorative"}})
      .open("w:body");
}

void docx_open_table(XmlWriter& xml, const std::vector<int>& columns, const DocxTable& look) {
  int width = 0;
  for (const int column : columns) width += column;
  xml.open("w:tbl").open("w:tblPr").leaf("w:tblStyle", {{"w:val", look.style}});
  if (look.from_right) xml.leaf("w:bidiVisual");
  xml.leaf("w:tblW", {{"w:w", std::to_string(width)}, {"w:type", "dxa"}}).leaf("w:tblLayout", {{"w:type", "fixed"}});
  xml.leaf("w:tblLook", {{"w:firstRow", look.caption.empty() ? "0" : "1"}, {"w:noVBand", "1"}});
  if (!look.caption.empty()) xml.leaf("w:tblCaption", {{"w:val", look.caption}});
  xml.close().open("w:tblGrid");
  for (const int column : columns) xml.leaf("w:gridCol", {{"w:w", std::to_string(column)}});
  xml.close();
}

void docx_cell_rules(XmlWriter& xml, bool in_body, bool total) {
  const auto rule = [&](const char* side, const char* colour) {
    xml.leaf(side, {{"w:val", "single"}, {"w:sz", "4"}, {"w:space", "0"}, {"w:color", colour}});
  };
  xml.open("w:tcBorders");
  if (total) rule("w:top", "868A8F");
  rule("w:bottom", in_body ? "DAD9D3" : "868A8F");
  xml.close();
}

void docx_section(XmlWriter& xml, int columns, bool first, bool from_right) {
  xml.open("w:sectPr").leaf("w:footerReference", {{"w:type", "default"}, {"r:id", "rIdFooter"}});
  if (!first) xml.leaf("w:type", {{"w:val", "continuous"}});
  xml.leaf("w:pgSz", {{"w:w", "11906"}, {"w:h", "16838"}});
  xml.leaf("w:pgMar", {{"w:top", "1134"},
                       {"w:right", "1134"},
                       {"w:bottom", "1247"},
                       {"w:left", "1134"},
                       {"w:header", "567"},
                       {"w:footer", "624"},
                       {"w:gutter", "0"}});
  if (columns > 1) xml.leaf("w:cols", {{"w:num", std::to_string(columns)}, {"w:space", "540"}});
  if (from_right) xml.leaf("w:bidi");
  xml.close();
}

}  // namespace muster::document
