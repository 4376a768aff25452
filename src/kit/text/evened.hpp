#pragma once
// The text as words are looked for in it: composed, one kind of apostrophe and hyphen, nothing invisible, no addresses.

#include <string>
#include <string_view>

namespace muster::text {

/// Writes the evened text over `out`, whose memory serves again and again, as does that of `narrow`. Ill-formed bytes
/// become U+FFFD. Gives the evened text in bytes, `text` itself or `narrow`, where it is ASCII without an @; else
/// nothing.
std::string_view even(std::string_view text, std::u16string& out, std::string& narrow);

}  // namespace muster::text
