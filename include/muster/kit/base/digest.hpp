#pragma once
// SHA-256, for what another program has to work out again: browsers know it and not the hash of our fingerprints.

#include <string>
#include <string_view>

namespace muster {

/// SHA-256 (FIPS 180-4) of the bytes, 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace muster
