#pragma once
// What all slides share: theme, master and the two layouts, whose looks one changes once for all slides.

#include <string>

namespace muster::document {

inline constexpr int emu = 9525;          ///< of a pixel; a slide is 1280 by 720 of them
inline constexpr int slide_width = 1280;  ///< pixels
inline constexpr int slide_height = 720;  ///< pixels
inline constexpr int slide_margin = 80;   ///< pixels, left and right
inline constexpr int slide_text = slide_width - 2 * slide_margin;

inline const std::string drawing_schema = "http://schemas.openxmlformats.org/drawingml/2006/main";
inline const std::string slide_schema = "http://schemas.openxmlformats.org/presentationml/2006/main";

[[nodiscard]] std::string pptx_theme();
/// Both for a presentation in that language, whose words may begin at the right.
[[nodiscard]] std::string pptx_master(const std::string& language);
/// "title" or "finding".
[[nodiscard]] std::string pptx_layout(bool title, const std::string& language);
[[nodiscard]] std::string pptx_presentation(std::size_t slides, const std::string& language);

}  // namespace muster::document
