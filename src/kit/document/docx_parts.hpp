#pragma once
// The parts of a Word file that are the same for every report: styles, lists, fonts, settings.

#include "xml_writer.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace muster::document {

[[nodiscard]] std::string docx_styles(const std::string& language);
[[nodiscard]] std::string docx_numbering(std::size_t numbered_lists);
[[nodiscard]] std::string docx_fonts();
[[nodiscard]] std::string docx_settings(const std::string& language, bool footnotes);
/// `text` at the left, the page's number at the right.
[[nodiscard]] std::string docx_footer(const std::string& text);

/// Opens the document and its body, with the names of all that may stand in them.
void docx_open_body(XmlWriter& xml);
struct DocxTable {
  std::string style;
  std::string caption;  ///< none: the table orders a page, and has no heading row
  bool from_right = false;
};
/// Opens a table with its columns' widths, in twentieths of a point.
void docx_open_table(XmlWriter& xml, const std::vector<int>& columns, const DocxTable& look);
/// The rules of a table's cell: a light one below a row of its body, else a dark one; a dark one above a total too.
void docx_cell_rules(XmlWriter& xml, bool in_body, bool total);
/// The properties of a section that ends here, in the text. The first begins the file; each later one goes on where the
/// last stopped.
void docx_section(XmlWriter& xml, int columns, bool first, bool from_right);

}  // namespace muster::document
