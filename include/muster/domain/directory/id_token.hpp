#pragma once
// The token in which a directory says who signed in, and everything that must be true of it before it is believed
// (OpenID Connect Core 1.0, 3.1.3.7; RFC 8725).

#include <muster/domain/directory/provider.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/json.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace muster::directory {

/// By so much the two clocks may differ.
inline constexpr std::chrono::seconds clock_skew{120};

struct Claims {
  std::string subject;          ///< whom the directory means, for ever; no address
  std::string email;            ///< as it is written; empty where it says none
  bool email_verified = false;  ///< the directory says that the address is that person's
  std::string session;          ///< of the directory (`sid`), for signing out; may be empty
  Json all;                     ///< every claim, for the rules of roles
};

struct Expected {
  std::string issuer;
  std::string client;
  std::string nonce;
  Instant now;
};

enum class TokenFault {
  unreadable,   ///< no token, or signed in a way that is not accepted ("none", a shared secret)
  unknown_key,  ///< signed by a key that is not among these: they may have been changed since
  signature,
  issuer,
  audience,
  nonce,
  expired,
  not_yet,  ///< made later than now: the clocks differ
  subject,
};

struct ReadToken {
  std::vector<TokenFault> faults;        ///< empty, or the first that was found
  Claims claims;                         ///< to be believed where there is no fault
  std::chrono::seconds clocks_apart{0};  ///< where a fault is of time: by how much the token is off
};

/// Reads a compact token with a set of keys (JWKS, RFC 7517). RSA with SHA-2 (RS and PS) and elliptic curves (ES) are
/// accepted, each with its own kind of key only.
[[nodiscard]] ReadToken read_id_token(std::string_view token, std::string_view keys, const Expected& expected);

/// For whoever wanted to sign in: what is wrong and what to do. `title` is the directory's.
[[nodiscard]] Error fault_error(const ReadToken& read, const std::string& title);

}  // namespace muster::directory
