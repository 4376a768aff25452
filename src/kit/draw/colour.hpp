#pragma once
// The palette of the pictures, in one place: every colour here was checked for contrast on white paper and in grey.

#include <string>
#include <string_view>

namespace muster::draw {

inline constexpr std::string_view white = "#FFFFFF";
inline constexpr std::string_view ink = "#17191C";
inline constexpr std::string_view second_ink = "#44484E";
inline constexpr std::string_view third_ink = "#5F646B";
inline constexpr std::string_view rule = "#DAD9D3";
inline constexpr std::string_view head_rule = "#868A8F";
inline constexpr std::string_view grid = "#E6E5E0";
inline constexpr std::string_view wash = "#F4F3EE";
inline constexpr std::string_view accent = "#1D4B7F";
inline constexpr std::string_view bar_blue = "#4F7DAB";
inline constexpr std::string_view challenge_red = "#8A1B21";
inline constexpr std::string_view opportunity_green = "#24804F";
inline constexpr std::string_view worst_red = "#A3262C";
inline constexpr std::string_view worst_stripe = "#6E1217";
inline constexpr std::string_view middle_grey = "#6C7178";

/// Ink or white, whichever reads better on `background` ("#RRGGBB"); WCAG 2.2 contrast ratio.
[[nodiscard]] std::string_view text_on(std::string_view background);

/// The colour `share` (0 to 1) of the way from `first` to `second`, mixed in sRGB.
[[nodiscard]] std::string mixed(std::string_view first, std::string_view second, double share);

}  // namespace muster::draw
