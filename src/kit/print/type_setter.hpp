#pragma once
// Words set in lines of a width: Pango chooses the fonts, breaks the lines and knows what reads from right to left.

#include "kit/type/fonts.hpp"

#include <muster/kit/print/pages.hpp>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace muster::print {

template <class T>
using ObjectPtr = type::ObjectPtr<T>;

struct SetLine {
  double left = 0;
  double top = 0;
  double bottom = 0;
  double baseline = 0;
};
struct SetWords {
  ObjectPtr<PangoLayout> layout;
  std::vector<SetLine> lines;
};

struct Area {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

/// Keeps what it has set. Throws std::runtime_error where Inter is not installed.
class TypeSetter {
 public:
  /// What has no direction of its own, as a number alone, stands as in a language that reads from the right.
  explicit TypeSetter(bool right_to_left);
  /// The words in lines no wider than `width`; what was set for the same words and width before, where it was.
  const SetWords& set(const Words& words, double width);
  /// How wide the words are in lines of their own.
  [[nodiscard]] double natural_width(const Words& words);
  /// Where the bytes [first, second) of the words stand, of the lines [first, second), from the top of the first of
  /// these lines.
  [[nodiscard]] std::vector<Area> areas(const Words& words, double width, std::pair<std::size_t, std::size_t> bytes,
                                        std::pair<std::size_t, std::size_t> lines);
  /// The letters met so far that no font can draw.
  [[nodiscard]] const std::set<char32_t>& missing() const { return missing_; }

 private:
  SetWords make(const Words& words, double width);

  const type::Fonts& fonts(bool from_right);

  type::Fonts fonts_;
  std::optional<type::Fonts> turned_fonts_{};  ///< for what reads from the right
  bool right_to_left_;
  std::map<std::pair<const Words*, double>, SetWords> made_;
  std::set<char32_t> missing_;
};

}  // namespace muster::print
