// What a directory answers that is not as it should be: late, replayed, mixed up, forged, or nothing at all. Nobody is
// signed in by it.
#include "sign_in_site.hpp"

using namespace muster;
using namespace muster::test;
using namespace muster::directory;
using namespace std::chrono_literals;
using access::Role;

TEST_CASE("a code is good for the browser, the directory and the moment that asked for it, once") {
  SignInSite fixture;
  fixture.rule("muster-team", Role::organiser);
  SECTION("another browser") {
    const auto sent = fixture.begin();
    const auto reply = fixture.ask("/sign-in/directory/camden/back?code=c&state=" + percent_encoded(sent.at("state")),
                                   "fedcba9876543210");
    CHECK(reply.status == 403);
    CHECK(says(reply, "began in another browser"));
  }
  SECTION("another directory's way back") { CHECK(fixture.back(fixture.begin("icb")).status == 403); }
  SECTION("too late") {
    const auto sent = fixture.begin();
    fixture.clock.at += 10min;
    CHECK(fixture.back(sent).status == 403);
  }
  SECTION("no state, a state that is none, no code") {
    CHECK(fixture.ask("/sign-in/directory/camden/back?code=c").status == 403);
    CHECK(fixture.ask("/sign-in/directory/camden/back?code=c&state=zzzz").status == 403);
    CHECK(fixture.ask("/sign-in/directory/camden/back?state=" + percent_encoded(fixture.begin().at("state"))).status ==
          403);
  }
  SECTION("a second time") {
    const auto sent = fixture.begin();
    REQUIRE(fixture.who(fixture.back(sent)).has_value());
    const auto again = fixture.back(sent);
    CHECK(again.status == 403);
    CHECK(says(again, "was used already"));
  }
  SECTION("no directory of that name") { CHECK(fixture.ask("/sign-in/directory/nowhere").status == 404); }
  CHECK(fixture.store().figure("select count(*) from sign_in_session") <= 1);
}

TEST_CASE("an answer that names another issuer, or none where one is announced, is refused") {
  SignInSite fixture;
  fixture.rule("muster-team", Role::organiser);
  CHECK(says(fixture.back(fixture.begin(), "&iss=https://evil.example.org"), "another directory"));
  CHECK(fixture.who(fixture.back(fixture.begin(), "&iss=" + issuer)).has_value());
  SignInSite announced;
  announced.rule("muster-team", Role::organiser);
  announced.description = R"(,"authorization_response_iss_parameter_supported":true)";
  CHECK(says(announced.back(announced.begin()), "another directory"));
  CHECK(announced.who(announced.back(announced.begin(), "&iss=" + issuer)).has_value());
}

TEST_CASE("tokens that are not what they should be sign nobody in") {
  SignInSite fixture;
  fixture.rule("muster-team", Role::organiser);
  const auto refused = [&](const std::string& words) {
    const auto reply = fixture.sign_in();
    INFO(reply.body);
    CHECK(reply.status == 403);
    CHECK(says(reply, words));
    CHECK(SignInSite::session_of(reply).empty());
    fixture.base.clear();
    fixture.token.clear();
  };
  const auto with = [&](const std::string& from, const std::string& to) {
    fixture.base = fixture.usual();
    fixture.base.replace(fixture.base.find(from), from.size(), to);
  };
  with(issuer, "https://evil.example.org");
  refused("made by another directory");
  with("\"muster\"", "\"another\"");
  refused("for another site");
  with("\"iat\":", "\"iat\":1,\"old\":");
  fixture.base.replace(fixture.base.find("\"exp\":"), 6, "\"exp\":2,\"was\":");
  refused("had ended");
  with("\"iat\":", "\"iat\":9999999999,\"was\":");
  refused("later than this server");
  fixture.token = Signer("RS256", "key-1").token("{" + fixture.usual() + "\"nonce\":\"x\"}");
  refused("is not signed by it");
  fixture.token = fixture.signer.token("{" + fixture.usual() + "\"nonce\":\"of another try\"}");
  refused("another try");
  fixture.token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJnd2VuIn0.";
  refused("cannot be read");
  fixture.token = "x";
  refused("cannot be read");
  CHECK(fixture.store().figure("select count(*) from sign_in_session") == 0);
  CHECK(fixture.store().figure("select count(*) from account") == 1);
}

TEST_CASE("a directory that refuses the code, leads elsewhere or is away signs nobody in") {
  SignInSite fixture;
  fixture.rule("muster-team", Role::organiser);
  fixture.token_reply = outbound::Heard{400, {}, R"({"error":"invalid_grant"})"};
  CHECK(says(fixture.sign_in(), "did not take back the code"));
  fixture.token_reply = outbound::Heard{307, {{"Location", "https://id.example.org/elsewhere"}}, ""};
  CHECK(fixture.sign_in().status == 403);
  fixture.token_reply = outbound::Heard{200, {}, "<html>"};
  CHECK(fixture.sign_in().status == 403);
  fixture.token_reply = outbound::Heard{502, {}, ""};
  CHECK(fixture.sign_in().status == 503);
  fixture.token_reply.reset();
  const auto sent = fixture.begin();
  fixture.away = true;
  const auto reply = fixture.back(sent);
  CHECK(reply.status == 503);
  CHECK(says(reply, "cannot be asked who you are just now"));
  CHECK_FALSE(says(reply, "took too long"));  // where it stands is the administrator's alone
  CHECK(fixture.store().figure("select count(*) from sign_in_session") == 0);
}

TEST_CASE("what a directory says of a refusal is told in its words, cut and escaped") {
  SignInSite fixture;
  const auto sent = fixture.begin();
  const auto reply = fixture.ask("/sign-in/directory/camden/back?error=access_denied&error_description=" +
                                 percent_encoded("<b>No</b> " + std::string(300, 'x')) +
                                 "&state=" + percent_encoded(sent.at("state")));
  CHECK(reply.status == 403);
  CHECK(says(reply, "did not let you in"));
  CHECK(says(reply, "&lt;b&gt;No"));
  CHECK_FALSE(says(reply, std::string(201, 'x')));
  // Without a try of this browser nothing of the address is shown.
  const auto planted = fixture.ask("/sign-in/directory/camden/back?error=access_denied&error_description=Call+us");
  CHECK_FALSE(says(planted, "Call"));
}

TEST_CASE("keys are kept for an hour, and looked for anew where one is not known, once a minute") {
  SignInSite fixture;
  fixture.rule("muster-team", Role::organiser);
  const auto fetched = [&] {
    return std::ranges::count_if(fixture.calls, [](const auto& call) { return call.address.ends_with("/keys"); });
  };
  REQUIRE(fixture.who(fixture.sign_in()).has_value());
  REQUIRE(fixture.who(fixture.sign_in()).has_value());
  CHECK(fetched() == 1);
  fixture.signer = Signer("RS256", "key-2");
  fixture.keys = fixture.signer.keys();
  CHECK(fixture.who(fixture.sign_in()).has_value());
  CHECK(fetched() == 2);
  fixture.signer = Signer("RS256", "key-3");  // and does not give it out
  for (int times = 0; times < 3; ++times) CHECK(fixture.sign_in().status == 403);
  CHECK(fetched() == 2);
  fixture.clock.at += 61s;
  CHECK(fixture.sign_in().status == 403);
  CHECK(fetched() == 3);
  fixture.keys = fixture.signer.keys();
  fixture.clock.at += 61s;
  CHECK(fixture.who(fixture.sign_in()).has_value());
}

TEST_CASE("a directory that does not answer is left alone for a moment") {
  SignInSite fixture;
  fixture.away = true;
  for (int times = 0; times < 3; ++times) CHECK(fixture.ask("/sign-in/directory/camden").status == 503);
  CHECK(fixture.calls.size() == 1);
  fixture.away = false;
  fixture.clock.at += 10s;
  CHECK(fixture.ask("/sign-in/directory/camden").status == 303);
}

TEST_CASE("a directory whose description leads where no call may go is not used") {
  SignInSite fixture;
  fixture.description = R"x(,"end_session_endpoint":"javascript:alert(1)")x";
  CHECK(fixture.ask("/sign-in/directory/camden").status == 503);
}
