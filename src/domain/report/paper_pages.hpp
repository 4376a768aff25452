#pragma once
// The page beside the words of a report: as it is printed, with the numbers of its pages, whole or of one chapter.

#include "chapters.hpp"

#include <muster/domain/report/definition.hpp>
#include <muster/platform/web/view.hpp>

#include <cstddef>

namespace muster::report {

/// Blocks `begin` to before `end` of a document.
struct BlockRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};
/// What the part of the text printed; empty where a condition leaves it out.
[[nodiscard]] BlockRange printed_of(const DefinitionDraft& draft, const ShownPart& part);

/// Adds PAGES with its strip, and ARTICLE. `laid_out`: the page is set as it is printed, so that its pages have
/// numbers.
void add_paper(web::View& view, const DefinitionDraft& draft, const ShownPart& part, bool laid_out);

}  // namespace muster::report
