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

/// Calls `take(begin, end, signs)` with each word between `from` and `to`, where all is letters of Latin 1, digits and
/// common signs: five of the rules of UAX #29.
template <class Take>
void segment_plain(std::u16string_view text, std::size_t from, std::size_t to, const Take& take) {
  constexpr auto joins = Joints::joins;
  for (auto at = from; at < to;) {
    std::uint8_t kind = Joints::of(text[at]);
    if ((kind & joins) == 0) {
      ++at;
      continue;
    }
    const auto begin = at;
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
      take(static_cast<std::int32_t>(begin), static_cast<std::int32_t>(at), signs);
  }
}

/// True for what the table does not know and ICU is asked for: an @, which its rules tailor, a middle dot, and all
/// beyond Latin 1 but common signs.
[[nodiscard]] bool is_odd(char16_t character);

/// Written over `out`.
void segment_by_icu(std::u16string_view run, std::vector<Segment>& out);

/// Calls `take(begin, end, signs)` with the segments of `text` that hold a letter or digit, or anything that is not
/// plain: blanks and common signs are left out. `plain` where the text is ASCII without an @. Runs between blanks that
/// hold anything odd go to ICU.
template <class Take>
void segment(std::u16string_view text, bool plain, const Take& take) {
  const auto is_blank = [](char16_t character) { return character == ' ' || character == '\n' || character == '\t'; };
  bool odd = false;
  if (!plain) {
    for (const auto character : text) odd = odd || (character >= '@' && is_odd(character));
  }
  if (!odd) return segment_plain(text, 0, text.size(), take);
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
      for (const auto& [first, last, signs] : parted) take(base + first, base + last, signs);
    } else {
      segment_plain(text, at, end, take);
    }
    at = end + 1;
  }
}

}  // namespace muster::text
