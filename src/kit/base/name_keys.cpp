// Folded words and ICU's sort keys, as texts that SQLite and PostgreSQL compare byte by byte.
#include <muster/kit/base/name_keys.hpp>

#include "english.hpp"

#include <muster/kit/base/utf8.hpp>

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdint>

namespace muster {
namespace {

icu::UnicodeString unicode_of(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string utf8_of(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace

std::vector<std::string> folded_words(std::string_view text) {
  constexpr std::size_t most_words = 8;
  constexpr std::size_t most_letters = 100;
  std::vector<std::string> words;
  const auto whole = unicode_of(text);
  const auto all = whole.tempSubString(0, most_letters);
  int32_t begin = 0;
  for (int32_t at = 0; at <= all.length(); ++at) {
    if (at < all.length() && !u_isUWhiteSpace(all.char32At(at))) continue;
    auto word = folded_name(utf8_of(all.tempSubStringBetween(begin, at)));
    if (!word.empty() && words.size() < most_words) words.push_back(std::move(word));
    begin = at + 1;
  }
  return words;
}

std::string search_key(std::string_view text) {
  constexpr std::size_t longest = 200;
  auto key = folded_name(text);
  if (key.size() <= longest) return key;
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(key[end]) & 0xC0U) == 0x80U) --end;
  key.resize(end);
  return key;
}

std::string sort_key(std::initializer_list<std::string_view> names) {
  constexpr std::string_view digits = "0123456789abcdef";
  constexpr std::size_t longest = 60;  // bytes of each
  constexpr std::size_t most_often = 256;
  std::string key;
  std::vector<std::uint8_t> bytes(most_often);
  for (const auto name : names) {
    const auto text = unicode_of(name);
    bytes.resize(bytes.capacity());
    auto size = english_order().getSortKey(text, bytes.data(), static_cast<int32_t>(bytes.size()));
    if (static_cast<std::size_t>(size) > bytes.size()) {
      bytes.resize(static_cast<std::size_t>(size));
      size = english_order().getSortKey(text, bytes.data(), size);
    }
    bytes.resize(static_cast<std::size_t>(size));
    if (bytes.size() > longest) {
      bytes.resize(longest);
      bytes.push_back(0);
    }
    // Each ends in a byte of zero, which stands before all others.
    for (const auto byte : bytes) {
      key += digits[byte >> 4U];
      key += digits[byte & 15U];
    }
  }
  return key;
}

std::string key_rules() {
  UVersionInfo version;
  english_order().getVersion(version);
  std::string rules = "2";
  for (const auto part : version) rules += "." + std::to_string(part);
  return rules;
}

}  // namespace muster
