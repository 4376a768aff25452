#pragma once
// Word boundaries by UAX #29 as ICU's root rules have them. A test holds the fast path to ICU.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
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
  static constexpr std::uint8_t follows = 32;  ///< of spans: small letters, one blank after another word
};

struct Segment {
  std::int32_t begin = 0;
  std::int32_t end = 0;
  std::uint8_t signs = 0;
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

/// A word of seven letters of ASCII or fewer, found in one step.
struct ShortWord {
  std::uint64_t letters = 0;  ///< the first in the lowest byte
  std::uint32_t size = 0;     ///< 0 where it is none
  std::uint8_t signs = 0;
};

/// The word at `at` of a text in ASCII, where it ends with the letters: nothing that may join stands behind it.
inline ShortWord short_word(std::string_view ascii, std::size_t at) {
  constexpr std::uint64_t each = 0x0101010101010101ULL;
  constexpr std::uint64_t high = 0x80 * each;
  constexpr std::uint64_t case_bit = 0x20 * each;
  if (std::endian::native != std::endian::little || at + sizeof each > ascii.size()) return {};
  std::uint64_t eight = 0;
  std::memcpy(&eight, ascii.data() + at, sizeof eight);
  const auto small = eight | case_bit;
  const auto no_letters = ~((small + (0x80 - 'a') * each) & ~(small + (0x80 - 'z' - 1) * each)) & high;
  if (no_letters == 0) return {};
  const auto size = static_cast<unsigned>(std::countr_zero(no_letters)) / 8U;
  const auto behind = Joints::table[static_cast<unsigned char>(ascii[at + size])];
  if ((behind & Joints::joins) != 0) return {};
  if ((behind & Joints::between_words) != 0 && at + size + 1 < ascii.size() &&
      (Joints::table[static_cast<unsigned char>(ascii[at + size + 1])] & Joints::letter) != 0) {
    return {};
  }
  const auto mask = (std::uint64_t{1} << (8U * size)) - 1;
  const auto in_small = eight & case_bit & mask;
  const auto in_capitals = ~eight & case_bit & mask;
  return {eight & mask, size,
          static_cast<std::uint8_t>((in_small != 0 ? Signs::small : 0) | (in_capitals != 0 ? Signs::capital : 0))};
}

/// Calls `take(begin, end, signs, letters)` with each word between `from` and `to`, where all is letters of Latin 1,
/// digits and common signs: five of the rules of UAX #29. `ascii` is the same text in bytes, or empty where it is not
/// ASCII. `letters` are those of a short word, or 0.
template <class Take>
void segment_plain(std::u16string_view text, std::string_view ascii, std::size_t from, std::size_t to,
                   const Take& take) {
  constexpr auto joins = Joints::joins;
  for (auto at = from; at < to;) {
    std::uint8_t kind = Joints::of(text[at]);
    if ((kind & joins) == 0) {
      ++at;
      continue;
    }
    const auto begin = at;
    if (const auto word = short_word(ascii, at); word.size != 0) {
      at += word.size;
      take(static_cast<std::int32_t>(begin), static_cast<std::int32_t>(at), word.signs, word.letters);
      continue;
    }
    std::uint8_t signs = 0;
    std::uint8_t last = 0;
    for (;;) {
      for (; (kind & joins) != 0; kind = at < to ? Joints::of(text[at]) : std::uint8_t{0}) {
        signs |= kind;
        last = kind;
        ++at;
      }
      if ((kind & (Joints::between_words | Joints::between_digits)) == 0 || at + 1 >= to) break;
      const auto next = Joints::of(text[at + 1]);
      const bool in_word = (kind & Joints::between_words & (last << 1U) & (next << 1U)) != 0;
      const bool in_number =
          (kind & Joints::between_digits) != 0 && (last & Signs::digit) != 0 && (next & Signs::digit) != 0;
      if (!in_word && !in_number) break;
      signs |= Signs::other;
      kind = next;
      ++at;
    }
    signs &= joins;
    if ((signs & (Signs::letters | Signs::digit)) != 0)
      take(static_cast<std::int32_t>(begin), static_cast<std::int32_t>(at), signs, std::uint64_t{0});
  }
}

/// True for what the table does not know and ICU is asked for: an @, which its rules tailor, a middle dot, and all
/// beyond Latin 1 but common signs.
[[nodiscard]] bool is_odd(char16_t character);

/// Written over `out`.
void segment_by_icu(std::u16string_view run, std::vector<Segment>& out);

/// Calls `take(begin, end, signs, letters)` with the segments of `text` that hold a letter or digit, or anything that
/// is not plain: blanks and common signs are left out. `ascii` is the same text in bytes where it is ASCII without an
/// @, else empty. Runs between blanks that hold anything odd go to ICU.
template <class Take>
void segment(std::u16string_view text, std::string_view ascii, const Take& take) {
  const auto is_blank = [](char16_t character) { return character == ' ' || character == '\n' || character == '\t'; };
  bool odd = false;
  if (ascii.empty()) {
    for (const auto character : text) odd = odd || (character >= '@' && is_odd(character));
  }
  if (!odd) return segment_plain(text, ascii, 0, text.size(), take);
  std::vector<Segment> parted;
  for (std::size_t at = 0; at < text.size();) {
    auto end = at;
    odd = false;
    while (end < text.size() && !is_blank(text[end])) odd = is_odd(text[end++]) || odd;
    if (odd) {
      auto from = at;  // a mark may belong to the blanks before it
      while (from > 0 && is_blank(text[from - 1])) --from;
      segment_by_icu(text.substr(from, end - from), parted);
      const auto base = static_cast<std::int32_t>(from);
      for (const auto& [first, last, signs] : parted) take(base + first, base + last, signs, std::uint64_t{0});
    } else {
      segment_plain(text, {}, at, end, take);
    }
    at = end + 1;
  }
}

}  // namespace muster::text
