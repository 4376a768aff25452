// The only place that knows how SVG is spelt.

#include "svg_writer.hpp"

#include "colour.hpp"

#include <muster/kit/base/direction.hpp>
#include <muster/kit/base/markup.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace muster::draw {
namespace {

void attribute(std::string& out, std::string_view name, std::string_view value) {
  out.append(" ").append(name).append("=\"").append(value).append("\"");
}

void attribute(std::string& out, std::string_view name, double value) { attribute(out, name, number(value)); }

void box_attributes(std::string& out, const Box& box) {
  attribute(out, "x", box.x);
  attribute(out, "y", box.y);
  attribute(out, "width", std::max(0.0, box.width));
  attribute(out, "height", std::max(0.0, box.height));
}

/// Reads one code point at `at` and moves on; a broken sequence is one U+FFFD per byte.
char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  if (first < 0x80) return first;
  const int more = first >= 0xF0 && first < 0xF5 ? 3 : first >= 0xE0 && first < 0xF0 ? 2 : first >= 0xC2 ? 1 : 0;
  if (more == 0 || first >= 0xF5 || at + static_cast<std::size_t>(more) > text.size()) return 0xFFFD;
  char32_t point = first & (0x3FU >> more);
  for (int i = 0; i < more; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + static_cast<std::size_t>(i)]);
    if ((byte & 0xC0U) != 0x80U) return 0xFFFD;
    point = (point << 6U) | (byte & 0x3FU);
  }
  constexpr std::array<char32_t, 4> smallest{0, 0x80, 0x800, 0x10000};
  if (point < smallest[static_cast<std::size_t>(more)] || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) {
    return 0xFFFD;
  }
  at += static_cast<std::size_t>(more);
  return point;
}

constexpr char32_t isolate_ends = 0x2069;
bool begins_isolate(char32_t point) { return point >= 0x2066 && point < isolate_ends; }

bool forbidden(char32_t point) {
  const bool control = point < 0x20 || (point >= 0x7F && point < 0xA0);
  const bool reorders = point >= 0x202A && point <= 0x202E;
  const bool not_a_character = (point & 0xFFFEU) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
  return control || reorders || not_a_character;
}

}  // namespace

std::string number(double value) {
  if (!std::isfinite(value)) value = 0;
  std::array<char, 64> buffer{};
  value = std::clamp(value, -1e9, 1e9);
  auto* end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 2).ptr;
  while (end[-1] == '0') --end;
  if (end[-1] == '.') --end;
  const std::string_view digits(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  return digits == "-0" ? "0" : std::string(digits);
}

std::string clean(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  std::size_t isolates = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    const char32_t point = next_code_point(text, at);
    // What is isolated reaches out of nothing, once each beginning has its end.
    if (begins_isolate(point)) ++isolates;
    if (point == isolate_ends && isolates-- == 0) {
      isolates = 0;
      continue;
    }
    if (point == '\t' || point == '\n' || point == '\r') {
      result += ' ';
    } else if (point == 0xFFFD && text.substr(before, at - before) != "\xEF\xBF\xBD") {
      result += "\xEF\xBF\xBD";
    } else if (!forbidden(point)) {
      result.append(text.substr(before, at - before));
    }
  }
  for (; isolates > 0; --isolates) result += "\u2069";
  return result;
}

std::string escaped(std::string_view text) { return muster::escaped(clean(text)); }

void Drawing::rect(const Box& box, std::string_view fill, double radius) {
  body_ += "<rect";
  box_attributes(body_, box);
  if (radius > 0) attribute(body_, "rx", radius);
  attribute(body_, "fill", fill);
  body_ += "/>";
}

void Drawing::outlined_rect(const Box& box, std::string_view fill, std::string_view edge, double radius) {
  body_ += "<rect";
  box_attributes(body_, {box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1});
  if (radius > 0) attribute(body_, "rx", radius);
  attribute(body_, "fill", fill);
  attribute(body_, "stroke", edge);
  body_ += "/>";
}

void Drawing::line(double x1, double y1, double x2, double y2, std::string_view colour, double width) {
  body_ += "<line";
  attribute(body_, "x1", x1);
  attribute(body_, "y1", y1);
  attribute(body_, "x2", x2);
  attribute(body_, "y2", y2);
  attribute(body_, "stroke", colour);
  if (width != 1) attribute(body_, "stroke-width", width);
  body_ += "/>";
}

void Drawing::filled_path(std::string_view d, std::string_view fill) {
  if (d.empty()) return;
  body_ += "<path";
  attribute(body_, "fill", fill);
  attribute(body_, "d", d);
  body_ += "/>";
}

void Drawing::stroked_path(std::string_view d, std::string_view colour, double width) {
  if (d.empty()) return;
  body_ += "<path";
  attribute(body_, "fill", "none");
  attribute(body_, "stroke", colour);
  attribute(body_, "stroke-width", width);
  attribute(body_, "stroke-linecap", "square");
  attribute(body_, "d", d);
  body_ += "/>";
}

namespace {

std::string opened_text(double x, double baseline, const Face& face, std::string_view colour) {
  std::string out = "<text";
  attribute(out, "x", x);
  attribute(out, "y", baseline);
  attribute(out, "font-size", face.size);
  if (face.weight != Weight::regular) attribute(out, "font-weight", static_cast<int>(face.weight));
  attribute(out, "fill", colour);
  return out;
}

/// A line that reads from the right is set as such: else its full stop and its per cent stand at the wrong end.
std::string directed(std::string_view text) {
  return begins_right_to_left(text) ? "\u2067" + std::string(text) + "\u2069" : std::string(text);
}

}  // namespace

void Drawing::text(double x, double baseline, std::string_view text, const Face& face, std::string_view colour,
                   Anchor anchor) {
  body_ += opened_text(x, baseline, face, colour);
  if (anchor == Anchor::middle) attribute(body_, "text-anchor", "middle");
  if (anchor == Anchor::end) attribute(body_, "text-anchor", "end");
  body_.append(">").append(escaped(directed(text))).append("</text>");
}

void Drawing::fitted_text(double x, double baseline, std::string_view text, const Face& face, std::string_view colour,
                          double length) {
  body_ += opened_text(x, baseline, face, colour);
  attribute(body_, "textLength", length);
  attribute(body_, "lengthAdjust", "spacingAndGlyphs");
  body_.append(">").append(escaped(text)).append("</text>");
}

void Drawing::lines(double x, double baseline, const std::vector<std::string>& texts, double leading, const Face& face,
                    std::string_view colour, Anchor anchor) {
  for (const auto& each : texts) {
    text(x, baseline, each, face, colour, anchor);
    baseline += leading;
  }
}

void Drawing::interval(double x1, double x2, double y) {
  body_ += "<path";
  attribute(body_, "fill", "none");
  attribute(body_, "stroke", ink);
  attribute(body_, "stroke-width", 1.5);
  attribute(body_, "d",
            "M" + number(x1) + " " + number(y - 4.5) + "v9M" + number(x2) + " " + number(y - 4.5) + "v9M" + number(x1) +
                " " + number(y) + "H" + number(x2));
  body_ += "/>";
}

Picture Drawing::finish(double width, double height, std::string_view title, std::string alternative) const {
  std::string svg = R"(<svg xmlns="http://www.w3.org/2000/svg" role="img")";
  height = std::ceil(height);
  attribute(svg, "width", width);
  attribute(svg, "height", height);
  attribute(svg, "viewBox", "0 0 " + number(width) + " " + number(height));
  attribute(svg, "font-family", "Inter, system-ui, sans-serif");
  attribute(svg, "font-weight", "400");  // else a bold heading around the picture would reach in
  alternative = clean(alternative);
  svg.append("><title>").append(escaped(title)).append("</title><desc>").append(escaped(alternative));
  svg.append("</desc>").append(body_).append("</svg>");
  return {std::move(svg), width, height, std::move(alternative)};
}

Picture sentence(std::string_view words, double width) {
  constexpr double leading = 20;
  const Face face{.size = 15};
  Drawing drawing;
  const auto texts = wrapped(words, face, width);
  drawing.lines(0, 19, texts, leading, face, third_ink);
  return drawing.finish(width, 8 + leading * static_cast<double>(texts.size()), words, std::string(words));
}

}  // namespace muster::draw
