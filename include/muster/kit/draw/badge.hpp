#pragma once
// A name badge as a picture: the same on the page that previews it and on the sheet of labels.

#include <muster/kit/draw/picture.hpp>

#include <string>
#include <vector>

namespace muster::draw {

/// A label of 99.1 x 67.7 mm, in points.
inline constexpr double label_width = 99.1 * 72 / 25.4;
inline constexpr double label_height = 67.7 * 72 / 25.4;

struct BadgeWords {
  std::string event;       ///< small, on top
  std::string first_name;  ///< in the largest of 62, 46 and 34 points that fits; smaller before it is ever cut
  std::string last_name;   ///< 24 points, or 19.5 on two lines
  std::string organisation;
  std::string second_line;              ///< its place, or that one's area; may be empty
  std::string code;                     ///< what the QR symbol of 19 mm holds; empty: none
  std::string table{};                  ///< "Table 7", beside the event; may be empty
  std::vector<std::string> sessions{};  ///< "10:00 Early years, Room 2", small at the foot; may be none
};

/// Drawn in points: `label_width` wide and `label_height` high.
[[nodiscard]] Picture badge(const BadgeWords& words);

}  // namespace muster::draw
