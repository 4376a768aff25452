// The Word file as a package: its parts, their kinds and their relationships, zipped without a clock.

#include <muster/kit/document/writers.hpp>

#include "docx_body.hpp"
#include "docx_footnotes.hpp"
#include "docx_parts.hpp"
#include "ooxml_package.hpp"
#include "xml_writer.hpp"

#include <algorithm>
#include <exception>
#include <muster/kit/catalogue/telling.hpp>
#include <utility>
#include <vector>

namespace muster::document {
namespace {

const std::string word_kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

bool has_jpeg(const Document& document, const DocxBody& body) {
  const std::string jpeg = "image/jpeg";
  return (document.logo && document.logo->media_type == jpeg) ||
         std::any_of(body.images.begin(), body.images.end(),
                     [&](const auto* each) { return each->media_type == jpeg; });
}

std::string content_types(const Document& document, const DocxBody& body, bool footnotes) {
  const auto charts = body.charts.size();
  XmlWriter xml;
  xml.open("Types", {{"xmlns", package_schema + "content-types"}});
  xml.leaf("Default",
           {{"Extension", "rels"}, {"ContentType", "application/vnd.openxmlformats-package.relationships+xml"}});
  xml.leaf("Default", {{"Extension", "xml"}, {"ContentType", "application/xml"}});
  xml.leaf("Default", {{"Extension", "png"}, {"ContentType", "image/png"}});
  xml.leaf("Default", {{"Extension", "svg"}, {"ContentType", "image/svg+xml"}});
  if (has_jpeg(document, body)) xml.leaf("Default", {{"Extension", "jpeg"}, {"ContentType", "image/jpeg"}});
  if (charts > 0)
    xml.leaf("Default", {{"Extension", "xlsx"},
                         {"ContentType", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}});
  xml.leaf("Override", {{"PartName", "/word/document.xml"}, {"ContentType", word_kind + "document.main+xml"}});
  for (const auto& [part, kind] : {std::pair<std::string, std::string>{"styles", "styles"},
                                   {"numbering", "numbering"},
                                   {"settings", "settings"},
                                   {"fontTable", "fontTable"},
                                   {"footer1", "footer"}}) {
    xml.leaf("Override", {{"PartName", "/word/" + part + ".xml"}, {"ContentType", word_kind + kind + "+xml"}});
  }
  if (footnotes)
    xml.leaf("Override", {{"PartName", "/word/footnotes.xml"}, {"ContentType", word_kind + "footnotes+xml"}});
  for (std::size_t at = 1; at <= charts; ++at)
    xml.leaf("Override", {{"PartName", "/word/charts/chart" + std::to_string(at) + ".xml"},
                          {"ContentType", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"}});
  xml.leaf("Override", {{"PartName", "/docProps/core.xml"},
                        {"ContentType", "application/vnd.openxmlformats-package.core-properties+xml"}});
  xml.leaf("Override", {{"PartName", "/docProps/app.xml"},
                        {"ContentType", "application/vnd.openxmlformats-officedocument.extended-properties+xml"}});
  return xml.finish();
}

std::string logo_file(const Logo& logo) { return "media/logo." + file_ending(logo.media_type); }

std::string image_file(const DocxBody& body, std::size_t at) {
  return "media/photo" + std::to_string(at + 1) + "." + file_ending(body.images[at]->media_type);
}

void add_links(XmlWriter& xml, const std::vector<DocxLink>& links) {
  for (const auto& link : links)
    xml.leaf("Relationship", {{"Id", link.id},
                              {"Type", office_relation + "hyperlink"},
                              {"Target", link.address},
                              {"TargetMode", "External"}});
}

std::string footnote_relationships(const DocxFootnotes& footnotes) {
  XmlWriter xml;
  xml.open("Relationships", {{"xmlns", package_schema + "relationships"}});
  add_links(xml, footnotes.links);
  return xml.finish();
}

std::string document_relationships(const Document& document, const DocxBody& body, bool footnotes) {
  XmlWriter xml;
  xml.open("Relationships", {{"xmlns", package_schema + "relationships"}});
  const auto add = [&](const std::string& id, const std::string& kind, const std::string& target) {
    xml.leaf("Relationship", {{"Id", id}, {"Type", office_relation + kind}, {"Target", target}});
  };
  add("rIdStyles", "styles", "styles.xml");
  add("rIdNumbering", "numbering", "numbering.xml");
  add("rIdSettings", "settings", "settings.xml");
  add("rIdFonts", "fontTable", "fontTable.xml");
  add("rIdFooter", "footer", "footer1.xml");
  if (footnotes) add("rIdFootnotes", "footnotes", "footnotes.xml");
  if (document.logo) add(docx_logo_relation, "image", logo_file(*document.logo));
  for (std::size_t at = 1; at <= body.pictures.size(); ++at) {
    const auto number = std::to_string(at);
    add("rIdP" + number, "image", "media/image" + number + ".png");
    add("rIdV" + number, "image", "media/image" + number + ".svg");
  }
  for (std::size_t at = 0; at < body.images.size(); ++at)
    add(docx_image_relation(std::to_string(at + 1)), "image", image_file(body, at));
  for (std::size_t at = 1; at <= body.charts.size(); ++at)
    add("rIdC" + std::to_string(at), "chart", "charts/chart" + std::to_string(at) + ".xml");
  add_links(xml, body.links);
  return xml.finish();
}

std::vector<PackagePart> parts_of(const Document& document, ChartStyle charts) {
  const auto body = docx_body(document, charts);
  const auto footnotes = docx_footnotes(document);
  const bool has_footnotes = !footnotes.xml.empty();
  std::vector<PackagePart> out{{"[Content_Types].xml", content_types(document, body, has_footnotes)},
                               {"_rels/.rels", package_relationships("word/document.xml")},
                               {"docProps/core.xml", core_properties(document)},
                               {"docProps/app.xml", application_properties()},
                               {"word/document.xml", body.xml},
                               {"word/_rels/document.xml.rels", document_relationships(document, body, has_footnotes)},
                               {"word/styles.xml", docx_styles(document.language)},
                               {"word/numbering.xml", docx_numbering(body.numbered_lists)},
                               {"word/settings.xml", docx_settings(document.language, has_footnotes)},
                               {"word/fontTable.xml", docx_fonts()},
                               {"word/footer1.xml", docx_footer(foot_of(document))}};
  if (has_footnotes) {
    out.push_back({"word/footnotes.xml", footnotes.xml});
    if (!footnotes.links.empty()) out.push_back({"word/_rels/footnotes.xml.rels", footnote_relationships(footnotes)});
  }
  if (document.logo) out.push_back({"word/" + logo_file(*document.logo), document.logo->bytes});
  for (std::size_t at = 0; at < body.images.size(); ++at)
    out.push_back({"word/" + image_file(body, at), body.images[at]->bytes});
  for (std::size_t at = 0; at < body.pictures.size(); ++at) {
    const auto file = "word/media/image" + std::to_string(at + 1);
    out.push_back({file + ".png", draw::to_png(body.pictures[at], 2.0)});
    out.push_back({file + ".svg", body.pictures[at].svg});
  }
  for (std::size_t at = 0; at < body.charts.size(); ++at) {
    const auto name = "chart" + std::to_string(at + 1);
    out.push_back({"word/charts/" + name + ".xml", chart_xml(body.charts[at], document.language)});
    out.push_back({"word/charts/_rels/" + name + ".xml.rels", chart_relationships("../embeddings/" + name + ".xlsx")});
    out.push_back({"word/embeddings/" + name + ".xlsx", chart_workbook(body.charts[at])});
  }
  return out;
}

Result<std::string> written(const Document& document, ChartStyle charts) {
  const Telling telling(document.language);
  try {
    return zipped(parts_of(document, charts));
  } catch (const std::exception& error) {
    return unavailable("The Word file could not be made.", error.what());
  }
}

}  // namespace

Result<std::string> to_docx(const Document& document) { return written(document, ChartStyle::drawn); }

Result<std::string> to_docx_with_charts(const Document& document) { return written(document, ChartStyle::native); }

}  // namespace muster::document
