#pragma once
// What ID tokens and logout tokens share: the signature, and claims of texts, times and audiences.

#include <muster/domain/directory/id_token.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace muster::directory {

/// The claims of a compact token, or why it is not believed: unreadable, unknown_key or signature.
struct OpenedToken {
  std::optional<TokenFault> fault;
  Json claims;
};
[[nodiscard]] OpenedToken opened_token(std::string_view token, std::string_view keys);

/// A claim that is a text; empty where it is none.
[[nodiscard]] std::string claim_text(const Json& claims, std::string_view name);
/// A claim of seconds since 1970 (RFC 7519, 2: a number, with a fraction or without).
[[nodiscard]] std::optional<Instant> claim_time(const Json& claims, std::string_view name);
/// Whether the token was made for that client, and where for several, given to it.
[[nodiscard]] bool is_for(const Json& claims, const std::string& client);

}  // namespace muster::directory
