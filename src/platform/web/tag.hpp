#pragma once
// The tag of what a program read (RFC 9110, 8.8.3), and whether it is still what stands there.

#include <muster/platform/web/reply.hpp>

#include <string>
#include <string_view>

namespace muster::web {

/// `"` and 32 hexadecimal digits of the bytes and `"`: equal bytes, equal tag.
[[nodiscard]] std::string tag_of(const Reply& reply);

/// Whether If-Match names `tag`, as it was sent or as a packed reply carried it (`.gz` before the closing mark).
/// "*" names whatever there is. Weak tags name nothing (RFC 9110, 13.1.1).
[[nodiscard]] bool names_tag(std::string_view if_match, std::string_view tag);

}  // namespace muster::web
