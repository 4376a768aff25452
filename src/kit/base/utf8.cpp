// What ICU knows of text, so that no other room has to ask it for folding or order.
#include <muster/kit/base/trim.hpp>
#include <muster/kit/base/utf8.hpp>

#include "english.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace muster {
namespace {

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string as_utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

const icu::Normalizer2& required(const icu::Normalizer2* found, UErrorCode status) {
  if (U_FAILURE(status) || found == nullptr) throw std::runtime_error("ICU's normalisation data is missing");
  return *found;
}

// Looked up once: ICU's own first use is guarded inside the library, where the thread sanitiser does not see it.
const icu::Normalizer2& nfc() {
  static const icu::Normalizer2& found = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const auto* instance = icu::Normalizer2::getNFCInstance(status);
    return required(instance, status);
  }();
  return found;
}

const icu::Normalizer2& nfkd() {
  static const icu::Normalizer2& found = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const auto* instance = icu::Normalizer2::getNFKDInstance(status);
    return required(instance, status);
  }();
  return found;
}

/// A mark that belongs to one script spells (a Bengali vowel); one that any script may borrow is an accent.
bool is_own_mark(UChar32 character) {
  if ((U_GET_GC_MASK(character) & U_GC_M_MASK) == 0) return false;
  UErrorCode status = U_ZERO_ERROR;
  const auto script = uscript_getScript(character, &status);
  return U_SUCCESS(status) && script != USCRIPT_INHERITED && script != USCRIPT_COMMON;
}

/// How many bytes at the beginning are ASCII and no NUL, looked at eight at a time. It may stop up to seven early.
std::size_t plain_beginning(std::string_view text) {
  constexpr std::uint64_t each = 0x0101010101010101U;
  constexpr std::uint64_t high = each << 7U;
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    if (((bytes | (bytes - each)) & high) != 0) break;
  }
  return at;
}

bool is_ascii(std::string_view text) {
  const auto rest = text.substr(plain_beginning(text));
  return std::ranges::all_of(rest, [](char byte) { return static_cast<unsigned char>(byte) < 0x80U; });
}

}  // namespace

bool is_valid_text(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<int32_t>(text.size());
  auto at = static_cast<int32_t>(plain_beginning(text));
  while (at < length) {
    UChar32 character = 0;
    U8_NEXT(bytes, at, length, character);  // NOLINT(bugprone-inc-dec-in-conditions): inside ICU's macro
    if (character <= 0) return false;
  }
  return true;
}

std::string to_nfc(std::string_view text) {
  if (is_ascii(text) || !is_valid_text(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  // Most text is composed already, and that is seen without making UTF-16 of it.
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  if (nfc().isNormalizedUTF8(piece, status) != 0 && U_SUCCESS(status)) return std::string(text);
  const auto composed = nfc().normalize(from_utf8(text), status);
  return U_FAILURE(status) ? std::string(text) : as_utf8(composed);
}

std::size_t character_count(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

std::string_view first_bytes(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
}

std::string_view trimmed_view(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<int32_t>(text.size());
  int32_t begin = 0;
  while (begin < length) {
    int32_t next = begin;
    UChar32 character = 0;
    U8_NEXT(bytes, next, length, character);  // NOLINT(bugprone-inc-dec-in-conditions): inside ICU's macro
    if (character < 0 || (!u_isUWhiteSpace(character) && character != 0xFEFF && character != 0x200B)) break;
    begin = next;
  }
  int32_t end = length;
  while (end > begin) {
    int32_t previous = end;
    UChar32 character = 0;
    U8_PREV(bytes, begin, previous, character);
    if (character < 0 || (!u_isUWhiteSpace(character) && character != 0xFEFF && character != 0x200B)) break;
    end = previous;
  }
  return text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

std::string trimmed(std::string_view text) { return std::string(trimmed_view(text)); }

std::string lower_case(std::string_view text) {
  std::string quick;
  quick.reserve(text.size());
  for (const char byte : text) {  // Words are mostly ASCII, and every word that people write is looked at.
    if (static_cast<unsigned char>(byte) >= 0x80U) return as_utf8(from_utf8(text).toLower(icu::Locale::getRoot()));
    quick += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  }
  return quick;
}

std::string folded_name(std::string_view text) {
  bool plain = true;
  std::string quick;
  quick.reserve(text.size());
  for (const char byte : text) {  // Names are mostly ASCII, and imports fold hundreds of thousands of them.
    if (static_cast<unsigned char>(byte) >= 0x80U) {
      plain = false;
      break;
    }
    if (byte >= 'A' && byte <= 'Z')
      quick += static_cast<char>(byte - 'A' + 'a');
    else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
      quick += byte;
    else if (byte == '&')
      quick += "and";
  }
  if (plain) return quick;
  UErrorCode status = U_ZERO_ERROR;
  auto decomposed = nfkd().normalize(from_utf8(text).foldCase(), status);
  decomposed = nfkd().normalize(decomposed.foldCase(), status);
  icu::UnicodeString kept;
  for (int32_t at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
    const auto character = decomposed.char32At(at);
    if (u_isalnum(character) || is_own_mark(character))
      kept.append(character);
    else if (character == '&')
      kept.append(icu::UnicodeString("and"));
  }
  return as_utf8(kept);
}

const icu::Collator& english_order() {
  thread_local const std::unique_ptr<icu::Collator> collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("en", "GB"), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU's collation data is missing");
    return made;
  }();
  return *collator;
}

int compare_names(std::string_view left, std::string_view right) {
  UErrorCode status = U_ZERO_ERROR;
  const auto order =
      english_order().compareUTF8(icu::StringPiece(left.data(), static_cast<int32_t>(left.size())),
                                  icu::StringPiece(right.data(), static_cast<int32_t>(right.size())), status);
  if (order != UCOL_EQUAL) return order;
  return left.compare(right);
}

}  // namespace muster
