#pragma once
// Words of a Word file with one look, and fields that the program that opens it fills in.

#include "xml_writer.hpp"

#include <string>
#include <string_view>

namespace muster::document {

struct DocxLook {
  bool strong = false;
  bool emphasis = false;
  const char* style = nullptr;  ///< of characters; nullptr: none
};
/// '\n' breaks the line; parts that read from right to left say so.
void docx_run(XmlWriter& xml, std::string_view text, const DocxLook& look = {});

/// A field with what stands there until it is filled in.
void docx_field(XmlWriter& xml, const std::string& instruction, std::string_view meanwhile);

}  // namespace muster::document
