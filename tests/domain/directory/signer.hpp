#pragma once
// A directory's side of a token: keys of its own, and tokens that it signs.

#include <cjose/header.h>
#include <cjose/jwk.h>
#include <cjose/jws.h>

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

namespace muster::test {

class Signer {
 public:
  /// "RS256", "PS256" or "ES256".
  explicit Signer(std::string algorithm = "RS256", std::string id = "key-1")
      : algorithm_(std::move(algorithm)), id_(std::move(id)), key_(made()) {
    cjose_jwk_set_kid(key_.get(), id_.data(), id_.size(), nullptr);
  }

  [[nodiscard]] std::string token(const std::string& claims, const std::string& critical = "") const {
    const std::unique_ptr<cjose_header_t, decltype(&cjose_header_release)> heading(cjose_header_new(nullptr),
                                                                                   &cjose_header_release);
    cjose_header_set(heading.get(), CJOSE_HDR_ALG, algorithm_.c_str(), nullptr);
    if (!id_.empty()) cjose_header_set(heading.get(), CJOSE_HDR_KID, id_.c_str(), nullptr);
    if (!critical.empty()) cjose_header_set_raw(heading.get(), "crit", critical.c_str(), nullptr);
    auto* const made = cjose_jws_sign(key_.get(), heading.get(), reinterpret_cast<const std::uint8_t*>(claims.data()),
                                      claims.size(), nullptr);
    const char* text = nullptr;
    cjose_jws_export(made, &text, nullptr);
    std::string out(text);
    cjose_jws_release(made);
    return out;
  }

  /// The set that it gives out; `also` stands in the key.
  [[nodiscard]] std::string keys(const std::string& also = "") const {
    char* const text = cjose_jwk_to_json(key_.get(), false, nullptr);
    std::string key(text);
    std::free(text);
    key.insert(1, also);
    return "{\"keys\":[" + key + "]}";
  }

 private:
  using Key = std::unique_ptr<cjose_jwk_t, decltype([](cjose_jwk_t* key) { cjose_jwk_release(key); })>;

  [[nodiscard]] Key made() const {
    if (algorithm_.starts_with("ES")) return Key(cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, nullptr));
    constexpr std::uint8_t exponent[] = {1, 0, 1};
    return Key(cjose_jwk_create_RSA_random(2048, exponent, sizeof exponent, nullptr));
  }

  std::string algorithm_;
  std::string id_;
  Key key_;
};

}  // namespace muster::test
