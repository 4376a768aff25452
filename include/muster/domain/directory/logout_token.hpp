#pragma once
// The token by which a directory says that somebody signed out there (OpenID Connect Back-Channel Logout 1.0, 2.4 and
// 2.6).

#include <muster/domain/directory/id_token.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace muster::directory {

/// A token older than this ends nothing, whatever it says of its end.
inline constexpr std::chrono::minutes logout_time{10};

struct SignedOut {
  std::string subject;  ///< may be empty where `session` is not
  std::string session;  ///< of the directory (`sid`); empty: all of that subject's
  std::string token;    ///< its id (`jti`); may be empty
};
/// What was signed out, or what is wrong with the token. It names no nonce: an ID token is none.
struct ReadLogout {
  std::optional<TokenFault> fault;
  SignedOut signed_out;
};
[[nodiscard]] ReadLogout read_logout_token(std::string_view token, std::string_view keys, const std::string& issuer,
                                           const std::string& client, Instant now);

/// In a word, for the log: "signature", "audience", ...
[[nodiscard]] std::string_view fault_word(TokenFault fault);

/// The word by which a directory says what went wrong, as it may stand in the log: letters and low lines alone, as all
/// words of the standards are; whatever else it wrote may be anything.
[[nodiscard]] std::string error_word(std::string_view said);

}  // namespace muster::directory
