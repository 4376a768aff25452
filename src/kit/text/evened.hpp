#pragma once
// The text as words are looked for in it: composed, one kind of apostrophe and hyphen, nothing invisible, no addresses.

#include <string>
#include <string_view>

namespace muster::text {

/// Writes the evened text over `out`, whose memory serves again and again. Ill-formed bytes become U+FFFD. True where
/// the text is ASCII without an @ and nothing had to be evened.
bool even(std::string_view text, std::u16string& out);

}  // namespace muster::text
