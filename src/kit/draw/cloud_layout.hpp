#pragma once
// Where the words of a cloud stand. Every word is placed: first the common scale gives way, then the height.

#include "svg_writer.hpp"

#include <muster/kit/draw/picture.hpp>

#include <vector>

namespace muster::draw {

/// The one law of size of every cloud, whatever it counts and however many words it holds: twice the people are one and
/// a half times the height, and nothing is smaller than can be read. Only `factor` is a cloud's own.
struct SizeLaw {
  double factor = 1;  ///< the height of a word of one person, in CSS pixels
  [[nodiscard]] double size(std::int64_t people) const;
  /// The fewest people that the law reaches; words of fewer are drawn as small as can be read.
  [[nodiscard]] std::int64_t holds_from() const;
};

/// A word in its place. Boxes are ink boxes.
struct PlacedWord {
  std::string word;
  std::int64_t people = 0;
  Face face;
  std::vector<std::string> lines;  ///< one, unless the word is too wide for the cloud
  std::vector<double> starts;      ///< where each line begins
  std::vector<double> lengths;     ///< how far each line's pen moves
  double leading = 0;
  double baseline = 0;  ///< of the first line
  Face figure_face;
  double figure_x = 0;
  double figure_baseline = 0;
  Box ink;
  Box figure_ink;
  void move(double dx, double dy);
};

struct CloudLayout {
  SizeLaw law;
  std::vector<PlacedWord> words;  ///< most people first
  double height = 0;              ///< of the ink; the first ink is at 0
};

/// The largest sizes at which all words stand in `width` x `height` without touching; where they would fall below the
/// smallest readable size, `height` grows instead. Words without people are left out by the caller.
[[nodiscard]] CloudLayout laid_out(const std::vector<CloudWord>& words, double width, double height);

/// The same at a given law: only the height may grow.
[[nodiscard]] CloudLayout laid_out(const std::vector<CloudWord>& words, const SizeLaw& law, double width,
                                   double height);

}  // namespace muster::draw
