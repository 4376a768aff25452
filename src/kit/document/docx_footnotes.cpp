// Word wants two notes before the first one of a text: the rule above them, and the same where a note goes on.
#include "docx_footnotes.hpp"

#include <muster/kit/base/direction.hpp>

namespace muster::document {
namespace {

void separator(XmlWriter& xml, const char* id, const char* kind, const char* rule) {
  xml.open("w:footnote", {{"w:type", kind}, {"w:id", id}}).open("w:p").open("w:pPr");
  xml.leaf("w:spacing", {{"w:after", "0"}, {"w:line", "240"}, {"w:lineRule", "auto"}}).close();
  xml.open("w:r").leaf(rule).close().close().close();
}

void words(XmlWriter& xml, const Run& run, const char* style) {
  for (const auto& part : directed_parts(run.text)) {
    xml.open("w:r").open("w:rPr");
    if (style != nullptr) xml.leaf("w:rStyle", {{"w:val", style}});
    if (run.strong) xml.leaf("w:b");
    if (run.emphasis) xml.leaf("w:i");
    if (part.right_to_left) xml.leaf("w:rtl");
    xml.close();
    xml.open("w:t", {{"xml:space", "preserve"}}).text(part.text).close().close();
  }
}

}  // namespace

void docx_footnote_mark(XmlWriter& xml, const std::string& number) {
  xml.open("w:r").open("w:rPr").leaf("w:rStyle", {{"w:val", "FootnoteReference"}}).close();
  xml.leaf("w:footnoteReference", {{"w:id", number}}).close();
}

DocxFootnotes docx_footnotes(const Document& document) {
  DocxFootnotes out;
  const auto notes = footnotes_of(document);
  if (notes.empty()) return out;
  XmlWriter xml;
  xml.open("w:footnotes", {{"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
                           {"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"}});
  separator(xml, "-1", "separator", "w:separator");
  separator(xml, "0", "continuationSeparator", "w:continuationSeparator");
  for (std::size_t at = 0; at < notes.size(); ++at) {
    xml.open("w:footnote", {{"w:id", std::to_string(at + 1)}}).open("w:p");
    xml.open("w:pPr").leaf("w:pStyle", {{"w:val", "FootnoteText"}}).close();
    xml.open("w:r").open("w:rPr").leaf("w:rStyle", {{"w:val", "FootnoteReference"}}).close();
    xml.leaf("w:footnoteRef").close();
    words(xml, {" "}, nullptr);
    for (const auto& run : *notes[at]) {
      if (run.link.empty()) {
        words(xml, run, nullptr);
        continue;
      }
      out.links.push_back({"rIdL" + std::to_string(out.links.size() + 1), run.link});
      xml.open("w:hyperlink", {{"r:id", out.links.back().id}, {"w:history", "1"}});
      words(xml, run, "Hyperlink");
      xml.close();
    }
    xml.close().close();
  }
  out.xml = xml.finish();
  return out;
}

}  // namespace muster::document
