#pragma once
// The writers of a document: each says the same in its own format.

#include <muster/kit/base/json.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/kit/document/document.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

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

/// The same with bars and scales as charts of Word in place of drawings: each with its numbers in a workbook inside, to
/// be changed in Word, and as a table below it.
[[nodiscard]] Result<std::string> to_docx_with_charts(const Document& document);

/// A PDF on A4, tagged for whoever has it read out: headings, lists, tables with heading cells that stand on top of
/// every page, figures as drawings with alternative text, contents with page numbers, bookmarks, links and language;
/// marked as PDF/UA-1. Byte for byte the same for the same document and fonts. An error names letters that no font of
/// this machine can draw.
[[nodiscard]] Result<std::string> to_pdf(const Document& document);

/// On which page of that PDF each block of the document begins, from 1.
struct PrintedOn {
  std::vector<std::size_t> page_of_block;
  std::size_t pages = 1;
};
[[nodiscard]] PrintedOn printed_on(const Document& document);

/// A workbook: a sheet that lists all others, then one for each figure and table with its numbers as numbers under
/// heading cells that can be filtered, and one for each list; all rows of each. Byte for byte the same for the same
/// document. Error: the machine cannot write.
[[nodiscard]] Result<std::string> to_xlsx(const Document& document);

/// A presentation: a title, then a slide for each figure, whose headline is its finding; figures as drawings (and PNG
/// for programs that cannot draw them) with alternative text, the numbers as a table of the slide, the base at its
/// foot. Quotations stand below the figure before them where there is room, else on slides of their own, a theme's
/// together. Byte for byte the same for the same document.
[[nodiscard]] Result<std::string> to_pptx(const Document& document);

/// The same with bars and scales as charts of the presentation in place of drawings: each with its numbers in a
/// workbook inside, to be changed there.
[[nodiscard]] Result<std::string> to_pptx_with_charts(const Document& document);

/// The document as JSON, for programs: its blocks in order, each with its kind; docs/report-language.md names the
/// members. Pictures are their alternative texts.
[[nodiscard]] std::string to_json(const Document& document);
[[nodiscard]] Json json_of(const Document& document);

/// Markdown, pictures as their alternative text.
[[nodiscard]] std::string to_markdown(const Document& document);

}  // namespace muster::document
