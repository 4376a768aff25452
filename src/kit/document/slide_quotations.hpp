#pragma once
// Quotations on a slide: side by side behind a rule of the accent's colour, as large as there is room for.

#include "slide_direction.hpp"
#include "slide_xml.hpp"

#include <muster/kit/document/document.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace muster::document {

struct PlacedQuotation {
  const Paragraph* what = nullptr;
  SlideBox box;
  int size = 0;  ///< hundredths of a point
};

/// From `first` on, as many as have room: six at most, one at least, however small its letters must be.
[[nodiscard]] std::vector<PlacedQuotation> placed_quotations(const std::vector<const Paragraph*>& all,
                                                             std::size_t first, const SlideBox& room);

/// All of them in one row of large letters, or nothing where they are too many or too long for that.
[[nodiscard]] std::vector<PlacedQuotation> quotations_in_a_row(const std::vector<const Paragraph*>& all,
                                                               const SlideBox& room);

/// A text that one can change, and its rule; `id` and the next are those of its shapes.
void write_quotation(XmlWriter& xml, const PlacedQuotation& quotation, const std::string& language,
                     const SlideDirection& direction, std::size_t id);

/// The words without looks and footnotes, on one line.
[[nodiscard]] std::string plain(const Sentence& sentence);

}  // namespace muster::document
