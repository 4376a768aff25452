#pragma once
// Bodies, queries and cookies from bytes: pure functions with limits, fit for a fuzzer. Anything malformed is a
// Error of kind wrong_usage, never a guess. Line breaks in values come out as \n, however the browser sent them.

#include <muster/kit/base/result.hpp>
#include <muster/platform/web/request.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace muster::web {

struct DecodeLimits {
  std::size_t fields = 1000;
  std::size_t name_bytes = 200;
  /// Of all fields together, files apart: as much as a form without files may have. How long one text may be is for its
  /// page to say, which can show it back.
  std::size_t text_bytes = std::size_t{4} << 20;
  std::size_t file_bytes = std::size_t{64} << 20;
};

/// `%xx` and, where `plus_is_space`, "+". A bad escape, a NUL or ill-formed UTF-8 is refused.
[[nodiscard]] Result<std::string> percent_decoded(std::string_view text, bool plus_is_space);

/// application/x-www-form-urlencoded, also the query part of an address.
[[nodiscard]] Result<Fields> decode_urlencoded(std::string_view body, const DecodeLimits& limits = {});

struct Multipart {
  Fields fields;
  std::vector<Upload> uploads;
};
/// multipart/form-data as browsers send it. `content_type` is the whole header value; the boundary has 1 to 70
/// characters. A file field left empty (no name, no bytes) is left out. A missing last boundary means that the body was
/// cut off, and is refused.
[[nodiscard]] Result<Multipart> decode_multipart(std::string_view body, std::string_view content_type,
                                                 const DecodeLimits& limits = {});

/// The Cookie header; the first of equal names counts, malformed pairs are left out.
[[nodiscard]] std::map<std::string, std::string> decode_cookies(std::string_view header);

}  // namespace muster::web
