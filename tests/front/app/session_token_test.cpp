// The form token belongs to the session once there is one: what was known of the browser before opens nothing.
#include <muster/domain/access/form_token.hpp>

#include "two_programmes.hpp"

using namespace muster;
using namespace muster::test;
using access::Role;

namespace {

const std::string visit_token = "0123456789abcdef";

web::Reply sent(TwoProgrammes& network, const std::string& path, const std::string& session, const std::string& token,
                const std::vector<std::pair<std::string, std::string>>& fields) {
  web::Request request;
  request.method = web::Method::post;
  request.path = path;
  request.token = visit_token;
  request.form.add("token", token);
  for (const auto& [name, value] : fields) request.form.add(name, value);
  if (!session.empty()) request.cookies["muster-session"] = session;
  return network.site().handle(std::move(request));
}

}  // namespace

TEST_CASE("signing in changes the form token, and another session has another") {
  TwoProgrammes network;
  const auto first = network.session("owner@mail.example", Role::owner, "Our programme");
  const auto before = field_value(network.get("/sign-in", "").body, "token");
  const auto after = field_value(network.get("/privacy", first).body, "token");
  const auto second = network.session("owner@mail.example", Role::owner, "Our programme");
  const auto again = field_value(network.get("/privacy", second).body, "token");
  CHECK(before == visit_token);
  CHECK(after == access::form_token_of_session(first, visit_token));
  CHECK(again == access::form_token_of_session(second, visit_token));
  CHECK(after != again);
  // The page of an address that is not there carries it too: its frame signs out.
  CHECK(network.get("/no-such-page", first).body.find(visit_token) == std::string::npos);
}

TEST_CASE("the token of a visit, known to whoever set its cookie, changes nothing in a session") {
  TwoProgrammes network;
  const auto session = network.session("owner@mail.example", Role::owner, "Our programme");
  const auto other = network.session("second@mail.example", Role::owner, "Our programme");
  const std::vector<std::pair<std::string, std::string>> period{{"kind", "needs"}, {"days", "7"}};
  for (const auto& token : {visit_token, access::form_token_of_session(other, visit_token), std::string()}) {
    CHECK(sent(network, "/privacy/keep", session, token, period).status == 403);
    CHECK(sent(network, "/sign-out", session, token, {}).status == 403);
  }
  CHECK(sent(network, "/privacy/keep", session, access::form_token_of_session(session, visit_token), period).status ==
        303);
}

TEST_CASE("a form that needs no session is taken from somebody who signed in or out meanwhile") {
  TwoProgrammes network;
  const auto session = network.session("owner@mail.example", Role::owner, "Our programme");
  for (const auto& who : {std::string(), session, std::string("a session that has ended")})
    CHECK(sent(network, "/sign-in", who, visit_token, {{"email", "nobody"}}).status != 403);
}
