#pragma once
// Slides of a report that reads from the right: their paragraphs say so, and what stands at one side stands at the
// other.

#include "slide_xml.hpp"

#include <string_view>

namespace muster::document {

class SlideDirection {
 public:
  explicit SlideDirection(std::string_view language);

  [[nodiscard]] bool from_right() const { return from_right_; }

  /// a:pPr: a paragraph reads as its first letter does, and begins where the report's lines begin. Nothing is written
  /// where both are as the layout has them.
  void paragraph(XmlWriter& xml, std::string_view text) const;
  /// The same in a cell of a table: figures end where the words of a line would.
  void cell(XmlWriter& xml, std::string_view text, bool figures) const;

  /// At the other side of the slide in a report that reads from the right.
  [[nodiscard]] SlideBox placed(SlideBox box) const;

 private:
  [[nodiscard]] bool reads_from_right(std::string_view text) const;

  bool from_right_;
};

}  // namespace muster::document
