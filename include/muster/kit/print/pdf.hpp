#pragma once
// Printed pages as a tagged PDF.

#include <muster/kit/base/result.hpp>
#include <muster/kit/print/pages.hpp>

#include <cstddef>
#include <map>
#include <string>

namespace muster::print {

/// A PDF with its fonts in it, a structure tree, language, title and alternative texts, marked as PDF/UA-1. Byte for
/// byte the same for the same pages and fonts. An error names letters that no font of this machine can draw; nothing is
/// ever drawn as an empty box in their place.
[[nodiscard]] Result<std::string> to_pdf(const Pages& pages);

/// Where the same pages break: on which of them each anchor stands, from 1.
struct FoundPages {
  std::map<std::string, std::size_t> page_of;
  std::size_t pages = 1;
};
[[nodiscard]] FoundPages found_pages(const Pages& pages);

}  // namespace muster::print
