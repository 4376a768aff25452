#pragma once
// Writes SVG that may stand anywhere: presentation attributes only, no ids, no styles, no references, so that many
// pictures share a page under a strict content security policy.

#include "type.hpp"

#include <muster/kit/draw/picture.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace muster::draw {

/// At most two decimals, no trailing zeros, the same in every locale.
[[nodiscard]] std::string number(double value);

/// `text` without what XML forbids (control characters, broken UTF-8) and without marks that reorder a line:
/// what is isolated stays so, each beginning with its end. Tabs and line ends become spaces. Not yet escaped.
[[nodiscard]] std::string clean(std::string_view text);

/// `text` cleaned and escaped for element content and attribute values.
[[nodiscard]] std::string escaped(std::string_view text);

enum class Anchor { start, middle, end };

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

/// A picture that is being drawn. All measures are CSS pixels, y grows downwards, text stands on its baseline.
class Drawing {
 public:
  void rect(const Box& box, std::string_view fill, double radius = 0);
  /// The outline lies inside the box.
  void outlined_rect(const Box& box, std::string_view fill, std::string_view edge, double radius = 0);
  void line(double x1, double y1, double x2, double y2, std::string_view colour, double width = 1);
  void filled_path(std::string_view d, std::string_view fill);
  void stroked_path(std::string_view d, std::string_view colour, double width);
  void text(double x, double baseline, std::string_view text, const Face& face, std::string_view colour,
            Anchor anchor = Anchor::start);
  /// As text(), but held to `length` where another font stands in for Inter.
  void fitted_text(double x, double baseline, std::string_view text, const Face& face, std::string_view colour,
                   double length);
  /// Lines of one text, the first on `baseline`, the others `leading` below each other.
  void lines(double x, double baseline, const std::vector<std::string>& texts, double leading, const Face& face,
             std::string_view colour, Anchor anchor = Anchor::start);
  /// A 1.5 px line from x1 to x2 with 9 px ends: how the family draws an interval.
  void interval(double x1, double x2, double y);

  /// The whole element. `title` names the picture in a few words, `alternative` says what it shows.
  [[nodiscard]] Picture finish(double width, double height, std::string_view title, std::string alternative) const;

 private:
  std::string body_;
};

/// What an empty picture says: one quiet sentence.
[[nodiscard]] Picture sentence(std::string_view words, double width);

}  // namespace muster::draw
