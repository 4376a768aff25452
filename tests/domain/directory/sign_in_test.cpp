// From the button to the session on a real database, by a directory whose answers the test writes: what is right signs
// in, and nothing else does.
#include "sign_in_site.hpp"

using namespace muster;
using namespace muster::test;
using namespace muster::directory;
using namespace std::chrono_literals;
using access::Role;

TEST_CASE("a directory that vouches for an address signs in, with the role that its rule gives") {
  SignInSite fixture;
  fixture.rule("muster-team", Role::organiser);
  const auto sent = fixture.begin();
  CHECK(sent.at("response_type") == "code");
  CHECK(sent.at("client_id") == "muster");
  CHECK(sent.at("redirect_uri") == "https://muster.example.org/sign-in/directory/camden/back");
  CHECK(sent.at("code_challenge_method") == "S256");
  const auto reply = fixture.back(sent);
  CHECK(reply.status == 303);
  CHECK(SignInSite::header(reply, "Location") == "/events/summit");
  const auto who = fixture.who(reply);
  REQUIRE(who.has_value());
  CHECK(who->account.email == "gwen@example.org");
  CHECK(who->directory == "camden");
  REQUIRE(who->account.roles.size() == 1);
  CHECK(who->account.roles.front().role == Role::organiser);
  // The code went with its secret and its proof.
  const auto& spent = fixture.calls.at(1);
  CHECK(spent.address == issuer + "/token");
  CHECK(spent.body.find("code_verifier=") != std::string::npos);
  CHECK(spent.body.find("client_secret") == std::string::npos);
  CHECK(spent.headings.back() ==
        std::pair<std::string, std::string>{"Authorization", "Basic bXVzdGVyOmElMjBzZWNyZXQ="});
  const auto members = access::listed_members(fixture.database(), fixture.programme(), {.search = "gwen"});
  REQUIRE(members.ok());
  REQUIRE(members->rows.size() == 1);
  CHECK(members->rows.front().role_by == "camden");
  CHECK(members->rows.front().directories == std::vector<std::string>{"camden"});
}

TEST_CASE("roles by rules are renewed at each sign-in, and those given by hand stay") {
  SignInSite fixture;
  fixture.rule("muster-team", Role::organiser);
  REQUIRE(fixture.who(fixture.sign_in()).has_value());
  SECTION("another group gives another role") {
    fixture.rule("muster-door", Role::door);
    fixture.claims = R"("email":"gwen@example.org","email_verified":true,"groups":["muster-door"],)";
    CHECK(fixture.who(fixture.sign_in())->account.roles.front().role == Role::door);
  }
  SECTION("in no group any more they are let in no more, and the account goes") {
    fixture.claims = R"("email":"gwen@example.org","email_verified":true,)";
    const auto reply = fixture.sign_in();
    CHECK(reply.status == 403);
    CHECK(says(reply, "knows you, this site does not"));
    CHECK(SignInSite::session_of(reply).empty());
    CHECK(fixture.store().figure("select count(*) from account") == 1);
    CHECK(fixture.store().figure("select count(*) from account_identity") == 0);
    CHECK(fixture.store().figure("select count(*) from sign_in_session") == 0);
  }
  SECTION("a role given by hand stays") {
    const auto account = access::find_account(fixture.database(), "gwen@example.org");
    REQUIRE(access::change_member(fixture.database(), SummitStore::audit(), fixture.programme(), account->id,
                                  Role::organiser)
                .ok());
    fixture.claims = R"("email":"gwen@example.org","email_verified":true,)";
    CHECK(fixture.who(fixture.sign_in())->account.roles.front().role == Role::organiser);
  }
  SECTION("by a link the directory's role does not count") {
    const auto link = access::print_link(fixture.database(), SummitStore::audit(fixture.clock.at), "gwen@example.org");
    const auto entered = access::spend_link(fixture.database(), fixture.clock.at, *link, visit, "Firefox", "");
    const auto who = access::use_session(fixture.database(), fixture.clock.at, entered->session);
    REQUIRE(who->has_value());
    CHECK((*who)->account.roles.empty());
  }
}

TEST_CASE("the last owner of a programme stays an owner whatever the directory says") {
  SignInSite fixture;
  fixture.rule("muster-team", Role::owner);
  REQUIRE(fixture.who(fixture.sign_in()).has_value());
  const auto owner = access::find_account(fixture.database(), "owner@example.org");
  REQUIRE(access::remove_member(fixture.database(), SummitStore::audit(), fixture.programme(), owner->id).ok());
  fixture.claims = R"("email":"gwen@example.org","email_verified":true,)";
  CHECK(fixture.who(fixture.sign_in())->account.roles.front().role == Role::owner);
}

TEST_CASE("an address that nobody vouches for joins nothing by itself") {
  SignInSite fixture;
  fixture.rule("muster-team", Role::organiser);
  const auto before = fixture.store().figure("select count(*) from account");
  const std::pair<const char*, const char*> cases[] = {
      {R"("email":"owner@example.org","groups":["muster-team"],)", "does not vouch that owner@example.org"},
      {R"("email":"owner@example.org","email_verified":false,"groups":["muster-team"],)", "does not vouch that"},
      {R"("email":"owner@other.example","email_verified":true,"groups":["muster-team"],)",
       "does not take its word for addresses such as owner@other.example"},
      {R"("groups":["muster-team"],)", "says no e-mail address of yours"},
      {R"("email":"no address","email_verified":true,"groups":["muster-team"],)", "says no e-mail address of yours"}};
  for (const auto& [claims, why] : cases) {
    INFO(claims);
    fixture.claims = claims;
    const auto reply = fixture.sign_in();
    CHECK(reply.status == 200);
    CHECK(says(reply, "One more step"));
    CHECK(says(reply, why));
    CHECK(SignInSite::session_of(reply).empty());
  }
  CHECK(fixture.store().figure("select count(*) from account") == before);
  CHECK(fixture.store().figure("select count(*) from account_identity") == 0);
}

TEST_CASE("an address that was given to somebody else does not open its former owner's account") {
  SignInSite fixture;
  fixture.rule("muster-team", Role::organiser);
  REQUIRE(fixture.who(fixture.sign_in()).has_value());
  fixture.base = fixture.usual();
  fixture.base.replace(fixture.base.find("248289761001"), 12, "another-one!");
  const auto reply = fixture.sign_in();
  CHECK(says(reply, "One more step"));
  CHECK(says(reply, "gwen@example.org belongs to somebody else whom it has signed in"));
  CHECK_FALSE(says(reply, "does not vouch"));
}

TEST_CASE("what was seen of somebody is kept sealed until they show who they are") {
  SignInSite fixture;
  const Provider camden{"camden", "Borough of Camden", issuer, "muster"};
  const Provider other{"icb", "Health board", issuer, "muster"};
  const std::string key(64, 'k');
  const auto sealed = sealed_pending(key, camden, {{issuer, "s"}, "owner@example.org"}, noon());
  const auto opened = opened_pending(key, camden, sealed, noon() + 59min);
  REQUIRE(opened.has_value());
  CHECK(opened->identity.subject == "s");
  CHECK(opened->email == "owner@example.org");
  CHECK_FALSE(opened_pending(key, camden, sealed, noon() + 60min).has_value());
  CHECK_FALSE(opened_pending(key, other, sealed, noon()).has_value());
  CHECK_FALSE(opened_pending(std::string(64, 'x'), camden, sealed, noon()).has_value());
  const auto owner = access::find_account(fixture.database(), "owner@example.org");
  REQUIRE(join(fixture.database(), SummitStore::audit(), owner->id, camden, *opened).ok());
  fixture.base = fixture.usual();
  fixture.base.replace(fixture.base.find("248289761001"), 12, "s");
  fixture.claims = "";
  CHECK(fixture.who(fixture.sign_in())->account.email == "owner@example.org");
  const auto held = fixture.store().figure("select count(*) from audit where action = 'directory joined'");
  CHECK(held == 1);
}

TEST_CASE("a person leaves a directory that gives them no role, and joins it again as at the first time") {
  SignInSite fixture;
  fixture.rule("muster-team", Role::organiser);
  const auto who = fixture.who(fixture.sign_in());
  REQUIRE(who.has_value());
  const auto& account = who->account.id;
  const auto leave = [&] {
    return access::leave_directory(fixture.database(), SummitStore::audit(), account, "camden");
  };
  const auto kept = leave();
  REQUIRE_FALSE(kept.ok());
  CHECK(kept.error().kind == ErrorKind::conflict);
  CHECK(access::joined_directories(fixture.database(), account).value() == std::vector<std::string>{"camden"});
  // By hand from now on: leaving the group takes nothing that leaving the directory would keep.
  REQUIRE(
      access::change_member(fixture.database(), SummitStore::audit(), fixture.programme(), account, Role::lead).ok());
  CHECK(leave().ok());
  CHECK(access::joined_directories(fixture.database(), account).value().empty());
  CHECK(leave().error().kind == ErrorKind::not_found);
  CHECK(fixture.who(fixture.sign_in())->account.id == account);
}

TEST_CASE("an address that is called verified by a text is shown once by its owner, who is told why") {
  SignInSite fixture;
  fixture.rule("muster-team", Role::organiser);
  fixture.claims = R"("email":"gwen@example.org","email_verified":"true","groups":["muster-team"],)";
  const auto reply = fixture.sign_in();
  CHECK(reply.status == 200);
  CHECK(says(reply, "as the text “true”"));
  CHECK_FALSE(fixture.who(reply).has_value());
}

TEST_CASE("what the token leaves out is asked for, of the same subject alone") {
  SignInSite fixture;
  fixture.rule("muster-team", Role::organiser);
  fixture.description = R"(,"userinfo_endpoint":"https://id.example.org/me")";
  fixture.claims = "";
  fixture.person = R"({"sub":"another","email":"owner@example.org","email_verified":true})";
  CHECK(says(fixture.sign_in(), "One more step"));
  fixture.person =
      R"({"sub":"248289761001","email":"gwen@example.org","email_verified":true,"groups":["muster-team"]})";
  CHECK(fixture.who(fixture.sign_in())->account.roles.front().role == Role::organiser);
  CHECK(fixture.calls.back().headings.back().second == "Bearer at");
}

TEST_CASE("signing out there ends the session here") {
  SignInSite fixture;
  fixture.rule("muster-team", Role::organiser);
  const std::string events = R"("events":{"http://schemas.openid.net/event/backchannel-logout":{}},)";
  const auto reply = fixture.sign_in();
  REQUIRE(fixture.who(reply).has_value());
  const auto refused = [&](const std::string& claims) {
    CHECK(fixture.end(fixture.signer.token("{" + claims + "}")).status == 400);
    CHECK(fixture.who(reply).has_value());
  };
  refused(fixture.usual() + R"("sid":"s1")");                       // no event
  refused(fixture.usual() + events + R"("sid":"s1","nonce":"n")");  // an ID token's
  refused(fixture.usual() + R"("events":["http://schemas.openid.net/event/backchannel-logout"],"sid":"s1")");
  auto other = fixture.usual();
  other.replace(other.find("\"muster\""), 8, "\"another\"");
  refused(other + events + R"("sid":"s1")");
  CHECK(fixture.end("").status == 400);
  CHECK(fixture.end(Signer("RS256", "key-1").token("{" + fixture.usual() + events + "\"sid\":\"s1\"}")).status == 400);
  // Another session of the same person stays.
  CHECK(fixture.end(fixture.signer.token("{" + fixture.usual() + events + "\"sid\":\"s2\"}")).status == 200);
  CHECK(fixture.who(reply).has_value());
  const auto right = fixture.signer.token("{" + fixture.usual() + events + "\"sid\":\"s1\",\"jti\":\"j1\"}");
  CHECK(fixture.end(right).status == 200);
  CHECK_FALSE(fixture.who(reply).has_value());
  // The same token ends no later session.
  const auto later = fixture.sign_in();
  CHECK(fixture.end(right).status == 200);
  CHECK(fixture.who(later).has_value());
  CHECK(fixture.end(fixture.signer.token("{" + fixture.usual() + events + "\"jti\":\"j2\"}")).status == 200);
  CHECK_FALSE(fixture.who(later).has_value());
}

TEST_CASE("a rule names a directory that the settings have, once a server has told which those are") {
  SignInSite fixture;
  RoleRule rule{{}, fixture.programme(), "camdn", "groups", "muster-team", Role::lead};
  CHECK(add_rule(fixture.database(), SummitStore::audit(), rule).ok());
  REQUIRE(keep_directories(fixture.database(), {"camden", "health"}).ok());
  rule.value = "others";
  const auto misspelt = add_rule(fixture.database(), SummitStore::audit(), rule);
  REQUIRE_FALSE(misspelt.ok());
  CHECK(misspelt.error().field == "directory");
  CHECK(misspelt.error().message ==
        "The settings of this site name no directory \"camdn\"; did you mean \"camden\"? There are camden and health.");
  rule.provider = "camden";
  CHECK(add_rule(fixture.database(), SummitStore::audit(), rule).ok());
  REQUIRE(keep_directories(fixture.database(), {}).ok());
  rule.value = "more";
  CHECK(add_rule(fixture.database(), SummitStore::audit(), rule).error().field == "directory");
}

TEST_CASE("rules are of one programme, each asked once") {
  SignInSite fixture;
  const RoleRule rule{{}, fixture.programme(), "camden", "groups", " muster-team ", Role::lead};
  const auto added = add_rule(fixture.database(), SummitStore::audit(), rule);
  REQUIRE(added.ok());
  CHECK(added->value == "muster-team");
  CHECK(add_rule(fixture.database(), SummitStore::audit(), rule).error().kind == ErrorKind::conflict);
  auto wrong = rule;
  wrong.provider = "Camden!";
  CHECK(add_rule(fixture.database(), SummitStore::audit(), wrong).error().field == "directory");
  wrong = rule;
  wrong.value = " ";
  CHECK(add_rule(fixture.database(), SummitStore::audit(), wrong).error().field == "value");
  wrong = rule;
  wrong.programme_id = "nowhere";
  CHECK(add_rule(fixture.database(), SummitStore::audit(), wrong).error().kind == ErrorKind::not_found);
  CHECK(remove_rule(fixture.database(), SummitStore::audit(), "another", added->id).error().kind ==
        ErrorKind::not_found);
  REQUIRE(remove_rule(fixture.database(), SummitStore::audit(), fixture.programme(), added->id).ok());
  CHECK(all_rules(fixture.database())->empty());
  CHECK(fixture.store().figure("select count(*) from audit where subject = 'directory rule'") == 2);
}
