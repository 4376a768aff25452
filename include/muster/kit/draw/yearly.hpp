#pragma once
// Pictures of values by place and year: the map of tiles, the line of a region with what may come, a small line for
// each place. The caller says how a value is worded, so that pictures and sentences print it alike.

#include <muster/kit/draw/picture.hpp>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::draw {

/// "93,487", "70.1%".
using ValueWords = std::function<std::string(double)>;
/// "2024", "2023/24".
using YearWords = std::function<std::string(int)>;

struct ValueTile {
  std::string name;
  std::string short_name;
  std::string area;  ///< lines are drawn between tiles of different areas
  int column = 0;
  int row = 0;
  std::optional<double> value{};
  std::string mark{};  ///< what was published in place of a value; empty where nothing was
};
/// Tiles of equal size in up to five steps of one hue, their borders round numbers, open at the ends where five do
/// not reach; a value on a border stands in the higher step. A mark is drawn as it was published on a plain tile, and
/// what is missing is hatched. `about` says what is shown ("Plans in 2025").
[[nodiscard]] Picture value_tiles(const std::vector<ValueTile>& tiles, const std::string& about,
                                  const ValueWords& words, double width);

struct YearValue {
  int year = 0;
  double value = 0;
};
struct YearLine {
  std::string name;
  std::vector<YearValue> points;  ///< by year; years may be missing, there the line breaks
};
struct ProjectedYear {
  int year = 0;
  double value = 0;
  double low = 0;
  double high = 0;
};
/// The published line, another for comparison where there is one, and a projection: dashed, in a band of its interval,
/// under the word "projection", and never joined to what was published.
[[nodiscard]] Picture trend(const YearLine& published, const std::optional<YearLine>& beside,
                            const std::vector<ProjectedYear>& projection, const ValueWords& words,
                            const YearWords& year_words, double width);

/// A small line for each place on one scale from nought, the last value beside its name.
[[nodiscard]] Picture small_lines(const std::vector<YearLine>& places, const ValueWords& words,
                                  const YearWords& year_words, double width);

}  // namespace muster::draw
