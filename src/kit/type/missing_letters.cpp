// Pango says it glyph by glyph.
#include "missing_letters.hpp"

namespace muster::type {

void add_missing_letters(PangoLayout* layout, std::set<char32_t>& letters) {
  if (pango_layout_get_unknown_glyphs_count(layout) == 0) return;
  for (auto* lines = pango_layout_get_lines_readonly(layout); lines != nullptr; lines = lines->next) {
    const auto* line = static_cast<PangoLayoutLine*>(lines->data);
    for (auto* runs = line->runs; runs != nullptr; runs = runs->next) {
      const auto* glyphs = static_cast<PangoGlyphItem*>(runs->data)->glyphs;
      for (int at = 0; at < glyphs->num_glyphs; ++at) {
        const auto glyph = glyphs->glyphs[at].glyph;
        if (glyph == PANGO_GLYPH_EMPTY || (glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0) continue;
        letters.insert(static_cast<char32_t>(glyph & ~PANGO_GLYPH_UNKNOWN_FLAG));
      }
    }
  }
}

}  // namespace muster::type
