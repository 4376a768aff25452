#pragma once
// Footnotes of a Word file: their marks in the text, and the part that holds their words.

#include "docx_body.hpp"
#include "xml_writer.hpp"

#include <string>
#include <vector>

namespace muster::document {

/// In a paragraph: the mark of footnote `number`.
void docx_footnote_mark(XmlWriter& xml, const std::string& number);

struct DocxFootnotes {
  std::string xml;              ///< word/footnotes.xml; empty where there is none
  std::vector<DocxLink> links;  ///< of its own relationships
};
[[nodiscard]] DocxFootnotes docx_footnotes(const Document& document);

}  // namespace muster::document
