#pragma once
// A picture in the text of a Word file.

#include "xml_writer.hpp"

#include <string>

namespace muster::document {

struct EmbeddedPicture {
  std::string number;  ///< of no other picture of the file
  std::string name;
  std::string relation;
  std::string alternative;
  std::string vector{};  ///< relation of the same as a drawing, or empty
};

/// Pixels as wide and as high; one without alternative text is decoration.
void docx_drawing(XmlWriter& xml, const EmbeddedPicture& drawn, double width, double height);

/// A chart of Word in the text; `relation` is its part.
void docx_chart(XmlWriter& xml, const EmbeddedPicture& chart, double width, double height);

}  // namespace muster::document
