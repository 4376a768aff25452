#pragma once
// Printed pages as a tagged PDF.

#include <muster/kit/base/result.hpp>
#include <muster/kit/print/pages.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace muster::print {

/// A PDF with its fonts in it, a structure tree, language, title and alternative texts, marked as PDF/UA-1. Byte for
/// byte the same for the same pages and fonts. An error names letters that no font of this machine can draw; nothing is
/// ever drawn as an empty box in their place.
[[nodiscard]] Result<std::string> to_pdf(const Pages& pages);

/// As to_pdf, but letters that no font can draw stand as their names in square brackets ("[jiào yù]"), and the end of
/// the pages says so in `note` for so many letters, each told apart: of what people wrote, where one of them must not
/// keep all others from being printed.
[[nodiscard]] Result<std::string> to_pdf_with_names(Pages pages,
                                                    const std::function<Element(std::int64_t letters)>& note);

/// Where the same pages break: on which of them each anchor stands, from 1.
struct FoundPages {
  std::map<std::string, std::size_t> page_of;
  std::size_t pages = 1;
};
[[nodiscard]] FoundPages found_pages(const Pages& pages);

}  // namespace muster::print
