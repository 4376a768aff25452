#pragma once
// The visit of one browser, and the proof that a form was made for it.

#include <string>
#include <string_view>

namespace muster::web {

inline constexpr std::string_view visit_cookie = "muster_visit";
inline constexpr std::string_view token_field = "token";
inline constexpr std::string_view token_heading = "x-form-token";

/// True where the cookie holds a visit as `new_id` makes them.
[[nodiscard]] bool is_visit(std::string_view text);

/// Compares in a time that does not depend on where the texts differ.
[[nodiscard]] bool equal_in_constant_time(std::string_view left, std::string_view right);

/// The token for a visitor's cookie value: keyed BLAKE2b, hex. Tests and the adapter use it.
[[nodiscard]] std::string token_for(const std::string& visit, const std::string& key);

}  // namespace muster::web
