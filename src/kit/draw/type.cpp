// Measuring without a screen, in sizes that are absolute.

#include "type.hpp"

#include "kit/type/fonts.hpp"
#include "svg_writer.hpp"

#include <algorithm>
#include <utility>

namespace muster::draw {
namespace {

/// Without hinting type scales evenly, so one size is enough to measure; finding a font for each size is what costs.
constexpr double measured_size = 100;

/// One thread's measuring table.
class Shaper {
 public:
  Shaper() : fonts_(type::unhinted_fonts(96)) {
    pango_context_set_base_dir(fonts_.context.get(), PANGO_DIRECTION_LTR);
    layout_.reset(pango_layout_new(fonts_.context.get()));
    pango_layout_set_single_paragraph_mode(layout_.get(), TRUE);
  }

  PangoLayout* shape(std::string_view text, const Face& face) {
    PangoFontDescription* description = pango_font_description_new();
    pango_font_description_set_family_static(description, "Inter");
    pango_font_description_set_weight(description, static_cast<PangoWeight>(face.weight));
    pango_font_description_set_absolute_size(description, measured_size * PANGO_SCALE);
    pango_layout_set_font_description(layout_.get(), description);
    pango_font_description_free(description);
    const std::string shown = clean(text);
    pango_layout_set_text(layout_.get(), shown.data(), static_cast<int>(shown.size()));
    return layout_.get();
  }

 private:
  type::Fonts fonts_;
  type::ObjectPtr<PangoLayout> layout_;
};

Shaper& shaper() {
  thread_local Shaper own;
  return own;
}

/// Pango's units at the measured size, as CSS pixels at the face's own.
double pixels(int units, const Face& face) { return units * face.size / (measured_size * PANGO_SCALE); }

/// Where the character after the one at `at` begins.
std::size_t next_character(std::string_view word, std::size_t at) {
  do ++at;
  while (at < word.size() && (static_cast<unsigned char>(word[at]) & 0xC0U) == 0x80U);
  return std::min(at, word.size());
}

/// The longest start of `word`, in whole characters and at least one, that fits; moves `word` past it. Each start that
/// is measured is shaped whole, so few are: twice as many characters until they are too many, then by halves.
std::string taken_start(std::string_view& word, const Face& face, double width) {
  const auto fits = [&](std::size_t end) { return text_width(word.substr(0, end), face) <= width; };
  std::vector<std::size_t> ends{next_character(word, 0)};  // of the characters looked at so far
  std::size_t good = 0;
  std::size_t bad = 0;  // none known
  for (std::size_t step = 1; bad == 0 && ends.back() < word.size(); step *= 2) {
    while (ends.size() <= good + step && ends.back() < word.size()) ends.push_back(next_character(word, ends.back()));
    (fits(ends.back()) ? good : bad) = ends.size() - 1;
  }
  while (bad > good + 1) {
    const auto middle = good + (bad - good) / 2;
    (fits(ends[middle]) ? good : bad) = middle;
  }
  std::string start(word.substr(0, ends[good]));
  word.remove_prefix(ends[good]);
  return start;
}

}  // namespace

double text_width(std::string_view text, const Face& face) {
  PangoRectangle logical;
  pango_layout_get_extents(shaper().shape(text, face), nullptr, &logical);
  return pixels(logical.width, face);
}

Ink text_ink(std::string_view text, const Face& face) {
  PangoLayout* layout = shaper().shape(text, face);
  PangoRectangle box;
  pango_layout_get_extents(layout, &box, nullptr);
  const int baseline = pango_layout_get_baseline(layout);
  return {pixels(box.x, face), pixels(box.y - baseline, face), pixels(box.x + box.width, face),
          pixels(box.y + box.height - baseline, face)};
}

std::vector<std::string> wrapped(std::string_view text, const Face& face, double width) {
  const std::string shown = clean(text);
  std::vector<std::string> lines;
  std::string line;
  for (std::size_t at = 0; at < shown.size();) {
    const std::size_t space = std::min(shown.find(' ', at), shown.size());
    std::string_view word = std::string_view(shown).substr(at, space - at);
    at = space + 1;
    if (word.empty()) continue;
    const std::string longer = line.empty() ? std::string(word) : line + ' ' + std::string(word);
    if (text_width(longer, face) <= width) {
      line = longer;
      continue;
    }
    if (!line.empty()) lines.push_back(std::exchange(line, {}));
    if (text_width(word, face) <= width) {
      line = std::string(word);
      continue;
    }
    // What is left is not measured whole again for each line: a word of 8,000 letters took a second.
    while (!word.empty()) {
      if (!line.empty()) lines.push_back(std::exchange(line, {}));
      line = taken_start(word, face, width);
    }
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

}  // namespace muster::draw
