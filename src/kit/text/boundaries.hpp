#pragma once
// Word boundaries by UAX #29 as ICU's root rules have them. A test holds the fast path to ICU.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace muster::text {

/// What was seen in a word, so that nobody has to look again.
struct Signs {
  static constexpr std::uint8_t small = 1;     ///< a to z
  static constexpr std::uint8_t capital = 2;   ///< A to Z
  static constexpr std::uint8_t digit = 4;     ///< 0 to 9
  static constexpr std::uint8_t other = 8;     ///< what joins: an apostrophe, a full stop, a comma, a low line
  static constexpr std::uint8_t wide = 16;     ///< a letter of Latin 1 beyond ASCII, or anything that ICU parted
  static constexpr std::uint8_t letters = 19;  ///< small, capital or wide
};

struct Segment {
  std::int32_t begin = 0;
  std::int32_t end = 0;
  std::uint8_t signs = 0;
};

/// The segments of `text` that hold a letter or digit, or anything that is not plain: blanks and common signs are left
/// out. Written over `out`.
void segment(std::u16string_view text, std::vector<Segment>& out);

}  // namespace muster::text
