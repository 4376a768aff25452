// No program says here how wide words become, so lines are reckoned from what letters take on average, and a little
// more.
#include "slide_quotations.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace muster::document {
namespace {

constexpr double hundredths_in_pixels = 4.0 / 300.0;
constexpr double letter_width = 0.56;  // of the size
constexpr double line_height = 1.3;
constexpr double rule_width = 4;
constexpr double beside_rule = 18;
constexpr double gap = 40;
constexpr double row_gap = 28;
constexpr int theme_size = 1200;
constexpr std::array sizes{2400, 2000, 1700, 1400, 1200, 1000, 800, 600};
constexpr int least_in_a_row = 1400;
constexpr std::size_t most = 6;
constexpr std::size_t most_in_a_row = 3;

double height_of(const Paragraph& quotation, double width, int size) {
  const auto pixels = size * hundredths_in_pixels;
  const auto a_line = std::max(1.0, std::floor((width - beside_rule) / (pixels * letter_width)));
  const auto letters = static_cast<double>(character_count(plain(quotation.text)));
  const auto theme = quotation.quoted.theme.empty() ? 0.0 : theme_size * hundredths_in_pixels * 1.6;
  return std::max(1.0, std::ceil(letters / a_line)) * pixels * line_height + theme;
}

/// Row by row; nothing where they do not fit.
std::vector<PlacedQuotation> placed(const std::vector<const Paragraph*>& all, std::size_t first, std::size_t count,
                                    std::size_t columns, const SlideBox& room, int size) {
  std::vector<PlacedQuotation> out;
  const auto width = (room.width - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  double top = room.y;
  for (std::size_t row = 0; row < count; row += columns) {
    double tallest = 0;
    for (std::size_t at = row; at < std::min(row + columns, count); ++at) {
      const auto& quotation = *all[first + at];
      const auto height = height_of(quotation, width, size);
      out.push_back({&quotation, {room.x + (width + gap) * static_cast<double>(at - row), top, width, height}, size});
      tallest = std::max(tallest, height);
    }
    top += tallest + row_gap;
  }
  if (top - row_gap > room.y + room.height) out.clear();
  return out;
}

std::size_t columns_for(std::size_t count) { return count == 1 ? 1 : count == 2 || count == 4 ? 2 : 3; }

void words(XmlWriter& xml, const std::string& text, int size, const char* colour, const std::string& language,
           const SlideDirection& direction) {
  xml.open("a:p");
  direction.paragraph(xml, text);
  xml.open("a:r").open("a:rPr", {{"lang", language}, {"sz", std::to_string(size)}, {"b", "0"}});
  xml.open("a:solidFill").leaf("a:schemeClr", {{"val", colour}}).close();
  // Outside a placeholder no layout says the font.
  xml.leaf("a:latin", {{"typeface", "+mn-lt"}}).close();
  xml.open("a:t").text(text).close().close().close();
}

}  // namespace

std::string plain(const Sentence& sentence) {
  std::string out;
  for (const auto& run : sentence) {
    if (run.note.empty()) out += run.text;
  }
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

std::vector<PlacedQuotation> placed_quotations(const std::vector<const Paragraph*>& all, std::size_t first,
                                               const SlideBox& room) {
  for (auto count = std::min(most, all.size() - first); count > 0; --count) {
    for (const int size : sizes) {
      // Small letters are for one that is long in itself.
      if (count > 1 && size < least_in_a_row) break;
      if (auto out = placed(all, first, count, columns_for(count), room, size); !out.empty()) return out;
    }
  }
  return {{all[first], room, sizes.back()}};
}

std::vector<PlacedQuotation> quotations_in_a_row(const std::vector<const Paragraph*>& all, const SlideBox& room) {
  if (all.empty() || all.size() > most_in_a_row) return {};
  constexpr int largest = 1700;
  for (const int size : sizes) {
    if (size > largest) continue;
    if (size < least_in_a_row) break;
    if (auto out = placed(all, 0, all.size(), std::max<std::size_t>(2, all.size()), room, size); !out.empty())
      return out;
  }
  return {};
}

void write_quotation(XmlWriter& xml, const PlacedQuotation& quotation, const std::string& language,
                     const SlideDirection& direction, std::size_t id) {
  const auto& box = quotation.box;
  xml.open("p:cxnSp").open("p:nvCxnSpPr");
  xml.open("p:cNvPr", {{"id", std::to_string(id)}, {"name", "Rule " + std::to_string(id)}});
  slide_decoration(xml);
  xml.close().leaf("p:cNvCxnSpPr").leaf("p:nvPr").close().open("p:spPr");
  slide_place(xml, "a:xfrm", direction.placed({box.x + rule_width / 2, box.y, 0, box.height}));
  xml.open("a:prstGeom", {{"prst", "line"}}).leaf("a:avLst").close();
  xml.open("a:ln", {{"w", std::to_string(std::llround(rule_width * emu))}});
  xml.open("a:solidFill").leaf("a:schemeClr", {{"val", "accent1"}}).close().close().close().close();

  xml.open("p:sp").open("p:nvSpPr");
  xml.leaf("p:cNvPr", {{"id", std::to_string(id + 1)}, {"name", "Quotation " + std::to_string(id + 1)}});
  xml.leaf("p:cNvSpPr", {{"txBox", "1"}}).leaf("p:nvPr").close().open("p:spPr");
  slide_place(xml, "a:xfrm", direction.placed({box.x + beside_rule, box.y, box.width - beside_rule, box.height}));
  xml.open("a:prstGeom", {{"prst", "rect"}}).leaf("a:avLst").close().leaf("a:noFill").close();
  xml.open("p:txBody")
      .open("a:bodyPr", {{"wrap", "square"}, {"lIns", "0"}, {"tIns", "0"}, {"rIns", "0"}, {"bIns", "0"}});
  xml.leaf("a:normAutofit").close().leaf("a:lstStyle");
  words(xml, plain(quotation.what->text), quotation.size, "tx1", language, direction);
  if (const auto& theme = quotation.what->quoted.theme; !theme.empty())
    words(xml, theme, theme_size, "tx2", language, direction);
  xml.close().close();
}

}  // namespace muster::document
