// Links, sessions and roles on a real database, with the clock turned by hand.
#include <muster/domain/access/access_pages.hpp>
#include <muster/domain/access/link_service.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include "domain/access/letters.hpp"
#include "support/summit_store.hpp"

using namespace muster;
using namespace muster::test;
using namespace muster::access;
using namespace std::chrono_literals;

namespace {

constexpr const char* somebody = "pat@example.org";

class Fixture {
 public:
  Fixture() { REQUIRE(give_role(database(), SummitStore::audit(), somebody, Role::organiser, "").ok()); }
  store::Database& database() { return store_.database(); }
  SummitStore& store() { return store_; }
  Result<SignInResult> spend(const std::string& secret, const std::string& browser, Instant now = noon()) {
    return spend_link(database(), now, secret, browser, "Firefox on Windows", "");
  }
  std::string enter(Instant now = noon()) {
    const auto link = print_link(database(), SummitStore::audit(now), somebody);
    REQUIRE(link.ok());
    const auto entered = spend(*link, "any", now);
    REQUIRE(entered.ok());
    return entered->session;
  }
  bool holds(const std::string& secret, Instant now) {
    const auto found = use_session(database(), now, secret);
    REQUIRE(found.ok());
    return found->has_value();
  }
  /// What the outbox would send next, and the link in it.
  std::optional<std::string> mailed(Instant now) {
    const auto claimed = mail::claim(database(), now);
    REQUIRE(claimed.ok());
    if (!*claimed) return std::nullopt;
    const auto written = test::letter(database(), now, **claimed);
    if (!written) return "";
    const auto at = written->text.find("/sign-in/");
    REQUIRE(written->html.find("https://muster.example.org/sign-in/") != std::string::npos);
    // What the list of mail shows is what the mail says.
    CHECK(written->subject == (*claimed)->draft.subject);
    return written->text.substr(at + 9, 26);
  }

 private:
  SummitStore store_;
};

}  // namespace

TEST_CASE("a link signs in once") {
  Fixture fixture;
  const auto link = print_link(fixture.database(), SummitStore::audit(), somebody);
  REQUIRE(link.ok());
  CHECK(link->size() == 26);
  for (int times = 0; times < 3; ++times)
    CHECK(*look_at_link(fixture.database(), noon(), *link, "") == LinkState::good);
  CHECK(fixture.spend(*link, "any").ok());
  CHECK(fixture.spend(*link, "any").error().kind == ErrorKind::not_found);
  CHECK(*look_at_link(fixture.database(), noon(), *link, "") == LinkState::gone);
}

TEST_CASE("a link is good for ten minutes, to the second") {
  Fixture fixture;
  const auto link = print_link(fixture.database(), SummitStore::audit(), somebody);
  CHECK(fixture.spend(*link, "any", noon() + 10min).error().kind == ErrorKind::not_found);
  CHECK(fixture.spend(*link, "any", noon() - 1s).error().kind == ErrorKind::not_found);
  CHECK(fixture.spend(*link, "any", noon() + 10min - 1s).ok());
}

TEST_CASE("a mailed link is good in the browser that asked, and trying elsewhere does not spend it") {
  Fixture fixture;
  REQUIRE(ask_for_link(fixture.database(), noon(), " Pat@Example.org ", "browser one", "/events/summit?kind=a").ok());
  const auto link = fixture.mailed(noon() + 20s);
  REQUIRE(link);
  CHECK(*look_at_link(fixture.database(), noon() + 1min, *link, "browser two") == LinkState::of_other_browser);
  CHECK(fixture.spend(*link, "browser two", noon() + 1min).error().kind == ErrorKind::not_allowed);
  const auto entered = fixture.spend(*link, "browser one", noon() + 1min);
  REQUIRE(entered.ok());
  CHECK(entered->next == "/events/summit?kind=a");
  CHECK(*knows_browser(fixture.database(), somebody, entered->known));
  CHECK_FALSE(*knows_browser(fixture.database(), "other@example.org", entered->known));
}

TEST_CASE("asking does the same work for every address, and only accounts get mail") {
  Fixture fixture;
  for (const auto* address : {somebody, "nobody@example.org"})
    REQUIRE(ask_for_link(fixture.database(), noon(), address, "browser", "").ok());
  CHECK(fixture.store().figure("select count(*) from outbox") == 2);
  CHECK(fixture.store().figure("select count(*) from sign_in_link") == 0);
  std::vector<std::string> sent;
  while (const auto link = fixture.mailed(noon())) sent.push_back(*link);
  REQUIRE(sent.size() == 2);
  CHECK((sent[0].empty() != sent[1].empty()));
  CHECK_FALSE(ask_for_link(fixture.database(), noon(), "no address", "browser", "").ok());
}

TEST_CASE("no secret stands in the database: neither links, nor sessions, nor tokens") {
  Fixture fixture;
  REQUIRE(ask_for_link(fixture.database(), noon(), somebody, "browser secret", "").ok());
  const auto link = fixture.mailed(noon());
  const auto entered = fixture.spend(*link, "browser secret");
  REQUIRE(entered.ok());
  const auto printed = print_link(fixture.database(), SummitStore::audit(), somebody);
  std::string bytes;
  for (const auto& [name, part] : fixture.store().files()) bytes += part;
  CHECK(bytes.find(somebody) != std::string::npos);
  for (const auto& secret : {*link, entered->session, entered->known, *printed, std::string("browser secret")}) {
    CHECK(bytes.find(secret) == std::string::npos);
  }
}

TEST_CASE("a session ends after half an hour without use, and after twelve hours in any case") {
  CHECK(still_holds(noon(), noon(), noon() + 30min));
  CHECK_FALSE(still_holds(noon(), noon(), noon() + 31min));
  CHECK(still_holds(noon(), noon() + 11h + 59min, noon() + 12h - 1s));
  CHECK_FALSE(still_holds(noon(), noon() + 11h + 59min, noon() + 12h));
  CHECK_FALSE(still_holds(noon(), noon(), noon() - 2min));
  Fixture fixture;
  const auto used = fixture.enter();
  const auto idle = fixture.enter();
  auto now = noon();
  for (; now < noon() + 12h; now += 25min) CHECK(fixture.holds(used, now));
  CHECK_FALSE(fixture.holds(used, noon() + 12h));
  CHECK_FALSE(fixture.holds(idle, noon() + 31min));
}

TEST_CASE("signing in again gives a new session and ends the browser's old one") {
  Fixture fixture;
  const auto first = fixture.enter();
  const auto link = print_link(fixture.database(), SummitStore::audit(), somebody);
  const auto second = spend_link(fixture.database(), noon(), *link, "any", "Firefox", first);
  REQUIRE(second.ok());
  CHECK(second->session != first);
  CHECK_FALSE(fixture.holds(first, noon()));
  CHECK(fixture.holds(second->session, noon()));
}

TEST_CASE("sessions are listed and ended by their owner, never by somebody else") {
  Fixture fixture;
  const auto first = fixture.enter();
  const auto second = fixture.enter();
  const auto account = find_account(fixture.database(), somebody);
  REQUIRE(give_role(fixture.database(), SummitStore::audit(), "other@example.org", Role::owner, "").ok());
  const auto other = find_account(fixture.database(), "other@example.org");
  auto open = open_sessions(fixture.database(), noon(), account->id);
  REQUIRE(open->size() == 2);
  const auto own = use_session(fixture.database(), noon(), first)->value().session_id;
  CHECK(end_session(fixture.database(), SummitStore::audit(), other->id, own).error().kind == ErrorKind::not_found);
  CHECK(fixture.holds(first, noon()));
  REQUIRE(end_other_sessions(fixture.database(), SummitStore::audit(), account->id, own).ok());
  CHECK(fixture.holds(first, noon()));
  CHECK_FALSE(fixture.holds(second, noon()));
  REQUIRE(end_session(fixture.database(), SummitStore::audit(), account->id, own).ok());
  CHECK_FALSE(fixture.holds(first, noon()));
}

TEST_CASE("a changed role and a removed account end sessions and links; the same role again does not") {
  Fixture fixture;
  const auto session = fixture.enter();
  const auto link = print_link(fixture.database(), SummitStore::audit(), somebody);
  REQUIRE(give_role(fixture.database(), SummitStore::audit(), somebody, Role::organiser, "").ok());
  CHECK(fixture.holds(session, noon()));
  REQUIRE(give_role(fixture.database(), SummitStore::audit(), somebody, Role::door, "").ok());
  CHECK_FALSE(fixture.holds(session, noon()));
  CHECK(*look_at_link(fixture.database(), noon(), *link, "") == LinkState::gone);
  const auto again = fixture.enter();
  REQUIRE(remove_account(fixture.database(), SummitStore::audit(), "PAT@example.org").ok());
  CHECK_FALSE(fixture.holds(again, noon()));
  CHECK(find_account(fixture.database(), somebody).error().kind == ErrorKind::not_found);
}

TEST_CASE("what one types is met with what to do") {
  Fixture fixture;
  const auto wrong = give_role(fixture.database(), SummitStore::audit(), somebody, Role::lead, "Our netwrk");
  CHECK(wrong.error().message.find("did you mean \"Our network\"?") != std::string::npos);
  CHECK_FALSE(give_role(fixture.database(), SummitStore::audit(), "pat at example", Role::lead, "").ok());
  CHECK(parse_role("chief").error().message.find("data-entry") != std::string::npos);
  CHECK(*parse_role("Data-Entry") == Role::data_entry);
  CHECK(find_account(fixture.database(), "pta@example.org").error().message.find(somebody) != std::string::npos);
}

TEST_CASE("the pages answer every address alike, and mail one address five times at most") {
  Fixture fixture;
  HandClock clock(noon());
  web::Router router;
  add_pages(router, fixture.database(), clock, {true}, std::make_shared<Limits>());
  const Visitor visitor(router);
  for (int times = 0; times < 8; ++times) {
    const auto known = visitor.post("/sign-in", {{"email", somebody}});
    const auto unknown = visitor.post("/sign-in", {{"email", "nobody@example.org"}});
    CHECK(known.status == 303);
    CHECK(unknown.status == known.status);
    CHECK(unknown.body == known.body);
    CHECK(unknown.headers == known.headers);
  }
  CHECK(fixture.store().figure("select count(*) from outbox where recipient = $1", {somebody}) == 5);
  clock.advance(3min);
  CHECK(visitor.post("/sign-in", {{"email", somebody}}).status == 303);
  CHECK(fixture.store().figure("select count(*) from outbox where recipient = $1", {somebody}) == 6);
}

TEST_CASE("a flood of requests from strangers does not keep out a browser that signed in before") {
  Fixture fixture;
  HandClock clock(noon());
  web::Router router;
  add_pages(router, fixture.database(), clock, {true}, std::make_shared<Limits>());
  const auto link = print_link(fixture.database(), SummitStore::audit(), somebody);
  const auto entered = fixture.spend(*link, "any");
  const Visitor stranger(router);
  for (int times = 0; times < 50; ++times) (void)stranger.post("/sign-in", {{"email", somebody}});
  const auto before = fixture.store().figure("select count(*) from outbox");
  web::Request request;
  request.method = web::Method::post;
  request.path = "/sign-in";
  request.token = "t";
  request.form.add("token", "t");
  request.form.add("email", somebody);
  request.cookies["muster-known"] = entered->known;
  CHECK(router.handle(request).status == 303);
  CHECK(fixture.store().figure("select count(*) from outbox") == before + 1);
}

TEST_CASE("guessing links is slowed by network address, and a right link still signs in") {
  Fixture fixture;
  HandClock clock(noon());
  web::Router router;
  add_pages(router, fixture.database(), clock, {true}, std::make_shared<Limits>());
  const auto link = print_link(fixture.database(), SummitStore::audit(), somebody);
  const auto post = [&](const std::string& secret) {
    web::Request request;
    request.method = web::Method::post;
    request.path = "/sign-in/" + secret;
    request.token = "t";
    request.form.add("token", "t");
    request.client_address = "192.0.2.1";
    return router.handle(request);
  };
  for (int times = 0; times < 100; ++times) CHECK(post("guess").status == 404);
  CHECK(post("guess").status == 429);
  CHECK(post(*link).status == 303);
}

TEST_CASE("the session's cookie is kept from scripts and other sites, and over TLS from plain ones too") {
  Fixture fixture;
  HandClock clock(noon());
  web::Router router;
  add_pages(router, fixture.database(), clock, {true}, std::make_shared<Limits>());
  for (const bool encrypted : {false, true}) {
    const auto link = print_link(fixture.database(), SummitStore::audit(), somebody);
    web::Request request;
    request.method = web::Method::post;
    request.path = "/sign-in/" + *link;
    request.token = "t";
    request.form.add("token", "t");
    request.encrypted = encrypted;
    const auto reply = router.handle(request);
    REQUIRE(reply.status == 303);
    std::string cookie;
    for (const auto& [name, value] : reply.headers)
      if (name == "Set-Cookie" && cookie.empty()) cookie = value;
    CHECK(cookie.starts_with(encrypted ? "__Host-muster=" : "muster-session="));
    CHECK(
        cookie.ends_with(encrypted ? "; Path=/; HttpOnly; SameSite=Lax; Secure" : "; Path=/; HttpOnly; SameSite=Lax"));
    // A cookie that another site of the domain could have set does not count over TLS.
    web::Request later;
    later.encrypted = true;
    later.cookies["muster-session"] = "x";
    CHECK(session_secret(later).empty());
  }
}
