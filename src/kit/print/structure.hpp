#pragma once
// What Cairo does not write into a PDF: what stands in what, alternative texts, language, title and the mark PDF/UA.

#include "painter.hpp"

#include <string>

namespace muster::print {

/// Throws std::exception where qpdf refuses.
[[nodiscard]] std::string structured(const Pages& pages, const Layout& layout, const Painted& painted);

}  // namespace muster::print
