#pragma once
// Addresses of mail and web are no words, and may name a person.

#include <unicode/unistr.h>

#include <string_view>

namespace muster::text {

/// Overwrites e-mail and web addresses with blanks: "a@b.org", "https://...", "www....", "example.org/page".
void blank_addresses(icu::UnicodeString& text);

/// False where the text surely holds none, which is seen in one pass over its full stops.
[[nodiscard]] bool may_hold_address(std::u16string_view text);
[[nodiscard]] bool may_hold_address(std::string_view ascii);

}  // namespace muster::text
