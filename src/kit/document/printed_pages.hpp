#pragma once
// A report as printed pages: sizes, spaces and what belongs together on one page.

#include <muster/kit/document/document.hpp>
#include <muster/kit/print/pages.hpp>

namespace muster::document {

[[nodiscard]] print::Pages printed_pages(const Document& document);

}  // namespace muster::document
