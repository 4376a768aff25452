// What a token must say before it is believed.
#include <muster/domain/directory/id_token.hpp>

#include "signed_token.hpp"

#include <algorithm>
#include <optional>

namespace muster::directory {

namespace {

constexpr std::size_t longest_subject = 255;  // Core 1.0, 2

/// OpenID Connect Core 1.0, 5.1: true or false. The text "true" is nobody's word.
bool is_true(const Json* claim) { return claim != nullptr && claim->truth() != nullptr && *claim->truth(); }

std::optional<TokenFault> fault_of_time(const Json& claims, Instant now, ReadToken& read) {
  const auto ends = claim_time(claims, "exp");
  const auto made = claim_time(claims, "iat");
  if (!ends || !made) return TokenFault::unreadable;
  const auto begins = claim_time(claims, "nbf").value_or(*made);
  if (now >= *ends + clock_skew) {
    read.clocks_apart = now - *ends;
    return TokenFault::expired;
  }
  const auto earliest = std::max(begins, *made);
  if (now + clock_skew < earliest) {
    read.clocks_apart = earliest - now;
    return TokenFault::not_yet;
  }
  return std::nullopt;
}

std::optional<TokenFault> fault_of(const Json& claims, const Expected& expected, ReadToken& read) {
  if (claim_text(claims, "iss") != expected.issuer) return TokenFault::issuer;
  if (!is_for(claims, expected.client)) return TokenFault::audience;
  if (expected.nonce.empty() || claim_text(claims, "nonce") != expected.nonce) return TokenFault::nonce;
  if (const auto fault = fault_of_time(claims, expected.now, read)) return fault;
  const auto subject = claim_text(claims, "sub");
  if (subject.empty() || subject.size() > longest_subject) return TokenFault::subject;
  return std::nullopt;
}

}  // namespace

ReadToken read_id_token(std::string_view token, std::string_view keys, const Expected& expected) {
  ReadToken read;
  const auto refuse = [&](TokenFault fault) {
    read.faults = {fault};
    return read;
  };
  auto opened = opened_token(token, keys);
  if (opened.fault) return refuse(*opened.fault);
  auto& claims = opened.claims;
  if (const auto fault = fault_of(claims, expected, read)) return refuse(*fault);
  read.claims.subject = claim_text(claims, "sub");
  read.claims.email = claim_text(claims, "email");
  read.claims.session = claim_text(claims, "sid");
  read.claims.email_verified = is_true(claims.find("email_verified"));
  read.claims.all = std::move(claims);
  return read;
}

Error fault_error(const ReadToken& read, const std::string& title) {
  const auto refused = [&](const std::string& why) {
    return Error{ErrorKind::not_allowed, why + " Nobody was signed in.", {}, {}};
  };
  const auto minutes = std::to_string(std::chrono::ceil<std::chrono::minutes>(read.clocks_apart).count());
  switch (read.faults.front()) {
    case TokenFault::expired:
      return refused("What " + title + " sent had ended " + minutes +
                     " minutes ago by this server's clock. Try again; where it happens again, one of the two clocks is "
                     "wrong.");
    case TokenFault::not_yet:
      return refused("What " + title + " sent is dated " + minutes +
                     " minutes later than this server's clock. One of the two clocks is wrong: tell whoever runs this "
                     "site.");
    case TokenFault::nonce:
      return refused("What " + title + " sent belongs to another try to sign in. Try again.");
    case TokenFault::issuer:
    case TokenFault::audience:
      return refused("What " + title + " sent was made by another directory or for another site.");
    case TokenFault::unknown_key:
    case TokenFault::signature:
      return refused("What " + title + " sent is not signed by it.");
    default:
      return refused("What " + title + " sent cannot be read.");
  }
}

}  // namespace muster::directory
