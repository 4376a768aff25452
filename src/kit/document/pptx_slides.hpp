#pragma once
// The slides of a presentation: a title, then one for each figure, with its finding as the headline, and for
// quotations.

#include "native_chart.hpp"

#include <muster/kit/document/document.hpp>

#include <string>
#include <vector>

namespace muster::document {

struct Slide {
  std::string xml;                      ///< ppt/slides/slideN.xml
  std::vector<draw::Picture> pictures;  ///< of the relations rIdDrawing1 (SVG) and rIdPicture1 (PNG), 2, ...
  std::vector<NativeChart> charts;      ///< of the relations rIdChart1, ...
  const ImageBlock* image = nullptr;    ///< of the relation rIdPhoto, of the document itself
  bool title = false;                   ///< has the layout of the title
};

[[nodiscard]] std::vector<Slide> slides_of(const Document& document, ChartStyle charts);

}  // namespace muster::document
