// Hinting off and glyphs where they fall, so that every machine finds the same figures.

#include "fonts.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace muster::type {
namespace {

void require_inter(PangoFontMap* map) {
  PangoFontFamily** families = nullptr;
  int count = 0;
  pango_font_map_list_families(map, &families, &count);
  const bool found = std::any_of(families, families + count, [](PangoFontFamily* family) {
    return std::string_view(pango_font_family_get_name(family)) == "Inter";
  });
  g_free(static_cast<void*>(families));
  if (!found) throw std::runtime_error("the font Inter is missing: install fonts-inter");
}

}  // namespace

Fonts unhinted_fonts(double resolution) {
  Fonts fonts;
  fonts.map.reset(pango_cairo_font_map_new());
  require_inter(fonts.map.get());
  fonts.context.reset(pango_font_map_create_context(fonts.map.get()));
  pango_cairo_context_set_resolution(fonts.context.get(), resolution);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options(fonts.context.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(fonts.context.get(), FALSE);
  pango_context_set_language(fonts.context.get(), pango_language_from_string("en-gb"));
  return fonts;
}

}  // namespace muster::type
