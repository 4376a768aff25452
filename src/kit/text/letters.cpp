// Most words are ASCII: those are answered here, the others by ICU.
#include "letters.hpp"

#include <muster/kit/base/utf8.hpp>

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

#include <algorithm>

namespace muster::text {
namespace {

bool is_ascii(std::u16string_view text) {
  return std::all_of(text.begin(), text.end(), [](char16_t each) { return each < 0x80; });
}

icu::UnicodeString alias(std::u16string_view text) {
  return {false, text.data(), static_cast<int32_t>(text.size())};  // reads, and copies nothing
}

}  // namespace

std::string as_utf8(std::u16string_view text) {
  std::string out;
  if (is_ascii(text)) {
    out.reserve(text.size());
    for (const auto each : text) out += static_cast<char>(each);
  } else {
    alias(text).toUTF8String(out);
  }
  return out;
}

std::u16string in_units(std::string_view utf8) {
  const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
  return {text.getBuffer(), static_cast<std::size_t>(text.length())};
}

std::u16string in_small_letters(std::u16string_view text) {
  if (!is_ascii(text)) {
    const auto small =
        icu::UnicodeString(text.data(), static_cast<int32_t>(text.size())).toLower(icu::Locale::getRoot());
    return {small.getBuffer(), static_cast<std::size_t>(small.length())};
  }
  std::u16string out(text);
  for (auto& each : out) {
    if (each >= 'A' && each <= 'Z') each = static_cast<char16_t>(each - 'A' + 'a');
  }
  return out;
}

std::string in_small_letters(std::string_view text) {
  std::string out(text);
  for (auto& each : out) {
    if (static_cast<unsigned char>(each) >= 0x80U) return lower_case(text);
    if (each >= 'A' && each <= 'Z') each = static_cast<char>(each - 'A' + 'a');
  }
  return out;
}

UChar32 character_at(std::u16string_view text, std::size_t at) {
  UChar32 character = 0;
  U16_GET(text.data(), 0, at, text.size(), character);
  return character;
}

UChar32 character_before(std::u16string_view text, std::size_t at) {
  UChar32 character = 0;
  U16_PREV(text.data(), 0, at, character);
  return character;
}

bool any_of(std::u16string_view text, UBool (*test)(UChar32)) {
  for (std::size_t at = 0; at < text.size();) {
    UChar32 character = 0;
    U16_NEXT(text.data(), at, text.size(), character);
    if (test(character) != 0) return true;
  }
  return false;
}

std::size_t count_of(std::u16string_view text, UBool (*test)(UChar32)) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    UChar32 character = 0;
    U16_NEXT(text.data(), at, text.size(), character);
    count += test(character) != 0 ? 1 : 0;
  }
  return count;
}

}  // namespace muster::text
