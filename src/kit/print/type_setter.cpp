// Sizes in points, so that every machine with the same fonts breaks lines at the same places.
#include "type_setter.hpp"

#include "kit/type/missing_letters.hpp"

#include <muster/kit/base/direction.hpp>

#include <hb.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string_view>

namespace muster::print {
namespace {

double points(int units) { return static_cast<double>(units) / PANGO_SCALE; }

void add(PangoAttrList* list, PangoAttribute* attribute, std::size_t begin, std::size_t end) {
  attribute->start_index = static_cast<guint>(begin);
  attribute->end_index = static_cast<guint>(end);
  pango_attr_list_insert(list, attribute);
}

guint16 channel(std::uint32_t colour, unsigned shift) {
  return static_cast<guint16>(((colour >> shift) & 0xFFU) * 257U);
}

void dress(PangoLayout* layout, const Words& words) {
  std::string text;
  PangoAttrList* list = pango_attr_list_new();
  for (const auto& run : words.runs) {
    const auto begin = text.size();
    text += run.text;
    const auto size = static_cast<int>(std::lround(run.look.size * PANGO_SCALE));
    add(list, pango_attr_size_new_absolute(size), begin, text.size());
    add(list, pango_attr_weight_new(static_cast<PangoWeight>(run.look.weight)), begin, text.size());
    const auto colour = run.look.colour;
    add(list, pango_attr_foreground_new(channel(colour, 16), channel(colour, 8), channel(colour, 0)), begin,
        text.size());
    // Whoever reads the words of the file would lose those behind a hyphen that only the page has.
    add(list, pango_attr_insert_hyphens_new(FALSE), begin, text.size());
    // Large letters have their own drawing.
    if (run.look.size >= 18) add(list, pango_attr_family_new("Inter Display,Inter,Noto Sans"), begin, text.size());
    if (run.look.emphasis) add(list, pango_attr_style_new(PANGO_STYLE_ITALIC), begin, text.size());
    if (run.look.tabular) add(list, pango_attr_font_features_new("tnum=1"), begin, text.size());
    if (run.look.line_height > 0) add(list, pango_attr_line_height_new(run.look.line_height), begin, text.size());
    if (run.look.tracking != 0) {
      const auto between = static_cast<int>(std::lround(run.look.tracking * PANGO_SCALE));
      add(list, pango_attr_letter_spacing_new(between), begin, text.size());
    }
  }
  pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
  pango_layout_set_attributes(layout, list);
  pango_attr_list_unref(list);
}

/// A line that is broken at a space ends without it: whoever reads the words would join two. It is given back, without
/// width.
void keep_spaces_at_ends(PangoLayout* layout) {
  for (auto* lines = pango_layout_get_lines(layout); lines != nullptr; lines = lines->next) {
    const auto* line = static_cast<PangoLayoutLine*>(lines->data);
    for (auto* runs = line->runs; runs != nullptr; runs = runs->next) {
      auto* run = static_cast<PangoGlyphItem*>(runs->data);
      for (int at = 0; at < run->glyphs->num_glyphs; ++at) {
        auto& glyph = run->glyphs->glyphs[at];
        const char* text = pango_layout_get_text(layout) + run->item->offset + run->glyphs->log_clusters[at];
        hb_codepoint_t space = 0;
        if (glyph.glyph == PANGO_GLYPH_EMPTY && *text == ' ' &&
            hb_font_get_nominal_glyph(pango_font_get_hb_font(run->item->analysis.font), ' ', &space) != 0)
          glyph.glyph = space;
      }
    }
  }
}

}  // namespace

TypeSetter::TypeSetter(bool right_to_left) : fonts_(type::unhinted_fonts(72)), right_to_left_(right_to_left) {}

/// A context has one direction, and what was set in it is set anew where that changes: each direction has its own.
const type::Fonts& TypeSetter::fonts(bool from_right) {
  if (!from_right) return fonts_;
  if (!turned_fonts_) {
    turned_fonts_ = type::unhinted_fonts(72);
    pango_context_set_base_dir(turned_fonts_->context.get(), PANGO_DIRECTION_RTL);
  }
  return *turned_fonts_;
}

SetWords TypeSetter::make(const Words& words, double width) {
  SetWords out;
  std::string whole;
  for (const auto& run : words.runs) whole += run.text;
  // Pango looks into what is isolated for the direction of a paragraph; an answer in Arabic must not turn its sentence.
  // Figures alone keep their order ("77.9–96.2%"), wherever they stand.
  const bool from_right = begins_right_to_left(whole);
  out.layout.reset(pango_layout_new(fonts(from_right).context.get()));
  auto* layout = out.layout.get();
  // Noto before what else a machine may have: one look for all languages.
  PangoFontDescription* face = pango_font_description_from_string("Inter,Noto Sans");
  pango_layout_set_font_description(layout, face);
  pango_font_description_free(face);
  dress(layout, words);
  if (width >= 0) pango_layout_set_width(layout, static_cast<int>(std::ceil(width * PANGO_SCALE)));
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir(layout, FALSE);
  // Which side a paragraph begins at is the document's to say, whichever way its own words read.
  const bool turned = right_to_left_;
  pango_layout_set_alignment(layout, words.side == Words::Side::centre            ? PANGO_ALIGN_CENTER
                                     : (words.side == Words::Side::end) != turned ? PANGO_ALIGN_RIGHT
                                                                                  : PANGO_ALIGN_LEFT);
  keep_spaces_at_ends(layout);
  const std::unique_ptr<PangoLayoutIter, void (*)(PangoLayoutIter*)> line(pango_layout_get_iter(layout),
                                                                          pango_layout_iter_free);
  do {
    PangoRectangle box;
    int top = 0;
    int bottom = 0;
    pango_layout_iter_get_line_extents(line.get(), nullptr, &box);
    pango_layout_iter_get_line_yrange(line.get(), &top, &bottom);
    out.lines.push_back(
        {points(box.x), points(top), points(bottom), points(pango_layout_iter_get_baseline(line.get()))});
  } while (pango_layout_iter_next_line(line.get()) != FALSE);
  type::add_missing_letters(layout, missing_);
  return out;
}

const SetWords& TypeSetter::set(const Words& words, double width) {
  const std::pair key(&words, width);
  const auto found = made_.find(key);
  return found != made_.end() ? found->second : made_.emplace(key, make(words, width)).first->second;
}

std::vector<Area> TypeSetter::areas(const Words& words, double width, std::pair<std::size_t, std::size_t> bytes,
                                    std::pair<std::size_t, std::size_t> lines) {
  const auto& set_words = set(words, width);
  std::vector<Area> out;
  for (auto at = lines.first; at < lines.second; ++at) {
    auto* line = pango_layout_get_line_readonly(set_words.layout.get(), static_cast<int>(at));
    const auto begin = std::max(static_cast<int>(bytes.first), line->start_index);
    const auto end = std::min(static_cast<int>(bytes.second), line->start_index + line->length);
    if (begin >= end) continue;
    int* ranges = nullptr;
    int count = 0;
    pango_layout_line_get_x_ranges(line, begin, end, &ranges, &count);
    const auto& box = set_words.lines[at];
    for (std::ptrdiff_t range = 0; range < count; ++range) {
      const auto left = points(ranges[2 * range]);
      out.push_back({left, box.top - set_words.lines[lines.first].top, points(ranges[2 * range + 1]) - left,
                     box.bottom - box.top});
    }
    g_free(ranges);
  }
  return out;
}

double TypeSetter::natural_width(const Words& words) {
  int width = 0;
  pango_layout_get_size(set(words, -1).layout.get(), &width, nullptr);
  return points(width);
}

}  // namespace muster::print
