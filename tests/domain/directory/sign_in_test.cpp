// From the button to the session on a real database, by a directory whose answers the test writes: what is right signs
// in, and nothing else does.
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

using namespace muster;
using namespace muster::test;
using namespace muster::directory;
using namespace std::chrono_literals;
using access::Role;

namespace {

class TurnedClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override { return at; }
  Instant at = noon();
};

const std::string issuer = "https://id.example.org";
const std::string visit = "0123456789abcdef";

/// A site with a directory, and what that answers.
class Fixture {
 public:
  Fixture() {
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

bool says(const web::Reply& reply, const std::string& words) { return reply.body.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a directory that vouches for an address signs in, with the role that its rule gives") {
  Fixture fixture;
  fixture.rule("muster-team", Role::organiser);
  const auto sent = fixture.begin();
  CHECK(sent.at("response_type") == "code");
  CHECK(sent.at("client_id") == "muster");
  CHECK(sent.at("redirect_uri") == "https://muster.example.org/sign-in/directory/camden/back");
  CHECK(sent.at("code_challenge_method") == "S256");
  const auto reply = fixture.back(sent);
  CHECK(reply.status == 303);
  CHECK(Fixture::header(reply, "Location") == "/events/summit");
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
  Fixture fixture;
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
    CHECK(Fixture::session_of(reply).empty());
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
  Fixture fixture;
  fixture.rule("muster-team", Role::owner);
  REQUIRE(fixture.who(fixture.sign_in()).has_value());
  const auto owner = access::find_account(fixture.database(), "owner@example.org");
  REQUIRE(access::remove_member(fixture.database(), SummitStore::audit(), fixture.programme(), owner->id).ok());
  fixture.claims = R"("email":"gwen@example.org","email_verified":true,)";
  CHECK(fixture.who(fixture.sign_in())->account.roles.front().role == Role::owner);
}

TEST_CASE("an address that nobody vouches for joins nothing by itself") {
  Fixture fixture;
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
    CHECK(Fixture::session_of(reply).empty());
  }
  CHECK(fixture.store().figure("select count(*) from account") == before);
  CHECK(fixture.store().figure("select count(*) from account_identity") == 0);
}

TEST_CASE("an address that was given to somebody else does not open its former owner's account") {
  Fixture fixture;
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
  Fixture fixture;
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
  Fixture fixture;
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
  Fixture fixture;
  fixture.rule("muster-team", Role::organiser);
  fixture.claims = R"("email":"gwen@example.org","email_verified":"true","groups":["muster-team"],)";
  const auto reply = fixture.sign_in();
  CHECK(reply.status == 200);
  CHECK(says(reply, "as the text “true”"));
  CHECK_FALSE(fixture.who(reply).has_value());
}

TEST_CASE("a code is good for the browser, the directory and the moment that asked for it, once") {
  Fixture fixture;
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
  Fixture fixture;
  fixture.rule("muster-team", Role::organiser);
  CHECK(says(fixture.back(fixture.begin(), "&iss=https://evil.example.org"), "another directory"));
  CHECK(fixture.who(fixture.back(fixture.begin(), "&iss=" + issuer)).has_value());
  Fixture announced;
  announced.rule("muster-team", Role::organiser);
  announced.description = R"(,"authorization_response_iss_parameter_supported":true)";
  CHECK(says(announced.back(announced.begin()), "another directory"));
  CHECK(announced.who(announced.back(announced.begin(), "&iss=" + issuer)).has_value());
}

TEST_CASE("tokens that are not what they should be sign nobody in") {
  Fixture fixture;
  fixture.rule("muster-team", Role::organiser);
  const auto refused = [&](const std::string& words) {
    const auto reply = fixture.sign_in();
    INFO(reply.body);
    CHECK(reply.status == 403);
    CHECK(says(reply, words));
    CHECK(Fixture::session_of(reply).empty());
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
  Fixture fixture;
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
  Fixture fixture;
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
  Fixture fixture;
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
  Fixture fixture;
  fixture.away = true;
  for (int times = 0; times < 3; ++times) CHECK(fixture.ask("/sign-in/directory/camden").status == 503);
  CHECK(fixture.calls.size() == 1);
  fixture.away = false;
  fixture.clock.at += 10s;
  CHECK(fixture.ask("/sign-in/directory/camden").status == 303);
}

TEST_CASE("a directory whose description leads where no call may go is not used") {
  Fixture fixture;
  fixture.description = R"x(,"end_session_endpoint":"javascript:alert(1)")x";
  CHECK(fixture.ask("/sign-in/directory/camden").status == 503);
}

TEST_CASE("what the token leaves out is asked for, of the same subject alone") {
  Fixture fixture;
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
  Fixture fixture;
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
  Fixture fixture;
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
  Fixture fixture;
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
