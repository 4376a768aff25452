#pragma once
// Word boundaries by UAX #29 as ICU's root rules have them. A test holds the fast path to ICU.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "plain_word.hpp"

namespace muster::text {

struct Segment {
  std::int32_t begin = 0;
  std::int32_t end = 0;
  std::uint8_t signs = 0;
};

/// Calls `take(begin, end, signs, letters)` with each word between `from` and `to`, where all is letters of Latin 1,
/// digits and common signs: five of the rules of UAX #29. `ascii` is the same text in bytes, or empty where it is not
/// ASCII. `letters` are PlainWord::letters, or 0. `take` says where to go on: at the word's end, or behind more that it
/// has taken.
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
    if (const auto word = plain_word(ascii, at); word.size != 0) {
      at += word.size;
      at = static_cast<std::size_t>(
          take(static_cast<std::int32_t>(begin), static_cast<std::int32_t>(at), word.signs, word.letters()));
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
      at = static_cast<std::size_t>(
          take(static_cast<std::int32_t>(begin), static_cast<std::int32_t>(at), signs, std::uint64_t{0}));
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
