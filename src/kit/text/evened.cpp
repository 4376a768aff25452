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
constexpr unsigned in_word = 4;  ///< a full stop or a slash with something behind it

constexpr std::uint64_t each_byte = 0x0101010101010101ULL;

constexpr std::uint64_t highest_bits = 0x80 * each_byte;

/// In which bits eight bytes differ from `sign`.
constexpr std::uint64_t differing(std::uint64_t eight, char sign) {
  return eight ^ (static_cast<unsigned char>(sign) * each_byte);
}

/// The highest bit of each of eight bytes that is 0, and of some above such a one.
constexpr std::uint64_t may_be_zero(std::uint64_t eight) { return (eight - each_byte) & ~eight & highest_bits; }

/// The highest bit of each of eight bytes that is 0.
constexpr std::uint64_t is_zero(std::uint64_t eight) {
  return ~(((eight & ~highest_bits) + ~highest_bits) | eight | ~highest_bits);
}

// In which bits two signs differ, where one is as good as the other.
constexpr std::uint64_t stop_or_slash = ('.' ^ '/') * each_byte;
constexpr std::uint64_t at_or_accent = ('@' ^ '`') * each_byte;

/// Four bytes as four units of UTF-16, in little-endian order.
constexpr std::uint64_t widened(std::uint64_t four) {
  four = (four | (four << 16U)) & 0x0000FFFF0000FFFFULL;
  return (four | (four << 8U)) & 0x00FF00FF00FF00FFULL;
}

std::uint64_t eight_at(const char* from) {
  std::uint64_t out = 0;
  std::memcpy(&out, from, sizeof out);
  return out;
}

/// What was seen; with `out` left half done where a byte is not ASCII.
unsigned even_ascii(std::string_view text, std::u16string& out) {
  out.resize(text.size());
  const auto* from = text.data();
  auto* to = out.data();
  unsigned seen = 0;
  std::size_t at = 0;
  if constexpr (std::endian::native == std::endian::little) {
    constexpr auto step = sizeof(std::uint64_t);
    std::uint64_t bytes = 0;
    std::uint64_t specials = 0;
    std::uint64_t in_words = 0;
    for (; at + step < text.size(); at += step) {
      const auto eight = eight_at(from + at);
      const auto behind = eight_at(from + at + 1);
      bytes |= eight;
      specials |= may_be_zero(differing(eight, '@') & ~at_or_accent);
      in_words |= may_be_zero(differing(eight, '.') & ~stop_or_slash) & ~is_zero(differing(behind, ' '));
      const std::array<std::uint64_t, 2> wide{widened(eight & 0xFFFFFFFFU), widened(eight >> 32U)};
      std::memcpy(to + at, wide.data(), sizeof wide);
    }
    seen |= (bytes & highest_bits) != 0 ? beyond_ascii : 0U;
    seen |= specials != 0 ? special : 0U;
    seen |= in_words != 0 ? in_word : 0U;
  }
  for (; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(from[at]);
    if (byte >= 0x80) seen |= beyond_ascii;
    if (byte == '@' || byte == '`') seen |= special;
    if ((byte == '.' || byte == '/') && at + 1 < text.size() && from[at + 1] != ' ') seen |= in_word;
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
  out.resize(text.size());
  auto* to = out.data();
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80U) {
      *to++ = first == '`' ? u'\'' : first;
      ++at;
      continue;
    }
    std::size_t length = 1;
    const char32_t character = common_at(text, at, length);
    if (character == 0) return false;
    at += length;
    if (character > 0xFFFF) {
      *to++ = U16_LEAD(character);
      *to++ = U16_TRAIL(character);
    } else if (const auto one = evened(static_cast<char16_t>(character)); one != 0) {
      *to++ = one;
    }
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
  return true;
}

/// The same in bytes, or nothing where they are not ASCII or hold an @.
std::string_view narrowed(std::u16string_view text, std::string& out) {
  out.resize(text.size());
  char16_t all = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    all = static_cast<char16_t>(all | text[at]);
    out[at] = static_cast<char>(text[at]);
  }
  return all < 0x80 && out.find('@') == std::string::npos ? std::string_view(out) : std::string_view();
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

std::string_view even(std::string_view text, std::u16string& out, std::string& narrow) {
  const auto seen = even_ascii(text, out);
  if ((seen & beyond_ascii) != 0 && !even_common(text, out)) even_by_icu(text, out);
  const bool plain = (seen & (beyond_ascii | special)) == 0;
  if (seen != 0 && (plain ? may_hold_address(text) : may_hold_address(out))) {
    icu::UnicodeString whole(out.data(), static_cast<int32_t>(out.size()));
    blank_addresses(whole);
    out.assign(whole.getBuffer(), static_cast<std::size_t>(whole.length()));
  } else if (plain) {
    return text;
  }
  return narrowed(out, narrow);
}

}  // namespace muster::text
