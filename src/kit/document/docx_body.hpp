#pragma once
// The body of a Word file: blocks as WordprocessingML, with the pictures and links that it refers to.

#include "native_chart.hpp"

#include <string>
#include <vector>

namespace muster::document {

struct DocxLink {
  std::string id;  ///< "rIdL1"
  std::string address;
};

/// The relation of the document's logo, where it has one.
inline constexpr const char* docx_logo_relation = "rIdLogo";

/// That of the image of this number, counted from 1.
[[nodiscard]] inline std::string docx_image_relation(const std::string& number) { return "rIdI" + number; }

struct DocxBody {
  std::string xml;                        ///< word/document.xml
  std::vector<draw::Picture> pictures;    ///< of rIdP1 and rIdV1, ...: word/media/image1.png and .svg, ...
  std::vector<NativeChart> charts;        ///< of rIdC1, ...: word/charts/chart1.xml, ...
  std::vector<const ImageBlock*> images;  ///< of rIdI1, ...: of the document itself
  std::vector<DocxLink> links;
  std::size_t numbered_lists = 0;  ///< each begins at 1: numbering instances 2, 3, ...
};

[[nodiscard]] DocxBody docx_body(const Document& document, ChartStyle charts);

}  // namespace muster::document
