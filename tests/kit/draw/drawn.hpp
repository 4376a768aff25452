#pragma once
// Reads a picture back: its elements as text, and its pixels after librsvg drew them.

#include <muster/kit/draw/picture.hpp>

#include "support/times.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace drawn {

/// One element of an SVG, in drawing order, with what stands between its tags.
struct Element {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string content;
  [[nodiscard]] double number(const std::string& attribute) const;
  [[nodiscard]] std::string attribute(const std::string& name) const;
};

[[nodiscard]] std::vector<Element> elements(const std::string& svg);
[[nodiscard]] std::vector<Element> elements(const std::string& svg, std::string_view name);
/// Those of one fill.
[[nodiscard]] std::vector<Element> filled(const std::string& svg, std::string_view name, std::string_view fill);
/// The contents of all <text> elements, entities resolved.
[[nodiscard]] std::vector<std::string> texts(const std::string& svg);
/// The first text of exactly this content; fails the test where there is none.
[[nodiscard]] Element text(const std::string& svg, const std::string& content);
using muster::test::times;

struct Pixels {
  int width = 0;
  int height = 0;
  std::vector<unsigned> values;  ///< 0xRRGGBB
  [[nodiscard]] unsigned at(double x, double y) const;
};
[[nodiscard]] Pixels pixels(const std::string& png);

/// Where ink lies, in the picture's own coordinates.
struct Extent {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  [[nodiscard]] bool meets(const Extent& other) const;
};
/// The ink of one <text> element alone, as librsvg draws it; exact to a third of a pixel.
[[nodiscard]] Extent ink_of(const Element& text);

/// Compares with tests/kit/draw/golden/<name>; renews it, and fails saying so, where MUSTER_RENEW is set.
void matches_golden(const std::string& name, const std::string& text);

}  // namespace drawn
