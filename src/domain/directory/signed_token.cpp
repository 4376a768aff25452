// Signatures are cjose's work.
#include "signed_token.hpp"

#include <muster/kit/base/json_reader.hpp>

#include <cjose/header.h>
#include <cjose/jwk.h>
#include <cjose/jws.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <memory>

namespace muster::directory {

namespace {

constexpr std::size_t longest_token = 32 << 10;

using Key = std::unique_ptr<cjose_jwk_t, decltype([](cjose_jwk_t* key) { cjose_jwk_release(key); })>;
using Signed = std::unique_ptr<cjose_jws_t, decltype([](cjose_jws_t* token) { cjose_jws_release(token); })>;

std::optional<Json> json_of(std::string_view text) {
  auto read = read_json(text, {}, [](std::string_view each) -> Result<std::string> { return std::string(each); });
  if (!read.ok() || read->object() == nullptr) return std::nullopt;
  return std::move(read).value();
}

/// What keys of this kind may sign with; empty: nothing that is accepted.
std::string_view kind_for(std::string_view algorithm) {
  constexpr auto by_rsa = std::to_array<std::string_view>({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"});
  constexpr auto by_curve = std::to_array<std::string_view>({"ES256", "ES384", "ES512"});
  if (std::ranges::find(by_rsa, algorithm) != by_rsa.end()) return "RSA";
  if (std::ranges::find(by_curve, algorithm) != by_curve.end()) return "EC";
  return {};
}

/// Keys of the set by which the token may be signed.
std::vector<Json> fitting(std::string_view keys, std::string_view algorithm, const std::string& id) {
  std::vector<Json> found;
  const auto set = json_of(keys);
  const auto* const list = set ? set->find("keys") : nullptr;
  if (list == nullptr || list->array() == nullptr) return found;
  for (const auto& key : *list->array()) {
    const auto use = claim_text(key, "use");
    const auto own = claim_text(key, "alg");
    if (claim_text(key, "kty") != kind_for(algorithm) || (!use.empty() && use != "sig")) continue;
    if ((!own.empty() && own != algorithm) || (!id.empty() && claim_text(key, "kid") != id)) continue;
    found.push_back(key);
  }
  return found;
}

bool verifies(const Signed& token, const Json& key) {
  const auto text = json_text(key);
  const Key made(cjose_jwk_import(text.data(), text.size(), nullptr));
  return made != nullptr && cjose_jws_verify(token.get(), made.get(), nullptr);
}

std::string plain_text(const Signed& token) {
  std::uint8_t* text = nullptr;
  std::size_t length = 0;
  if (!cjose_jws_get_plaintext(token.get(), &text, &length, nullptr)) return {};
  return {reinterpret_cast<const char*>(text), length};
}

std::optional<TokenFault> fault_of_signature(const Signed& token, std::string_view keys) {
  auto* const heading = cjose_jws_get_protected(token.get());
  const auto said = [&](const char* name) -> std::string {
    const char* const text = cjose_header_get(heading, name, nullptr);
    return text == nullptr ? "" : text;
  };
  const auto algorithm = said(CJOSE_HDR_ALG);
  // A critical heading that is not understood refuses the token (RFC 7515, 4.1.11); none is understood here.
  const std::unique_ptr<char, decltype([](char* text) { std::free(text); })> critical(
      cjose_header_get_raw(heading, "crit", nullptr));
  if (kind_for(algorithm).empty() || critical != nullptr) return TokenFault::unreadable;
  const auto candidates = fitting(keys, algorithm, said(CJOSE_HDR_KID));
  if (candidates.empty()) return TokenFault::unknown_key;
  if (std::ranges::none_of(candidates, [&](const Json& key) { return verifies(token, key); }))
    return TokenFault::signature;
  return std::nullopt;
}

/// Three parts in base64url without padding (RFC 7515, 2 and 7.1): cjose reads what only looks like it, and then one
/// token would have several spellings.
bool is_compact(std::string_view token) {
  return std::ranges::count(token, '.') == 2 && std::ranges::all_of(token, [](char letter) {
           return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                  (letter >= '0' && letter <= '9') || letter == '-' || letter == '_' || letter == '.';
         });
}

}  // namespace

OpenedToken opened_token(std::string_view token, std::string_view keys) {
  if (token.size() > longest_token || !is_compact(token)) return {TokenFault::unreadable, {}};
  const Signed made(cjose_jws_import(token.data(), token.size(), nullptr));
  if (made == nullptr) return {TokenFault::unreadable, {}};
  if (const auto fault = fault_of_signature(made, keys)) return {fault, {}};
  auto claims = json_of(plain_text(made));
  if (!claims) return {TokenFault::unreadable, {}};
  return {std::nullopt, *std::move(claims)};
}

std::string claim_text(const Json& json, std::string_view name) {
  const auto* const member = json.find(name);
  const auto* const text = member == nullptr ? nullptr : member->text();
  return text == nullptr ? std::string() : *text;
}

std::optional<Instant> claim_time(const Json& claims, std::string_view name) {
  const auto* const member = claims.find(name);
  const auto seconds = member == nullptr ? std::nullopt : member->number();
  constexpr double latest = 32503680000;  // the year 3000
  if (!seconds || *seconds < 0 || *seconds > latest) return std::nullopt;
  return Instant(std::chrono::seconds(static_cast<std::int64_t>(std::floor(*seconds))));
}

bool is_for(const Json& claims, const std::string& client) {
  const auto* const audience = claims.find("aud");
  if (audience == nullptr) return false;
  const auto party = claim_text(claims, "azp");
  if (!party.empty() && party != client) return false;
  if (audience->text() != nullptr) return *audience->text() == client;
  if (audience->array() == nullptr) return false;
  const auto& all = *audience->array();
  const bool named =
      std::ranges::any_of(all, [&](const Json& each) { return each.text() != nullptr && *each.text() == client; });
  // Among several, the one that it was given to must be named.
  return named && (all.size() == 1 || party == client);
}

}  // namespace muster::directory
