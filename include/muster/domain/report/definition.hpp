#pragma once
// The report language: Markdown with figures in braces and blocks of pictures, bound to a summary.
// docs/report-language.md teaches it.

#include <muster/domain/report/document.hpp>
#include <muster/domain/report/summary.hpp>
#include <muster/kit/base/result.hpp>

#include <string>
#include <string_view>

namespace muster::report {

/// Renders a definition over one event's summary. Every unknown name, code or block is a fault with line, column and
/// the nearest spelling; all faults are reported (up to 20); nothing is left empty in silence.
[[nodiscard]] Result<Document> build_document(std::string_view definition, const std::string& source,
                                              const Summary& summary);

/// A whole, self-contained HTML page (style inside, pictures inline), printable; `fragment` leaves out the frame for
/// use inside the site's own page.
enum class Whole { page, fragment };
[[nodiscard]] std::string to_html(const Document& document, Whole whole);

/// The style that the fragment's classes need; every rule starts at `.report`.
[[nodiscard]] std::string_view html_style();

/// A Word file: real headings, tables with heading rows, pictures (PNG) with alternative text, language, page numbers.
/// Byte for byte the same for the same document.
[[nodiscard]] Result<std::string> to_docx(const Document& document);

/// Markdown, pictures as their alternative text.
[[nodiscard]] std::string to_markdown(const Document& document);

}  // namespace muster::report
