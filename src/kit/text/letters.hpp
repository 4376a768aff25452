#pragma once
// Views of UTF-16 asked what they hold; plain letters without ICU, which is slow for one word at a time.

#include <unicode/umachine.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace muster::text {

[[nodiscard]] std::string as_utf8(std::u16string_view text);

[[nodiscard]] std::u16string in_units(std::string_view utf8);

/// Lower case by Unicode's rules.
[[nodiscard]] std::u16string in_small_letters(std::u16string_view text);

/// The same of UTF-8.
[[nodiscard]] std::string in_small_letters(std::string_view text);

/// One code point of the text holds.
[[nodiscard]] bool any_of(std::u16string_view text, UBool (*test)(UChar32));

/// Code points that hold.
[[nodiscard]] std::size_t count_of(std::u16string_view text, UBool (*test)(UChar32));

/// The code point that begins at `at`.
[[nodiscard]] UChar32 character_at(std::u16string_view text, std::size_t at);

/// The code point that ends before `at`.
[[nodiscard]] UChar32 character_before(std::u16string_view text, std::size_t at);

}  // namespace muster::text
