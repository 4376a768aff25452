#pragma once
// One try to sign in by a directory, from the button to the way back. Nothing of it is stored until it comes back: what
// has to be remembered travels with the browser, sealed under a key of this site.

#include <muster/kit/base/clock.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace muster::directory {

inline constexpr std::chrono::minutes attempt_time{10};

/// What the directory is sent along with.
struct Attempt {
  std::string state;      ///< comes back with the code; opens only here, for that browser and that directory
  std::string nonce;      ///< must stand in the token (OpenID Connect Core 1.0, 3.1.2.1)
  std::string verifier;   ///< shown when the code is spent (RFC 7636)
  std::string challenge;  ///< its SHA-256, in base64 for addresses
};

/// `key` of the site, at least 32 random letters; `browser` the secret by which this browser is known; `next` an own
/// page's address, to go on at.
[[nodiscard]] Attempt begin_attempt(std::string_view key, const std::string& provider, const std::string& browser,
                                    const std::string& next, Instant now);

struct Returned {
  std::string next;
  std::string nonce;
  std::string verifier;
  Instant ends;  ///< until then a state that was spent must be remembered
};
/// Nothing where the state was made for another browser or directory, by another site, too long ago, or changed.
[[nodiscard]] std::optional<Returned> end_attempt(std::string_view key, const std::string& provider,
                                                  const std::string& browser, const std::string& state, Instant now);

}  // namespace muster::directory
