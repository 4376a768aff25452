// Asks ICU, which knows the names and scripts of languages.
#include <muster/kit/base/language.hpp>

#include <muster/kit/base/utf8.hpp>

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace muster {
namespace {

std::string name_in(std::string_view tag, const icu::Locale& reader) {
  const icu::Locale locale = icu::Locale::createFromName(std::string(tag).c_str());
  icu::UnicodeString name;
  locale.getDisplayName(reader, name);
  std::string out;
  name.toUTF8String(out);
  return out;
}

}  // namespace

bool is_language_tag(std::string_view tag) {
  constexpr std::size_t longest = 35;
  const auto dash = std::min(tag.find('-'), tag.size());
  const auto language = tag.substr(0, dash);
  if (tag.size() > longest || language.size() < 2 || language.size() > 3) return false;
  if (!std::all_of(language.begin(), language.end(), [](char byte) { return byte >= 'a' && byte <= 'z'; }))
    return false;
  UErrorCode failed = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(std::string(tag), failed);
  if (U_FAILURE(failed) != 0) return false;
  const auto canonical = locale.toLanguageTag<std::string>(failed);
  return U_FAILURE(failed) == 0 && canonical == tag && language_name(language) != language;
}

std::string language_name(std::string_view tag) { return name_in(tag, icu::Locale::getUK()); }

std::string own_language_name(std::string_view tag) {
  auto name = name_in(tag, icu::Locale::createFromName(std::string(tag).c_str()));
  // Within a sentence many languages write their name small; in a list it begins with a capital.
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(name);
  icu::UnicodeString first(text, 0, text.moveIndex32(0, 1));
  first.toUpper(icu::Locale::createFromName(std::string(tag).c_str()));
  text.replace(0, text.moveIndex32(0, 1), first);
  std::string out;
  text.toUTF8String(out);
  return out;
}

bool is_right_to_left(std::string_view tag) { return uloc_isRightToLeft(std::string(tag).c_str()) != 0; }

}  // namespace muster
