#pragma once
// Addresses of mail and web are no words, and may name a person.

#include <unicode/unistr.h>

namespace muster::text {

/// Overwrites e-mail and web addresses with blanks: "a@b.org", "https://...", "www....", "example.org/page".
void blank_addresses(icu::UnicodeString& text);

}  // namespace muster::text
