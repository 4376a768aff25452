#pragma once
// A site whose people sign in by a directory of the tests' own, on a clock that a test turns.

#include <muster/domain/access/access_pages.hpp>
#include <muster/domain/access/account_service.hpp>
#include <muster/domain/access/session_service.hpp>
#include <muster/domain/access/team_service.hpp>
#include <muster/domain/access/vouching_service.hpp>
#include <muster/domain/directory/directory_pages.hpp>
#include <muster/domain/directory/rule_service.hpp>
#include <muster/domain/directory/sign_in_service.hpp>
#include <muster/kit/base/address.hpp>

#include "domain/directory/signer.hpp"
#include "support/summit_store.hpp"

namespace muster::directory {

using namespace muster::test;
using namespace std::chrono_literals;
using access::Role;

class TurnedClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override { return at; }
  Instant at = noon();
};

const std::string issuer = "https://id.example.org";
const std::string visit = "0123456789abcdef";

/// A site with a directory, and what that answers.
class SignInSite {
 public:
  SignInSite() {
    REQUIRE(access::give_role(database(), SummitStore::audit(), "owner@example.org", Role::owner, "").ok());
    directories_ = std::make_shared<Directories>(
        std::vector<Provider>{
            {"camden", "Borough of Camden", issuer, "muster", "a secret", "openid email", "groups", "example.org"},
            {"icb", "Health board", "https://icb.example.org", "muster", "", "openid", "groups"}},
        std::string(64, 'k'), outbound::Reach{}, [this](const outbound::Call& call) { return answer(call); });
    directory::add_pages(router_, database(), clock, directories_);
  }
  store::Database& database() { return store_.database(); }
  SummitStore& store() { return store_; }

  web::Reply ask(const std::string& address, const std::string& browser = visit) {
    web::Request request;
    const auto mark = address.find('?');
    request.path = address.substr(0, mark);
    request.token = browser;
    request.public_address = "https://muster.example.org";
    if (mark != std::string::npos)
      for (const auto& [name, value] : fields_of(address.substr(mark + 1))) request.query.add(name, value);
    return router_.handle(std::move(request));
  }
  web::Reply end(const std::string& token) {
    web::Request request;
    request.method = web::Method::post;
    request.path = "/sign-in/directory/camden/ended";
    request.visitor.by_access_token = true;  // as the guard says of this route
    request.form.add("logout_token", token);
    return router_.handle(std::move(request));
  }
  /// Presses the button; gives what the directory is sent.
  std::map<std::string, std::string> begin(const std::string& name = "camden") {
    const auto reply = ask("/sign-in/directory/" + name + "?next=/events/summit");
    REQUIRE(reply.status == 303);
    const auto to = header(reply, "Location");
    return fields_of(to.substr(to.find('?') + 1));
  }
  /// The way back with a code, and what the token then says.
  web::Reply back(const std::map<std::string, std::string>& sent, const std::string& more = "",
                  const std::string& name = "camden") {
    nonce = sent.at("nonce");
    return ask("/sign-in/directory/" + name + "/back?code=c&state=" + percent_encoded(sent.at("state")) + more);
  }
  web::Reply sign_in() { return back(begin()); }

  static std::string header(const web::Reply& reply, const std::string& wanted) {
    for (const auto& [name, value] : reply.headers)
      if (name == wanted) return value;
    return {};
  }
  /// The secret of the session that a reply begins; empty where it begins none.
  static std::string session_of(const web::Reply& reply) {
    for (const auto& [name, value] : reply.headers)
      if (name == "Set-Cookie" && value.starts_with("muster-session=")) return value.substr(15, value.find(';') - 15);
    return {};
  }
  std::optional<access::SignedIn> who(const web::Reply& reply) {
    const auto found = access::use_session(database(), clock.at, session_of(reply));
    REQUIRE(found.ok());
    return *found;
  }
  void rule(const std::string& value, Role role) {
    REQUIRE(add_rule(database(), SummitStore::audit(), {{}, programme(), "camden", "groups", value, role}).ok());
  }
  std::string programme() {
    const auto names = access::programme_names(database());
    REQUIRE(names.ok());
    return names->begin()->first;
  }

  TurnedClock clock;
  Signer signer;
  std::string keys = signer.keys();
  std::string nonce;
  std::string claims = R"("email":"gwen@example.org","email_verified":true,"groups":["muster-team"],"sid":"s1",)";
  std::string base;         ///< all claims but the nonce, where a test writes them itself
  std::string token;        ///< in place of a signed one
  std::string description;  ///< more members
  std::string person;       ///< what it says more of whoever signed in
  std::optional<outbound::Heard> token_reply;
  bool away = false;
  std::vector<outbound::Call> calls;

  [[nodiscard]] std::string usual() const {
    const auto second = std::chrono::duration_cast<std::chrono::seconds>(clock.at.time_since_epoch()).count();
    return "\"iss\":\"" + issuer + "\",\"aud\":\"muster\",\"sub\":\"248289761001\",\"iat\":" + std::to_string(second) +
           ",\"exp\":" + std::to_string(second + 300) + ",";
  }

 private:
  static std::map<std::string, std::string> fields_of(const std::string& query) {
    std::map<std::string, std::string> fields;
    for (std::size_t begin = 0; begin < query.size();) {
      const auto end = std::min(query.find('&', begin), query.size());
      const auto pair = query.substr(begin, end - begin);
      const auto equals = pair.find('=');
      std::string value;
      for (std::size_t at = equals + 1; at < pair.size(); ++at) {
        if (pair[at] != '%') {
          value += pair[at];
          continue;
        }
        value += static_cast<char>(std::stoi(pair.substr(at + 1, 2), nullptr, 16));
        at += 2;
      }
      fields[pair.substr(0, equals)] = value;
      begin = end + 1;
    }
    return fields;
  }
  Result<outbound::Heard> answer(const outbound::Call& call) {
    calls.push_back(call);
    if (away) return unavailable("id.example.org took too long to answer.");
    if (call.address.ends_with("/.well-known/openid-configuration")) {
      const auto at = call.address.substr(0, call.address.find("/.well"));
      return outbound::Heard{200,
                             {},
                             "{\"issuer\":\"" + at + "\",\"authorization_endpoint\":\"" + at +
                                 "/auth\",\"token_endpoint\":\"" + at + "/token\",\"jwks_uri\":\"" + at +
                                 R"(/keys","response_types_supported":["code"])" + description + "}"};
    }
    if (call.address.ends_with("/keys")) return outbound::Heard{200, {}, keys};
    if (call.address.ends_with("/me")) return outbound::Heard{200, {}, person};
    if (token_reply) return *token_reply;
    const auto made =
        token.empty() ? signer.token("{" + (base.empty() ? usual() : base) + claims + "\"nonce\":\"" + nonce + "\"}")
                      : token;
    return outbound::Heard{200, {}, R"({"access_token":"at","token_type":"Bearer","id_token":")" + made + "\"}"};
  }

  SummitStore store_;
  web::Router router_;
  std::shared_ptr<Directories> directories_;
};

inline bool says(const web::Reply& reply, const std::string& words) {
  return reply.body.find(words) != std::string::npos;
}

}  // namespace muster::directory
