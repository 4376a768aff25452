#pragma once
// Markdown with figures in braces, read into the blocks of a document. cmark reads it; raw HTML never passes.

#include "diagnostics.hpp"
#include "scope.hpp"

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/document/document.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster::report {

/// Reads one stretch of Markdown that starts at byte `offset` of the definition. Anchors of headings are left empty.
/// Errors: what figure_text refuses, a brace that never closes, HTML, images, code, lists in lists, tables' and rules'
/// lookalikes, headings deeper than 3.
[[nodiscard]] std::vector<document::Block> read_markdown(std::string_view text, std::size_t offset, const Scope& scope,
                                                         document::Paragraph::Look look, Diagnostics& diagnostics);

/// One line of plain text with figures in braces: a caption or a title.
[[nodiscard]] std::string read_line_text(std::string_view text, std::size_t offset, const Scope& scope,
                                         Diagnostics& diagnostics);

/// Checks braces without looking names up: for text that a condition leaves out.
void check_braces(std::string_view text, std::size_t offset, Diagnostics& diagnostics);

}  // namespace muster::report
