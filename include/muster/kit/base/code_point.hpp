#pragma once
// One character of Unicode as bytes.

#include <string>

namespace muster {

/// Appends a code point (U+0000 to U+10FFFF) to `out` as UTF-8.
void append_utf8(std::string& out, char32_t character);

}  // namespace muster
