#pragma once
// Measures Inter with Pango, the shaper that draws the PNG too. Safe from any thread: each has its own context.
// Every function throws std::runtime_error where Inter is not installed; no other font is ever measured in its place.

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muster::draw {

enum class Weight { regular = 400, medium = 500, semibold = 600, bold = 700 };

struct Face {
  double size = 15;  ///< CSS pixels
  Weight weight = Weight::regular;
};

/// What the ink of a text covers, seen from the start of its baseline; `top` is negative above the baseline.
struct Ink {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

/// While one lives, this thread remembers the words that it measures: a cloud asks for each in many sizes.
class MeasuredOften {
 public:
  MeasuredOften();
  MeasuredOften(const MeasuredOften&) = delete;
  MeasuredOften& operator=(const MeasuredOften&) = delete;
  ~MeasuredOften();
};

/// How far the pen moves, in CSS pixels.
[[nodiscard]] double text_width(std::string_view text, const Face& face);

[[nodiscard]] Ink text_ink(std::string_view text, const Face& face);

/// The letters of the text that no font of this machine can draw: they would be boxes.
[[nodiscard]] std::set<char32_t> letters_without_font(std::string_view text);

/// The text in lines no wider than `width`, broken at spaces and, where a word alone is too wide, between characters.
/// At least one line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, const Face& face, double width);

}  // namespace muster::draw
