// A token is believed where all of it is true; each thing that may be wrong with one refuses it.
#include <muster/domain/directory/id_token.hpp>
#include <muster/kit/base/date.hpp>

#include "signer.hpp"
#include "support/catch.hpp"

using muster::Instant;
using muster::Json;
using muster::json_object;
using muster::json_text;
using muster::directory::Expected;
using muster::directory::fault_error;
using muster::directory::read_id_token;
using muster::directory::TokenFault;
using muster::test::Signer;

namespace {

const Instant now = muster::parse_instant("2026-06-10T09:00:00Z").value();
const std::int64_t seconds = now.time_since_epoch().count();
const Expected expected{"https://id.example.org", "muster", "nonce-1", now};

/// Claims as they should be, but for some; null takes one away.
std::string claims(std::initializer_list<std::pair<std::string, Json>> other = {}) {
  Json::Object all{{"iss", "https://id.example.org"},
                   {"aud", "muster"},
                   {"nonce", "nonce-1"},
                   {"sub", "person-1"},
                   {"exp", seconds + 300},
                   {"iat", seconds - 5},
                   {"email", "amina@example.org"},
                   {"email_verified", true},
                   {"sid", "s1"}};
  for (const auto& [name, value] : other) {
    std::erase_if(all, [&, wanted = name](const auto& member) { return member.first == wanted; });
    if (!value.is_null()) all.emplace_back(name, value);
  }
  return json_text(Json(std::move(all)));
}

std::optional<TokenFault> fault(const Signer& signer, const std::string& said) {
  const auto read = read_id_token(signer.token(said), signer.keys(), expected);
  return read.faults.empty() ? std::nullopt : std::optional(read.faults.front());
}

}  // namespace

TEST_CASE("a token that says what it should is believed, by any kind of key that is accepted") {
  for (const auto* const algorithm : {"RS256", "PS256", "ES256"}) {
    INFO(algorithm);
    const Signer signer(algorithm);
    const auto read = read_id_token(signer.token(claims()), signer.keys(), expected);
    REQUIRE(read.faults.empty());
    CHECK(read.claims.subject == "person-1");
    CHECK(read.claims.email == "amina@example.org");
    CHECK(read.claims.email_verified);
    CHECK(read.claims.session == "s1");
  }
  const Signer nameless("RS256", "");
  CHECK_FALSE(fault(nameless, claims()).has_value());
}

TEST_CASE("an address counts as verified only where the directory says so") {
  const Signer signer;
  const auto verified = [&](const Json& said) {
    return read_id_token(signer.token(claims({{"email_verified", said}})), signer.keys(), expected)
        .claims.email_verified;
  };
  CHECK(verified(true));
  // The standard has true or false. A text is believed of nobody; why is told.
  CHECK_FALSE(verified("true"));
  CHECK_FALSE(verified(false));
  CHECK_FALSE(verified("false"));
  CHECK_FALSE(verified(1));
  CHECK_FALSE(verified(nullptr));
}

TEST_CASE("whatever is wrong with a token refuses it") {
  const Signer signer;
  const auto wrong = [&](std::initializer_list<std::pair<std::string, Json>> other) {
    return fault(signer, claims(other));
  };
  CHECK(wrong({{"iss", "https://id.example.org/"}}) == TokenFault::issuer);
  CHECK(wrong({{"iss", nullptr}}) == TokenFault::issuer);
  CHECK(wrong({{"aud", "another"}}) == TokenFault::audience);
  CHECK(wrong({{"aud", nullptr}}) == TokenFault::audience);
  CHECK(wrong({{"aud", Json::Array{"muster", "another"}}}) == TokenFault::audience);
  CHECK(wrong({{"azp", "another"}}) == TokenFault::audience);
  CHECK_FALSE(wrong({{"aud", Json::Array{"muster"}}}).has_value());
  CHECK_FALSE(wrong({{"aud", Json::Array{"muster", "another"}}, {"azp", "muster"}}).has_value());
  CHECK(wrong({{"nonce", "nonce-2"}}) == TokenFault::nonce);
  CHECK(wrong({{"nonce", nullptr}}) == TokenFault::nonce);
  CHECK(wrong({{"exp", seconds - 120}}) == TokenFault::expired);
  CHECK(wrong({{"exp", nullptr}}) == TokenFault::unreadable);
  CHECK(wrong({{"exp", "soon"}}) == TokenFault::unreadable);
  CHECK(wrong({{"exp", 1e300}}) == TokenFault::unreadable);
  CHECK(wrong({{"iat", nullptr}}) == TokenFault::unreadable);
  CHECK(wrong({{"iat", seconds + 121}}) == TokenFault::not_yet);
  CHECK(wrong({{"nbf", seconds + 121}}) == TokenFault::not_yet);
  CHECK(wrong({{"sub", nullptr}}) == TokenFault::subject);
  CHECK(wrong({{"sub", std::string(256, 'x')}}) == TokenFault::subject);
  // Two minutes of difference between the clocks are no fault.
  CHECK_FALSE(wrong({{"exp", seconds - 119}, {"iat", seconds - 400}}).has_value());
  CHECK_FALSE(wrong({{"iat", seconds + 120}}).has_value());
}

TEST_CASE("a token is believed by its own directory's keys alone") {
  const Signer signer;
  const Signer other;
  const Signer renewed("RS256", "key-2");
  const auto token = signer.token(claims());
  const auto by = [&](const std::string& keys, const std::string& text) {
    const auto read = read_id_token(text, keys, expected);
    return read.faults.empty() ? std::nullopt : std::optional(read.faults.front());
  };
  CHECK(by(other.keys(), token) == TokenFault::signature);
  CHECK(by(renewed.keys(), token) == TokenFault::unknown_key);
  CHECK(by("{\"keys\":[]}", token) == TokenFault::unknown_key);
  CHECK(by("not JSON", token) == TokenFault::unknown_key);
  CHECK(by(signer.keys("\"use\":\"enc\","), token) == TokenFault::unknown_key);
  CHECK(by(signer.keys("\"alg\":\"RS512\","), token) == TokenFault::unknown_key);
  CHECK(by(Signer("ES256").keys(), token) == TokenFault::unknown_key);

  // Changed on the way: another payload under the same signature.
  const auto dot = token.find('.');
  const auto last = token.rfind('.');
  auto changed = token;
  changed[dot + 5] = changed[dot + 5] == 'A' ? 'B' : 'A';
  CHECK(by(signer.keys(), changed) == TokenFault::signature);
  CHECK(by(signer.keys(), token.substr(0, last + 1)).has_value());
  // One token has one spelling.
  for (const auto* more : {"=", "==", "\n", ".", " "}) CHECK(by(signer.keys(), token + more) == TokenFault::unreadable);
  CHECK(by(signer.keys(), signer.token(claims(), "[\"exp\"]")) == TokenFault::unreadable);
}

TEST_CASE("no signature and a shared secret are no signatures") {
  const Signer signer;
  // {"alg":"none"} and {"alg":"HS256"}, with the payload of a good token.
  const auto token = signer.token(claims());
  const auto payload = token.substr(token.find('.'), token.rfind('.') - token.find('.'));
  for (const auto& forged : {"eyJhbGciOiJub25lIn0" + payload + ".", "eyJhbGciOiJIUzI1NiJ9" + payload + ".c2lnbmF0dXJl",
                             std::string(), std::string("a.b.c"), std::string(40000, 'a')}) {
    INFO(forged.substr(0, 40));
    const auto read = read_id_token(forged, signer.keys(), expected);
    REQUIRE(read.faults.size() == 1);
    CHECK(read.faults.front() == TokenFault::unreadable);
    CHECK(read.claims.subject.empty());
  }
}

TEST_CASE("clocks that differ are told as such, with by how much") {
  const Signer signer;
  const auto late = read_id_token(signer.token(claims({{"iat", seconds + 600}})), signer.keys(), expected);
  CHECK(fault_error(late, "Camden's directory").message ==
        "What Camden's directory sent is dated 10 minutes later than this server's clock. One of the two clocks is "
        "wrong: tell whoever runs this site. Nobody was signed in.");
  const auto over = read_id_token(signer.token(claims({{"exp", seconds - 300}})), signer.keys(), expected);
  CHECK(fault_error(over, "Camden's directory").message.find("had ended 5 minutes ago") != std::string::npos);
}
