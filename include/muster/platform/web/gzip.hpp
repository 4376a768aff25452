#pragma once
// Compression of what goes out: assets once, pages as they are made.

#include <string>
#include <string_view>

namespace muster::web {

/// Whether Accept-Encoding admits gzip (RFC 9110, 12.5.3: named or "*", and not with q=0).
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

/// Whether this content type is text that shrinks.
[[nodiscard]] bool is_compressible(std::string_view content_type);

enum class Padding {
  none,    ///< for what is the same for everybody
  random,  ///< for pages: a header field of random length hides by how much a guess shrank the page (BREACH)
};

/// The bytes as a gzip member, level 1 to 9. Throws std::runtime_error where memory fails.
[[nodiscard]] std::string gzipped(std::string_view bytes, int level, Padding padding);

}  // namespace muster::web
