// ICU knows how letters of other scripts are read, and what signs are called.
#include <muster/kit/base/letter_names.hpp>

#include <muster/kit/base/code_point.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <vector>

namespace muster {
namespace {

/// What every font here has: Latin letters with their accents, and the signs of a keyboard.
bool is_latin(const std::string& text) {
  const auto points = icu::UnicodeString::fromUTF8(text);
  for (int at = 0; at < points.length(); at = points.moveIndex32(at, 1)) {
    const auto point = points.char32At(at);
    constexpr UChar32 last_latin = 0x24F;
    if (point > last_latin && (point < 0x1E00 || point > 0x1EFF)) return false;
  }
  return true;
}

/// How a run of letters is read; empty where Latin letters cannot say it.
std::string read_aloud(const icu::UnicodeString& letters) {
  thread_local const auto to_latin = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance("Any-Latin; NFC", UTRANS_FORWARD, status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  if (to_latin == nullptr) return {};
  auto read = letters;
  to_latin->transliterate(read);
  std::string out;
  read.toUTF8String(out);
  out = trimmed(out);
  return is_latin(out) ? out : std::string();
}

std::string name_of(UChar32 letter) {
  UErrorCode status = U_ZERO_ERROR;
  std::array<char, 128> name{};
  u_charName(letter, U_UNICODE_CHAR_NAME, name.data(), static_cast<int32_t>(name.size()), &status);
  if (U_SUCCESS(status) && name.front() != '\0') return lower_case(name.data());
  std::array<char, 16> code{};
  (void)std::snprintf(code.data(), code.size(), "U+%04X", static_cast<unsigned>(letter));
  return code.data();
}

/// What only says how the sign beside it is shown: joiners, tones of skin, the choice of a picture.
bool says_nothing(UChar32 letter) {
  return u_charType(letter) == U_FORMAT_CHAR || u_hasBinaryProperty(letter, UCHAR_VARIATION_SELECTOR) != 0 ||
         u_hasBinaryProperty(letter, UCHAR_EMOJI_MODIFIER) != 0;
}

std::string told(const icu::UnicodeString& letters) {
  if (auto read = read_aloud(letters); !read.empty()) return "[" + read + "]";
  std::vector<std::string> names;
  for (int at = 0; at < letters.length(); at = letters.moveIndex32(at, 1)) {
    const auto letter = letters.char32At(at);
    if (letters.countChar32() == 1 || !says_nothing(letter)) names.push_back(name_of(letter));
  }
  return names.empty() ? std::string() : "[" + joined(names, ", ") + "]";
}

}  // namespace

std::string with_letters_named(std::string_view text, const std::set<char32_t>& letters) {
  const auto points = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  std::string out;
  icu::UnicodeString run;
  const auto end_run = [&] {
    if (!run.isEmpty()) out += told(run);
    run.remove();
  };
  for (int at = 0; at < points.length(); at = points.moveIndex32(at, 1)) {
    const auto letter = points.char32At(at);
    const bool goes_on = !run.isEmpty() && says_nothing(letter);
    if (goes_on || letters.contains(static_cast<char32_t>(letter))) {
      run.append(letter);
      continue;
    }
    end_run();
    append_utf8(out, static_cast<char32_t>(letter));
  }
  end_run();
  return out;
}

}  // namespace muster
