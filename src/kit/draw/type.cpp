// Measuring without a screen, in sizes that are absolute.

#include "type.hpp"

#include "kit/type/fonts.hpp"
#include "kit/type/missing_letters.hpp"
#include "svg_writer.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace muster::draw {
namespace {

/// Without hinting type scales evenly, so one size is enough to measure; finding a font for each size is what costs.
constexpr double measured_size = 100;

/// In Pango's units, at the measured size.
struct Extents {
  int width = 0;
  std::optional<PangoRectangle> ink;  ///< from the baseline; asked for less often, and costs more
};

/// One thread's measuring table. A cloud asks for the same words in many sizes, and a screen for the same cloud with
/// one word more, so what was measured lately is remembered.
class Shaper {
 public:
  Shaper() : fonts_(type::unhinted_fonts(96)) {
    pango_context_set_base_dir(fonts_.context.get(), PANGO_DIRECTION_LTR);
    layout_.reset(pango_layout_new(fonts_.context.get()));
    pango_layout_set_single_paragraph_mode(layout_.get(), TRUE);
  }

  int width(std::string_view text, Weight weight) { return extents(text, weight, false).width; }
  PangoRectangle ink(std::string_view text, Weight weight) { return *extents(text, weight, true).ink; }

  std::set<char32_t> missing(std::string_view text) {
    std::set<char32_t> out;
    (void)measured(text, Weight::regular, false);
    type::add_missing_letters(layout_.get(), out);
    return out;
  }

  void remember() { ++remembering_; }
  void forget() {
    if (--remembering_ == 0) remembered_.clear();
  }

 private:
  static constexpr std::size_t most_remembered = 4096;
  static constexpr std::size_t longest_remembered = 24;  // bytes, of a word

  Extents extents(std::string_view text, Weight weight, bool with_ink) {
    if (remembering_ == 0 || text.size() > longest_remembered) return measured(text, weight, with_ink);
    key_.assign(1, static_cast<char>(static_cast<int>(weight) / 100));
    key_ += text;
    const auto found = remembered_.find(key_);
    if (found != remembered_.end() && (!with_ink || found->second.ink)) return found->second;
    if (remembered_.size() >= most_remembered) remembered_.clear();
    return remembered_[key_] = measured(text, weight, with_ink);
  }

  Extents measured(std::string_view text, Weight weight, bool with_ink) {
    PangoFontDescription* description = pango_font_description_new();
    pango_font_description_set_family_static(description, "Inter");
    pango_font_description_set_weight(description, static_cast<PangoWeight>(weight));
    pango_font_description_set_absolute_size(description, measured_size * PANGO_SCALE);
    pango_layout_set_font_description(layout_.get(), description);
    pango_font_description_free(description);
    const std::string shown = clean(text);
    pango_layout_set_text(layout_.get(), shown.data(), static_cast<int>(shown.size()));
    Extents out;
    PangoRectangle ink;
    PangoRectangle logical;
    pango_layout_get_extents(layout_.get(), with_ink ? &ink : nullptr, &logical);
    out.width = logical.width;
    if (!with_ink) return out;
    ink.y -= pango_layout_get_baseline(layout_.get());
    out.ink = ink;
    return out;
  }

  type::Fonts fonts_;
  type::ObjectPtr<PangoLayout> layout_;
  std::unordered_map<std::string, Extents> remembered_;  ///< by weight and text
  std::string key_;
  int remembering_ = 0;
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

MeasuredOften::MeasuredOften() { shaper().remember(); }
MeasuredOften::~MeasuredOften() { shaper().forget(); }

double text_width(std::string_view text, const Face& face) { return pixels(shaper().width(text, face.weight), face); }

Ink text_ink(std::string_view text, const Face& face) {
  const auto box = shaper().ink(text, face.weight);
  return {pixels(box.x, face), pixels(box.y, face), pixels(box.x + box.width, face), pixels(box.y + box.height, face)};
}

std::set<char32_t> letters_without_font(std::string_view text) {
  // Inter has every Latin letter: nothing is shaped for these.
  constexpr unsigned char first_beyond_latin = 0xC9;  // leads U+0240 and what follows
  const bool latin = std::all_of(text.begin(), text.end(),
                                 [](char byte) { return static_cast<unsigned char>(byte) < first_beyond_latin; });
  return latin ? std::set<char32_t>() : shaper().missing(text);
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
