// A sealed text, and what is worked out of it again.
#include <muster/domain/directory/attempt.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/sealed_text.hpp>

#include <sodium.h>

#include <array>
#include <span>
#include <vector>

namespace muster::directory {

namespace {

constexpr std::size_t block = 64;
constexpr std::size_t longest_next = 600;

const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string in_base64(std::span<const unsigned char> raw) {
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(raw.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), raw.data(), raw.size(), variant);
  text.pop_back();  // the end of a C string
  return text;
}

/// Forty-three letters that only this site can make of the state.
std::string made_of(std::string_view key, std::string_view what, const std::string& state) {
  crypto_auth_hmacsha256_state hash;
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> out{};
  crypto_auth_hmacsha256_init(&hash, bytes(key), key.size());
  crypto_auth_hmacsha256_update(&hash, bytes(what), what.size());
  crypto_auth_hmacsha256_update(&hash, bytes(state), state.size());
  crypto_auth_hmacsha256_final(&hash, out.data());
  return in_base64(out);
}

std::string nonce_of(std::string_view key, const std::string& state) { return made_of(key, "nonce\n", state); }
std::string verifier_of(std::string_view key, const std::string& state) { return made_of(key, "verifier\n", state); }

std::string challenge_of(const std::string& verifier) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> out{};
  crypto_hash_sha256(out.data(), bytes(verifier), verifier.size());
  return in_base64(out);
}

std::string place_of(const std::string& provider, const std::string& browser) {
  return "sign-in by " + provider + " in " + fingerprint(browser);
}

}  // namespace

Attempt begin_attempt(std::string_view key, const std::string& provider, const std::string& browser,
                      const std::string& next, Instant now) {
  const auto plain = iso_instant(now) + " " + (next.size() > longest_next ? std::string() : next);
  Attempt attempt;
  attempt.state = sealed_text(plain, key, place_of(provider, browser), block);
  attempt.nonce = nonce_of(key, attempt.state);
  attempt.verifier = verifier_of(key, attempt.state);
  attempt.challenge = challenge_of(attempt.verifier);
  return attempt;
}

std::optional<Returned> end_attempt(std::string_view key, const std::string& provider, const std::string& browser,
                                    const std::string& state, Instant now) {
  const auto plain = opened_text(state, key, place_of(provider, browser), block);
  if (!plain) return std::nullopt;
  const auto space = plain->find(' ');
  const auto began = parse_instant(plain->substr(0, space));
  if (space == std::string::npos || !began.ok() || now < *began || now - *began >= attempt_time) return std::nullopt;
  return Returned{plain->substr(space + 1), nonce_of(key, state), verifier_of(key, state), *began + attempt_time};
}

}  // namespace muster::directory
