#pragma once
// The parts of a Word file that are the same for every report: styles, lists, fonts, settings.

#include <cstddef>
#include <string>

namespace muster::document {

[[nodiscard]] std::string docx_styles(const std::string& language);
[[nodiscard]] std::string docx_numbering(std::size_t numbered_lists);
[[nodiscard]] std::string docx_fonts();
[[nodiscard]] std::string docx_settings(const std::string& language);
/// `text` at the left, the page's number at the right.
[[nodiscard]] std::string docx_footer(const std::string& text);

}  // namespace muster::document
