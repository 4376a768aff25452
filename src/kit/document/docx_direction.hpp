#pragma once
// Which way a paragraph of a Word file reads, and to which side it keeps, in a document that may read from the right.

#include "xml_writer.hpp"

#include <string_view>

namespace muster::document {

class DocxDirection {
 public:
  explicit DocxDirection(bool from_right) : from_right_(from_right) {}

  /// Words from the left, and figures, in a document that reads from the right.
  [[nodiscard]] bool against_page(std::string_view text) const;
  /// In a paragraph's properties: which way it reads.
  void reading(XmlWriter& xml, std::string_view text) const;
  /// The same, and that it keeps to the side at which the page begins.
  void keep_side(XmlWriter& xml, std::string_view text) const;
  /// A cell's line. Of a paragraph that reads from the right Word takes "right" as its end.
  void align_cell(XmlWriter& xml, std::string_view line, bool figures) const;
  [[nodiscard]] bool from_right() const { return from_right_; }

 private:
  bool from_right_;
};

}  // namespace muster::document
