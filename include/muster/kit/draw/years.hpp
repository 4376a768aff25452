#pragma once
// Pictures of events side by side. All share one row of equal columns, a column an event, so that a page of them reads
// down like a table.

#include <muster/kit/draw/picture.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::draw {

/// One event's column: who was asked, and who of them answered.
struct AskedColumn {
  std::string label;                       ///< "2022"
  std::int64_t asked = 0;                  ///< drawn as an outline; 0 where nobody is known to have been
  std::optional<std::int64_t> answered{};  ///< filled; nothing where it is not known yet
  std::string note{};                      ///< below the label: "40.4%"; may be empty
};
/// Columns from 0; the last column is the darkest. `unit` names what is asked: "delegates".
[[nodiscard]] Picture asked_columns(const std::vector<AskedColumn>& columns, const std::string& unit, double width);

/// One event's share with its interval.
struct TrendPoint {
  std::string label;
  std::optional<double> share{};  ///< 0 to 1; nothing leaves a gap
  double low = 0;
  double high = 0;
  std::string note{};  ///< below the share: "38 of 42", or why there is none
};
/// Dots with their intervals against a dotted line at `all`. The axis begins at the tenth below the lowest interval,
/// and says so where that is not 0.
[[nodiscard]] Picture share_trend(const std::vector<TrendPoint>& points, std::optional<double> all, double width);

/// One event's people who said a word, of those who gave words; nothing where nobody was asked.
struct SmallColumn {
  std::string label;
  std::optional<std::int64_t> people{};
  double share = 0;  ///< 0 to 1, the height; 1 is `top`
};
/// A row of small columns, people on top; `top` is the share that fills the height. `what` names the row.
[[nodiscard]] Picture small_columns(const std::vector<SmallColumn>& columns, double top, const std::string& what,
                                    double width);
/// The labels of the columns alone, to stand below such rows.
[[nodiscard]] Picture column_labels(const std::vector<std::string>& labels, double width);

/// One event's places.
struct SmallMap {
  std::string label;
  std::vector<Tile> tiles;
  std::string note{};                  ///< "32 of 33"
  std::vector<std::string> missing{};  ///< short names; said below where they are few
};
/// Maps without letters, `in_a_row` of them, one scale and one legend for all.
[[nodiscard]] Picture small_maps(const std::vector<SmallMap>& maps, std::size_t in_a_row, const std::string& unit,
                                 double width);

/// Two shares on one axis from `from` to `to`: an open dot before, a filled one now.
[[nodiscard]] Picture two_dots(double before, double now, double from, double to, double width);

}  // namespace muster::draw
