// The presentation as a package: a part for each slide, and beside it the relations to its layout and pictures.
#include <muster/kit/document/writers.hpp>

#include "ooxml_package.hpp"
#include "pptx_parts.hpp"
#include "pptx_slides.hpp"
#include "xml_writer.hpp"

#include <exception>
#include <muster/kit/catalogue/telling.hpp>
#include <utility>

namespace muster::document {
namespace {

constexpr double png_scale = 1.5;
const std::string kind = "application/vnd.openxmlformats-officedocument.presentationml.";

struct Relation {
  std::string id;
  std::string kind;
  std::string target;
};

std::string relations(const std::vector<Relation>& all) {
  XmlWriter xml;
  xml.open("Relationships", {{"xmlns", package_schema + "relationships"}});
  for (const auto& each : all)
    xml.leaf("Relationship", {{"Id", each.id}, {"Type", office_relation + each.kind}, {"Target", each.target}});
  return xml.finish();
}

std::string content_types(std::size_t slides, std::size_t charts, bool jpeg) {
  XmlWriter xml;
  xml.open("Types", {{"xmlns", package_schema + "content-types"}});
  const auto by_ending = [&](const char* ending, const std::string& type) {
    xml.leaf("Default", {{"Extension", ending}, {"ContentType", type}});
  };
  by_ending("rels", "application/vnd.openxmlformats-package.relationships+xml");
  by_ending("xml", "application/xml");
  by_ending("png", "image/png");
  by_ending("svg", "image/svg+xml");
  if (jpeg) by_ending("jpeg", "image/jpeg");
  if (charts > 0) by_ending("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  const auto part = [&](const std::string& name, const std::string& type) {
    xml.leaf("Override", {{"PartName", name}, {"ContentType", type}});
  };
  part("/ppt/presentation.xml", kind + "presentation.main+xml");
  part("/ppt/slideMasters/slideMaster1.xml", kind + "slideMaster+xml");
  part("/ppt/slideLayouts/slideLayout1.xml", kind + "slideLayout+xml");
  part("/ppt/slideLayouts/slideLayout2.xml", kind + "slideLayout+xml");
  part("/ppt/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml");
  for (std::size_t at = 1; at <= slides; ++at)
    part("/ppt/slides/slide" + std::to_string(at) + ".xml", kind + "slide+xml");
  for (std::size_t at = 1; at <= charts; ++at)
    part("/ppt/charts/chart" + std::to_string(at) + ".xml",
         "application/vnd.openxmlformats-officedocument.drawingml.chart+xml");
  part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
  part("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
  return xml.finish();
}

std::vector<PackagePart> parts_of(const Document& document, ChartStyle style) {
  const auto slides = slides_of(document, style);
  std::size_t charts = 0;
  bool jpeg = false;
  for (const auto& slide : slides) {
    charts += slide.charts.size();
    jpeg = jpeg || (slide.image != nullptr && slide.image->media_type == "image/jpeg");
  }
  std::vector<Relation> of_presentation{{"rIdMaster", "slideMaster", "slideMasters/slideMaster1.xml"},
                                        {"rIdTheme", "theme", "theme/theme1.xml"}};
  for (std::size_t at = 1; at <= slides.size(); ++at) {
    const auto number = std::to_string(at);
    of_presentation.push_back({"rIdS" + number, "slide", "slides/slide" + number + ".xml"});
  }
  std::vector<PackagePart> out{{"[Content_Types].xml", content_types(slides.size(), charts, jpeg)},
                               {"_rels/.rels", package_relationships("ppt/presentation.xml")},
                               {"docProps/core.xml", core_properties(document)},
                               {"docProps/app.xml", application_properties()},
                               {"ppt/presentation.xml", pptx_presentation(slides.size(), document.language)},
                               {"ppt/_rels/presentation.xml.rels", relations(of_presentation)},
                               {"ppt/theme/theme1.xml", pptx_theme()},
                               {"ppt/slideMasters/slideMaster1.xml", pptx_master(document.language)},
                               {"ppt/slideMasters/_rels/slideMaster1.xml.rels",
                                relations({{"rIdLayout1", "slideLayout", "../slideLayouts/slideLayout1.xml"},
                                           {"rIdLayout2", "slideLayout", "../slideLayouts/slideLayout2.xml"},
                                           {"rIdTheme", "theme", "../theme/theme1.xml"}})}};
  for (const bool title : {true, false}) {
    const std::string number = title ? "1" : "2";
    out.push_back({"ppt/slideLayouts/slideLayout" + number + ".xml", pptx_layout(title, document.language)});
    out.push_back({"ppt/slideLayouts/_rels/slideLayout" + number + ".xml.rels",
                   relations({{"rIdMaster", "slideMaster", "../slideMasters/slideMaster1.xml"}})});
  }
  charts = 0;
  for (std::size_t at = 0; at < slides.size(); ++at) {
    const auto number = std::to_string(at + 1);
    const auto& slide = slides[at];
    std::vector<Relation> own{
        {"rIdLayout", "slideLayout", std::string("../slideLayouts/slideLayout") + (slide.title ? "1" : "2") + ".xml"}};
    for (std::size_t at_picture = 0; at_picture < slide.pictures.size(); ++at_picture) {
      const auto& picture = slide.pictures[at_picture];
      const auto which = std::to_string(at_picture + 1);
      const auto file = "media/image" + number + "-" + which;
      own.push_back({"rIdPicture" + which, "image", "../" + file + ".png"});
      own.push_back({"rIdDrawing" + which, "image", "../" + file + ".svg"});
      out.push_back({"ppt/" + file + ".png", draw::to_png(picture, png_scale)});
      out.push_back({"ppt/" + file + ".svg", picture.svg});
    }
    if (slide.image != nullptr) {
      const auto file = "media/photo" + number + "." + file_ending(slide.image->media_type);
      own.push_back({"rIdPhoto", "image", "../" + file});
      out.push_back({"ppt/" + file, slide.image->bytes});
    }
    for (std::size_t at_chart = 0; at_chart < slide.charts.size(); ++at_chart) {
      const auto& chart = slide.charts[at_chart];
      const auto name = "chart" + std::to_string(++charts);
      own.push_back({"rIdChart" + std::to_string(at_chart + 1), "chart", "../charts/" + name + ".xml"});
      out.push_back({"ppt/charts/" + name + ".xml", chart_xml(chart, document.language, chart_words_on_slide)});
      out.push_back({"ppt/charts/_rels/" + name + ".xml.rels", chart_relationships("../embeddings/" + name + ".xlsx")});
      out.push_back({"ppt/embeddings/" + name + ".xlsx", chart_workbook(chart)});
    }
    out.push_back({"ppt/slides/slide" + number + ".xml", slide.xml});
    out.push_back({"ppt/slides/_rels/slide" + number + ".xml.rels", relations(own)});
  }
  return out;
}

Result<std::string> written(const Document& document, ChartStyle style) {
  const Telling telling(document.language);
  try {
    return zipped(parts_of(document, style));
  } catch (const std::exception& error) {
    return unavailable("The presentation could not be made.", error.what());
  }
}

}  // namespace

Result<std::string> to_pptx(const Document& document) { return written(document, ChartStyle::drawn); }

Result<std::string> to_pptx_with_charts(const Document& document) { return written(document, ChartStyle::native); }

}  // namespace muster::document
