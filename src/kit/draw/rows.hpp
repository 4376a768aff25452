#pragma once
// What the row charts (bars, marks, both sides) share: their measures, and how a hidden figure is worded.

#include "colour.hpp"
#include "svg_writer.hpp"

#include <muster/kit/draw/picture.hpp>

#include <string>
#include <vector>

namespace muster::draw {

inline constexpr Face label_face{.size = 15};
inline constexpr Face figure_face{.size = 15, .weight = Weight::semibold};
inline constexpr Face head_face{.size = 13};
inline constexpr Face axis_face{.size = 12.5};
inline constexpr double label_leading = 20;
inline constexpr double head_height = 28;
inline constexpr double row_padding = 10;

/// Up to this many people are drawn one by one.
inline constexpr std::int64_t most_marks = 20;

/// `share` between 0 and 1; not-a-number counts as 0.
[[nodiscard]] double within_one(double share);

/// "hidden: fewer than 5", or "hidden" where the threshold is not told.
[[nodiscard]] std::string hidden_words(std::int64_t fewer_than);

/// The widest of the labels, in CSS pixels.
[[nodiscard]] double widest_label(const std::vector<Bar>& bars);

/// "4 people", "1 person", or the words for a hidden figure.
[[nodiscard]] std::string people_words(const Bar& bar);

/// "In person: 27 people, 64.3% (95% interval 49.2–77.0%)".
[[nodiscard]] std::string bar_words(const Bar& bar);

/// Path data of `count` marks of equal size side by side from the box's corner, `gap` apart.
[[nodiscard]] std::string mark_row(const Box& first, double gap, std::int64_t count);

/// A sentence out of parts, joined by "; ", with a full stop at its end.
[[nodiscard]] std::string described(const std::string& opening, const std::vector<std::string>& parts);

}  // namespace muster::draw
