// What a logout token must say, and must not.
#include <muster/domain/directory/logout_token.hpp>

#include "signed_token.hpp"

#include <algorithm>

namespace muster::directory {

namespace {

constexpr std::string_view event = "http://schemas.openid.net/event/backchannel-logout";
constexpr std::size_t longest_name = 255;

std::optional<TokenFault> fault_of_time(const Json& claims, Instant now) {
  const auto made = claim_time(claims, "iat");
  if (!made) return TokenFault::unreadable;
  if (now + clock_skew < *made) return TokenFault::not_yet;
  // Not every directory writes an end, so there is one here.
  const auto ends = claim_time(claims, "exp").value_or(*made + logout_time);
  if (now >= ends + clock_skew || now >= *made + logout_time + clock_skew) return TokenFault::expired;
  return std::nullopt;
}

std::optional<TokenFault> fault_of(const Json& claims, const std::string& issuer, const std::string& client,
                                   Instant now) {
  if (claim_text(claims, "iss") != issuer) return TokenFault::issuer;
  if (!is_for(claims, client)) return TokenFault::audience;
  const auto* const events = claims.find("events");
  const auto* const said = events == nullptr ? nullptr : events->find(event);
  if (said == nullptr || said->object() == nullptr) return TokenFault::unreadable;
  if (claims.find("nonce") != nullptr) return TokenFault::nonce;
  return fault_of_time(claims, now);
}

}  // namespace

ReadLogout read_logout_token(std::string_view token, std::string_view keys, const std::string& issuer,
                             const std::string& client, Instant now) {
  const auto opened = opened_token(token, keys);
  if (opened.fault) return {opened.fault, {}};
  const auto& claims = opened.claims;
  if (const auto fault = fault_of(claims, issuer, client, now)) return {fault, {}};
  SignedOut out{claim_text(claims, "sub"), claim_text(claims, "sid"), claim_text(claims, "jti")};
  if ((out.subject.empty() && out.session.empty()) || out.subject.size() > longest_name)
    return {TokenFault::subject, {}};
  return {std::nullopt, std::move(out)};
}

std::string error_word(std::string_view said) {
  constexpr std::size_t longest = 40;
  const auto is_plain = [](char letter) { return (letter >= 'a' && letter <= 'z') || letter == '_'; };
  const bool is_word = !said.empty() && said.size() <= longest && std::ranges::all_of(said, is_plain);
  return is_word ? std::string(said) : "no word of the standards";
}

std::string_view fault_word(TokenFault fault) {
  switch (fault) {
    case TokenFault::unreadable:
      return "unreadable";
    case TokenFault::unknown_key:
      return "unknown key";
    case TokenFault::signature:
      return "signature";
    case TokenFault::issuer:
      return "issuer";
    case TokenFault::audience:
      return "audience";
    case TokenFault::nonce:
      return "nonce";
    case TokenFault::expired:
      return "expired";
    case TokenFault::not_yet:
      return "not yet";
    case TokenFault::subject:
      break;
  }
  return "subject";
}

}  // namespace muster::directory
