#pragma once
// The writers of a document: each says the same in its own format.

#include <muster/kit/base/result.hpp>
#include <muster/kit/document/document.hpp>

#include <string>
#include <string_view>

namespace muster::document {

/// A whole, self-contained HTML page (style inside, pictures inline), printable; `fragment` leaves out the frame for
/// use inside the site's own page.
enum class HtmlExtent { page, fragment };
[[nodiscard]] std::string to_html(const Document& document, HtmlExtent whole);

/// The style that the fragment's classes need; every rule starts at `.report`.
[[nodiscard]] std::string_view html_style();

/// A Word file: real headings, tables with heading rows, pictures (PNG) with alternative text, language, page numbers.
/// Byte for byte the same for the same document.
[[nodiscard]] Result<std::string> to_docx(const Document& document);

/// Markdown, pictures as their alternative text.
[[nodiscard]] std::string to_markdown(const Document& document);

}  // namespace muster::document
