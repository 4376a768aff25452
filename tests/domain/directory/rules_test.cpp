// What is written of directories, what they say of themselves, a try to sign in, and roles by what a token says.
#include <muster/domain/directory/attempt.hpp>
#include <muster/domain/directory/provider.hpp>
#include <muster/domain/directory/role_rule.hpp>
#include <muster/kit/base/date.hpp>

#include "support/catch.hpp"

using muster::Instant;
using muster::Json;
using muster::access::Role;
using namespace muster::directory;
using namespace std::chrono_literals;

namespace {

const Instant now = muster::parse_instant("2026-06-10T09:00:00Z").value();
const std::string key(64, 'k');
const Provider camden{"camden", "Borough of Camden", "https://id.example.org", "muster", "", "openid email", "groups"};

std::string described(const std::string& also) {
  return R"({"issuer":"https://id.example.org","authorization_endpoint":"https://id.example.org/auth",)"
         R"("token_endpoint":"https://id.example.org/token","jwks_uri":"https://id.example.org/jwks")" +
         also + "}";
}

}  // namespace

TEST_CASE("directories are read from lines of a file") {
  const auto read = parse_providers(
      "# who may vouch for whom\n\ncamden.title = Borough of Camden\ncamden.issuer = https://id.example.org\r\n"
      "camden.client = muster\nicb.title = A health board\nicb.issuer = https://login.example.net/t/v2.0\n"
      "icb.client = 12-34\nicb.secret = a = b\nicb.groups-claim = roles\n",
      "d.properties");
  REQUIRE(read.ok());
  REQUIRE(read->size() == 2);
  CHECK(read->at(0).title == "Borough of Camden");
  CHECK(read->at(0).issuer == "https://id.example.org");
  CHECK(read->at(0).groups_claim == "groups");
  CHECK(read->at(1).secret == "a = b");
  CHECK(read->at(1).groups_claim == "roles");

  const auto wrong = [](const std::string& text) { return parse_providers(text, "d.properties").error().message; };
  CHECK(wrong("camden.title = x\ncamden.client = c\n") ==
        "d.properties: the directory \"camden\" has no issuer. Write camden.issuer = ...");
  CHECK(wrong("camden.colour = x\n").find("d.properties, line 1: there is no \"colour\"") == 0);
  CHECK(wrong("Camden.title = x\n").find("line 1") != std::string::npos);
  CHECK(wrong("nonsense\n").find("line 1") != std::string::npos);
  CHECK(wrong("a.title=x\na.issuer=https://i\na.client=c\na.scopes=email\n").find("openid") != std::string::npos);
  CHECK(parse_providers("", "d.properties")->empty());
  const auto several =
      parse_providers("a.title=x\na.client=c\nb.isuer=https://i\nc.issuer=https://i\nnonsense\n", "d.properties");
  REQUIRE_FALSE(several.ok());
  CHECK(several.error().message == "d.properties has 5 faults.");
  std::string all;
  for (const auto& one : several.error().diagnostics) all += one.message + "\n";
  CHECK(all ==
        "d.properties, line 3: there is no \"isuer\" of a directory; there are title, issuer, client, secret, "
        "scopes, groups-claim and domains.\n"
        "d.properties, line 5: write a line as camden.issuer = https://id.example.org.\n"
        "d.properties: the directory \"a\" has no issuer. Write a.issuer = ...\n"
        "d.properties: the directory \"c\" has no title. Write c.title = ...\n"
        "d.properties: the directory \"c\" has no client. Write c.client = ...\n");
}

TEST_CASE("a directory's description is its own, and of what is needed") {
  const std::string codes = R"(,"response_types_supported":["code","id_token"])";
  const auto read =
      parse_endpoints(described(codes + R"(,"end_session_endpoint":"https://id.example.org/out",)"
                                        R"("authorization_response_iss_parameter_supported":true,)"
                                        R"("token_endpoint_auth_methods_supported":["client_secret_post"])"),
                      camden);
  REQUIRE(read.ok());
  CHECK(read->authorization == "https://id.example.org/auth");
  CHECK(read->end_session == "https://id.example.org/out");
  CHECK(read->names_itself_in_reply);
  CHECK(read->posts_secret);
  CHECK_FALSE(parse_endpoints(described(codes), camden)->posts_secret);
  CHECK(description_address(camden) == "https://id.example.org/.well-known/openid-configuration");

  auto other = camden;
  other.issuer = "https://id.example.org/";
  CHECK_FALSE(parse_endpoints(described(codes), other).ok());
  CHECK_FALSE(parse_endpoints(described(R"(,"response_types_supported":["id_token"])"), camden).ok());
  CHECK_FALSE(parse_endpoints(described(codes + R"(,"code_challenge_methods_supported":["plain"])"), camden).ok());
  CHECK_FALSE(parse_endpoints("<html>", camden).ok());
  CHECK_FALSE(parse_endpoints("[]", camden).ok());
}

TEST_CASE("a try to sign in comes back to the browser, the directory and the site that it left from") {
  const auto attempt = begin_attempt(key, "camden", "browser-1", "/events/summit?a=b", now);
  CHECK(attempt.verifier.size() == 43);
  CHECK(attempt.challenge.size() == 43);
  CHECK(attempt.nonce != attempt.verifier);
  const auto back = end_attempt(key, "camden", "browser-1", attempt.state, now + 9min);
  REQUIRE(back.has_value());
  CHECK(back->next == "/events/summit?a=b");
  CHECK(back->nonce == attempt.nonce);
  CHECK(back->verifier == attempt.verifier);
  CHECK(back->ends == now + 10min);

  CHECK_FALSE(end_attempt(key, "camden", "browser-2", attempt.state, now).has_value());
  CHECK_FALSE(end_attempt(key, "icb", "browser-1", attempt.state, now).has_value());
  CHECK_FALSE(end_attempt(std::string(64, 'j'), "camden", "browser-1", attempt.state, now).has_value());
  CHECK_FALSE(end_attempt(key, "camden", "browser-1", attempt.state, now + 10min).has_value());
  CHECK_FALSE(end_attempt(key, "camden", "browser-1", attempt.state, now - 1s).has_value());
  CHECK_FALSE(end_attempt(key, "camden", "browser-1", attempt.state + "A", now).has_value());
  CHECK_FALSE(end_attempt(key, "camden", "browser-1", "", now).has_value());
  CHECK(begin_attempt(key, "camden", "browser-1", "/", now).state != attempt.state);
}

TEST_CASE("roles follow what a token says, the strongest in each programme") {
  const Json claims(Json::Object{{"groups", Json::Array{"team", "leads"}}, {"department", "SEND"}});
  const std::vector<RoleRule> rules{{"1", "london", "camden", "groups", "leads", Role::lead},
                                    {"2", "london", "camden", "groups", "team", Role::organiser},
                                    {"3", "london", "icb", "groups", "team", Role::owner},
                                    {"4", "leeds", "camden", "department", "SEND", Role::door},
                                    {"5", "leeds", "camden", "department", "SEN", Role::owner},
                                    {"6", "leeds", "camden", "missing", "", Role::owner}};
  const auto roles = roles_by(rules, "camden", claims);
  CHECK(roles == std::map<std::string, Role>{{"london", Role::organiser}, {"leeds", Role::door}});
  CHECK(roles_by(rules, "nobody", claims).empty());
  CHECK_FALSE(holds(claims, "groups", ""));
  CHECK_FALSE(holds(claims, "groups", "Team"));
}
