// Most answers are ASCII with a curly quote here and there, and need no library to be evened: what is neither goes
// through ICU. A test holds both ways to the same result.
#include "evened.hpp"

#include <muster/kit/base/utf8.hpp>

#include <unicode/unistr.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "addresses.hpp"

namespace muster::text {
namespace {

/// What stands for a character where many are typed for one thing; 0 where it is to go.
char16_t evened(char16_t character) {
  switch (character) {
    case u'\u2019':
    case u'\u2018':
    case u'\u02BC':
    case u'\uFF07':
    case u'\u00B4':  // acute accent
    case u'\u0060':  // grave accent
    case u'\u2032':  // prime
      return u'\'';
    case u'\u2010':
    case u'\u2011':
      return u'-';
    case u'\u00AD':
    case u'\u200B':
    case u'\uFEFF':
      return 0;
    default:
      return character;
  }
}

constexpr unsigned beyond_ascii = 1;
constexpr unsigned special = 2;
constexpr unsigned full_stop = 4;

constexpr std::array<std::uint8_t, 256> seen_in = [] {
  std::array<std::uint8_t, 256> out{};
  for (unsigned byte = 0x80; byte < out.size(); ++byte) out[byte] = beyond_ascii;
  out['@'] = special;
  out['`'] = special;
  out['.'] = full_stop;
  return out;
}();

constexpr std::uint64_t each_byte = 0x0101010101010101ULL;

/// Not 0 where one of eight bytes is `sign`.
constexpr std::uint64_t holds(std::uint64_t eight, char sign) {
  const auto same = eight ^ (static_cast<unsigned char>(sign) * each_byte);
  return (same - each_byte) & ~same & (0x80 * each_byte);
}

/// Four bytes as four units of UTF-16, in little-endian order.
constexpr std::uint64_t widened(std::uint64_t four) {
  four = (four | (four << 16U)) & 0x0000FFFF0000FFFFULL;
  return (four | (four << 8U)) & 0x00FF00FF00FF00FFULL;
}

/// What was seen; with `out` left half done where a byte is not ASCII.
unsigned even_ascii(std::string_view text, std::u16string& out) {
  out.resize(text.size());
  const auto* from = text.data();
  auto* to = out.data();
  unsigned seen = 0;
  std::size_t at = 0;
  if constexpr (std::endian::native == std::endian::little) {
    for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, from + at, sizeof eight);
      seen |= (eight & (0x80 * each_byte)) != 0 ? beyond_ascii : 0U;
      seen |= (holds(eight, '@') | holds(eight, '`')) != 0 ? special : 0U;
      seen |= holds(eight, '.') != 0 ? full_stop : 0U;
      const std::array<std::uint64_t, 2> wide{widened(eight & 0xFFFFFFFFU), widened(eight >> 32U)};
      std::memcpy(to + at, wide.data(), sizeof wide);
    }
  }
  for (; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(from[at]);
    seen |= seen_in[byte];
    to[at] = byte;
  }
  if ((seen & special) != 0) std::replace(out.begin(), out.end(), u'`', u'\'');
  return seen;
}

/// A character of those that no composition changes, or 0: Latin 1, the quotes, dashes and signs of U+200B to U+203F,
/// the euro, pictures of U+1F000 to U+1FFFF and what asks for them in colour.
char32_t common_at(std::string_view text, std::size_t at, std::size_t& length) {
  const auto byte = [&](std::size_t next) {
    return at + next < text.size() ? static_cast<unsigned char>(text[at + next]) : std::uint8_t{0};
  };
  const auto follows = [&](std::size_t next) { return (byte(next) & 0xC0U) == 0x80U; };
  const auto bits = [&](std::size_t next) { return static_cast<char32_t>(byte(next) & 0x3FU); };
  if (!follows(1)) return 0;
  if (byte(0) == 0xC2 || byte(0) == 0xC3) {
    length = 2;
    const auto character = (static_cast<char32_t>(byte(0) & 0x1FU) << 6U) | bits(1);
    return character >= 0xA0 ? character : 0;
  }
  if (!follows(2)) return 0;
  length = 3;
  if (byte(0) == 0xE2) {
    const auto character = 0x2000U | (bits(1) << 6U) | bits(2);
    return (character >= 0x200B && character <= 0x203F) || character == 0x20AC ? character : 0;
  }
  if (byte(0) == 0xEF && byte(1) == 0xB8 && byte(2) == 0x8F) return 0xFE0F;
  if (byte(0) != 0xF0 || byte(1) != 0x9F || !follows(3)) return 0;
  length = 4;
  return 0x1F000U | (bits(2) << 6U) | bits(3);
}

/// False, with `out` left half done, where a character is none of the common ones.
bool even_common(std::string_view text, std::u16string& out) {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    std::size_t length = 1;
    const char32_t character = first < 0x80U ? first : common_at(text, at, length);
    if (character == 0 && first != 0) return false;
    at += length;
    if (character > 0xFFFF) {
      out += U16_LEAD(character);
      out += U16_TRAIL(character);
    } else if (const auto one = evened(static_cast<char16_t>(character)); one != 0 || character == 0) {
      out += one;
    }
  }
  return true;
}

void even_by_icu(std::string_view text, std::u16string& out) {
  const auto source = to_nfc(text);
  const auto typed = icu::UnicodeString::fromUTF8(icu::StringPiece(source.data(), static_cast<int32_t>(source.size())));
  out.clear();
  for (int32_t at = 0; at < typed.length(); ++at) {
    const auto character = evened(typed[at]);
    if (character != 0 || typed[at] == 0) out += character;
  }
}

}  // namespace

bool even(std::string_view text, std::u16string& out) {
  const auto seen = even_ascii(text, out);
  if ((seen & beyond_ascii) != 0 && !even_common(text, out)) even_by_icu(text, out);
  const bool plain = (seen & (beyond_ascii | special)) == 0;
  if (seen == 0 || !(plain ? may_hold_address(text) : may_hold_address(out))) return plain;
  icu::UnicodeString whole(out.data(), static_cast<int32_t>(out.size()));
  blank_addresses(whole);
  out.assign(whole.getBuffer(), static_cast<std::size_t>(whole.length()));
  return false;
}

}  // namespace muster::text
