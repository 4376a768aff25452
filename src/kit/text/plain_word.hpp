#pragma once
// Words of a few letters of ASCII, which most words are, found eight letters at once.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace muster::text {

/// What was seen in a word, so that nobody has to look again.
struct Signs {
  static constexpr std::uint8_t small = 1;     ///< a to z
  static constexpr std::uint8_t capital = 2;   ///< A to Z
  static constexpr std::uint8_t digit = 4;     ///< 0 to 9
  static constexpr std::uint8_t other = 8;     ///< what joins: an apostrophe, a full stop, a comma, a low line
  static constexpr std::uint8_t wide = 16;     ///< a letter of Latin 1 beyond ASCII, or anything that ICU parted
  static constexpr std::uint8_t letters = 19;  ///< small, capital or wide
  static constexpr std::uint8_t follows = 32;  ///< of spans: small letters, one blank after another word
};

/// What the characters of Latin 1 do between words: signs of their own, and the three below. 0 parts words.
struct Joints {
  static constexpr std::uint8_t letter = 32;
  static constexpr std::uint8_t between_words = 64;    ///< may stand between letters: ' .
  static constexpr std::uint8_t between_digits = 128;  ///< may stand between digits: ' . , ;
  static constexpr std::uint8_t joins = Signs::letters | Signs::digit | Signs::other;

  static constexpr std::array<std::uint8_t, 256> table = [] {
    std::array<std::uint8_t, 256> out{};
    for (unsigned at = 'a'; at <= 'z'; ++at) out[at] = Signs::small | letter;
    for (unsigned at = 'A'; at <= 'Z'; ++at) out[at] = Signs::capital | letter;
    for (unsigned at = '0'; at <= '9'; ++at) out[at] = Signs::digit;
    for (unsigned at = 0xC0; at <= 0xFF; ++at) out[at] = at == 0xD7 || at == 0xF7 ? 0 : Signs::wide | letter;
    for (const unsigned at : {0xAAU, 0xB5U, 0xBAU}) out[at] = Signs::wide | letter;
    out['_'] = Signs::other;
    out['\''] = between_words | between_digits;
    out['.'] = between_words | between_digits;
    out[','] = between_digits;
    out[';'] = between_digits;
    return out;
  }();

  static std::uint8_t of(char16_t character) { return character < table.size() ? table[character] : std::uint8_t{0}; }
};

/// A word of at most fifteen letters of ASCII.
struct PlainWord {
  std::uint64_t head = 0;  ///< its first eight letters, the first in the lowest byte
  std::uint64_t tail = 0;  ///< those behind them
  std::uint32_t size = 0;  ///< 0 where there is none
  std::uint8_t signs = 0;

  /// All its letters, or 0 where they are too many.
  [[nodiscard]] std::uint64_t letters() const { return size <= sizeof head ? head : 0; }
};

/// Eight bytes of ASCII in one number, the first in the lowest.
struct EightBytes {
  static constexpr std::uint64_t each = 0x0101010101010101ULL;
  static constexpr std::uint64_t high = 0x80 * each;
  static constexpr std::uint64_t case_bit = 0x20 * each;

  /// Those from `at`, zeros behind the end of a text that has eight or more.
  static std::uint64_t from(std::string_view ascii, std::size_t at) {
    std::uint64_t out = 0;
    if (at + sizeof out <= ascii.size()) {
      std::memcpy(&out, ascii.data() + at, sizeof out);
      return out;
    }
    if (at >= ascii.size()) return 0;
    std::memcpy(&out, ascii.data() + ascii.size() - sizeof out, sizeof out);
    return out >> (8U * (at + sizeof out - ascii.size()));
  }

  /// The highest bit of each byte that is none of a to z.
  static constexpr std::uint64_t not_small(std::uint64_t eight) {
    return ~((eight + (0x80 - 'a') * each) & ~(eight + (0x80 - 'z' - 1) * each)) & high;
  }
};

/// What a word at `at` begins with: letters, of which `ends` gives the highest bit of each byte that is none. Size 0
/// where there is none or they are too many; what stands behind it is not looked at.
template <class Ends>
[[gnu::always_inline]] inline PlainWord letters_at(std::string_view ascii, std::size_t at, const Ends& ends) {
  constexpr auto eight = sizeof(std::uint64_t);
  if (std::endian::native != std::endian::little || ascii.size() < eight) return {};
  PlainWord out;
  const auto before = [](std::uint64_t bytes, std::uint64_t end) { return bytes & (((end & (~end + 1)) >> 7U) - 1); };
  const auto count = [](std::uint64_t end) { return static_cast<std::uint32_t>(std::countr_zero(end)) / 8U; };
  const auto head = EightBytes::from(ascii, at);
  if (const auto end = ends(head); end != 0) {
    out.head = before(head, end);
    out.size = count(end);
    return out;
  }
  const auto tail = EightBytes::from(ascii, at + eight);
  const auto end = ends(tail);
  if (end == 0) return {};
  out.head = head;
  out.tail = before(tail, end);
  out.size = eight + count(end);
  return out;
}

/// Nothing that may join stands at `end`.
inline bool ends_word(std::string_view ascii, std::size_t end) {
  if (end >= ascii.size() || ascii[end] == ' ') return true;
  const auto behind = Joints::table[static_cast<unsigned char>(ascii[end])];
  if ((behind & Joints::joins) != 0) return false;
  return (behind & Joints::between_words) == 0 || end + 1 >= ascii.size() ||
         (Joints::table[static_cast<unsigned char>(ascii[end + 1])] & Joints::letter) == 0;
}

/// The word at `at` of a text in ASCII, where it is small letters and ends with them.
[[gnu::always_inline]] inline PlainWord small_word(std::string_view ascii, std::size_t at) {
  auto out = letters_at(ascii, at, EightBytes::not_small);
  if (!ends_word(ascii, at + out.size)) return {};
  out.signs = Signs::small;
  return out;
}

/// The word at `at` of a text in ASCII, where it is letters and ends with them.
inline PlainWord plain_word(std::string_view ascii, std::size_t at) {
  auto out =
      letters_at(ascii, at, [](std::uint64_t eight) { return EightBytes::not_small(eight | EightBytes::case_bit); });
  if (!ends_word(ascii, at + out.size)) return {};
  const auto in_small = (out.head | out.tail) & EightBytes::case_bit;
  const auto has_bit_of_letters = [](std::uint64_t letters) { return (letters >> 1U) & EightBytes::case_bit; };
  const auto in_capitals = (has_bit_of_letters(out.head) & ~out.head) | (has_bit_of_letters(out.tail) & ~out.tail);
  out.signs = static_cast<std::uint8_t>((in_small != 0 ? Signs::small : 0) | (in_capitals != 0 ? Signs::capital : 0));
  return out;
}

}  // namespace muster::text
