// Contrast and mixing of the palette's colours.

#include "colour.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace muster::draw {
namespace {

std::array<int, 3> channels(std::string_view colour) {
  std::array<int, 3> values{};
  for (std::size_t i = 0; i < 3; ++i) {
    const char* digits = colour.data() + 1 + 2 * i;
    std::from_chars(digits, digits + 2, values[i], 16);
  }
  return values;
}

double luminance(std::string_view colour) {
  constexpr std::array<double, 3> weights{0.2126, 0.7152, 0.0722};
  const auto values = channels(colour);
  double sum = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const double c = values[i] / 255.0;
    sum += weights[i] * (c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
  }
  return sum;
}

double contrast(std::string_view first, std::string_view second) {
  const double a = luminance(first);
  const double b = luminance(second);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

}  // namespace

std::string_view text_on(std::string_view background) {
  return contrast(white, background) >= contrast(ink, background) ? white : ink;
}

std::string mixed(std::string_view first, std::string_view second, double share) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto from = channels(first);
  const auto to = channels(second);
  std::string result = "#";
  for (std::size_t i = 0; i < 3; ++i) {
    const auto value = static_cast<unsigned>(std::lround(from[i] + (to[i] - from[i]) * share));
    result += digits[value >> 4U];
    result += digits[value & 15U];
  }
  return result;
}

}  // namespace muster::draw
