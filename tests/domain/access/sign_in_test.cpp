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

class House {
 public:
  House() { REQUIRE(give_role(database(), SummitStore::doing(), somebody, Role::organiser, "").ok()); }
  store::Database& database() { return store_.database(); }
  SummitStore& store() { return store_; }
  Result<Entered> spend(const std::string& secret, const std::string& browser, Instant now = noon()) {
    return spend_link(database(), now, secret, browser, "Firefox on Windows", "");
  }
  std::string enter(Instant now = noon()) {
    const auto link = print_link(database(), SummitStore::doing(now), somebody);
    REQUIRE(link.ok());
    const auto entered = spend(*link, "any", now);
    REQUIRE(entered.ok());
    return entered->session;
  }
  bool holds(const std::string& secret, Instant now) {
    const auto found = session_of(database(), now, secret);
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
  House house;
  const auto link = print_link(house.database(), SummitStore::doing(), somebody);
  REQUIRE(link.ok());
  CHECK(link->size() == 26);
  for (int times = 0; times < 3; ++times) CHECK(*look_at_link(house.database(), noon(), *link, "") == LinkState::good);
  CHECK(house.spend(*link, "any").ok());
  CHECK(house.spend(*link, "any").problem().kind == ProblemKind::not_found);
  CHECK(*look_at_link(house.database(), noon(), *link, "") == LinkState::gone);
}

TEST_CASE("a link is good for ten minutes, to the second") {
  House house;
  const auto link = print_link(house.database(), SummitStore::doing(), somebody);
  CHECK(house.spend(*link, "any", noon() + 10min).problem().kind == ProblemKind::not_found);
  CHECK(house.spend(*link, "any", noon() - 1s).problem().kind == ProblemKind::not_found);
  CHECK(house.spend(*link, "any", noon() + 10min - 1s).ok());
}

TEST_CASE("a mailed link is good in the browser that asked, and trying elsewhere does not spend it") {
  House house;
  REQUIRE(ask_for_link(house.database(), noon(), " Pat@Example.org ", "browser one", "/events/summit?kind=a").ok());
  const auto link = house.mailed(noon() + 20s);
  REQUIRE(link);
  CHECK(*look_at_link(house.database(), noon() + 1min, *link, "browser two") == LinkState::of_other_browser);
  CHECK(house.spend(*link, "browser two", noon() + 1min).problem().kind == ProblemKind::not_allowed);
  const auto entered = house.spend(*link, "browser one", noon() + 1min);
  REQUIRE(entered.ok());
  CHECK(entered->next == "/events/summit?kind=a");
  CHECK(*knows_browser(house.database(), somebody, entered->known));
  CHECK_FALSE(*knows_browser(house.database(), "other@example.org", entered->known));
}

TEST_CASE("asking does the same work for every address, and only accounts get mail") {
  House house;
  for (const auto* address : {somebody, "nobody@example.org"})
    REQUIRE(ask_for_link(house.database(), noon(), address, "browser", "").ok());
  CHECK(house.store().figure("select count(*) from outbox") == 2);
  CHECK(house.store().figure("select count(*) from sign_in_link") == 0);
  std::vector<std::string> sent;
  while (const auto link = house.mailed(noon())) sent.push_back(*link);
  REQUIRE(sent.size() == 2);
  CHECK((sent[0].empty() != sent[1].empty()));
  CHECK_FALSE(ask_for_link(house.database(), noon(), "no address", "browser", "").ok());
}

TEST_CASE("no secret stands in the database: neither links, nor sessions, nor tokens") {
  House house;
  REQUIRE(ask_for_link(house.database(), noon(), somebody, "browser secret", "").ok());
  const auto link = house.mailed(noon());
  const auto entered = house.spend(*link, "browser secret");
  REQUIRE(entered.ok());
  const auto printed = print_link(house.database(), SummitStore::doing(), somebody);
  std::string bytes;
  for (const auto& [name, part] : house.store().files()) bytes += part;
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
  House house;
  const auto used = house.enter();
  const auto idle = house.enter();
  auto now = noon();
  for (; now < noon() + 12h; now += 25min) CHECK(house.holds(used, now));
  CHECK_FALSE(house.holds(used, noon() + 12h));
  CHECK_FALSE(house.holds(idle, noon() + 31min));
}

TEST_CASE("signing in again gives a new session and ends the browser's old one") {
  House house;
  const auto first = house.enter();
  const auto link = print_link(house.database(), SummitStore::doing(), somebody);
  const auto second = spend_link(house.database(), noon(), *link, "any", "Firefox", first);
  REQUIRE(second.ok());
  CHECK(second->session != first);
  CHECK_FALSE(house.holds(first, noon()));
  CHECK(house.holds(second->session, noon()));
}

TEST_CASE("sessions are listed and ended by their owner, never by somebody else") {
  House house;
  const auto first = house.enter();
  const auto second = house.enter();
  const auto account = find_account(house.database(), somebody);
  REQUIRE(give_role(house.database(), SummitStore::doing(), "other@example.org", Role::owner, "").ok());
  const auto other = find_account(house.database(), "other@example.org");
  auto open = open_sessions(house.database(), noon(), account->id);
  REQUIRE(open->size() == 2);
  const auto own = session_of(house.database(), noon(), first)->value().session_id;
  CHECK(end_session(house.database(), SummitStore::doing(), other->id, own).problem().kind == ProblemKind::not_found);
  CHECK(house.holds(first, noon()));
  REQUIRE(end_other_sessions(house.database(), SummitStore::doing(), account->id, own).ok());
  CHECK(house.holds(first, noon()));
  CHECK_FALSE(house.holds(second, noon()));
  REQUIRE(end_session(house.database(), SummitStore::doing(), account->id, own).ok());
  CHECK_FALSE(house.holds(first, noon()));
}

TEST_CASE("a changed role and a removed account end sessions and links; the same role again does not") {
  House house;
  const auto session = house.enter();
  const auto link = print_link(house.database(), SummitStore::doing(), somebody);
  REQUIRE(give_role(house.database(), SummitStore::doing(), somebody, Role::organiser, "").ok());
  CHECK(house.holds(session, noon()));
  REQUIRE(give_role(house.database(), SummitStore::doing(), somebody, Role::door, "").ok());
  CHECK_FALSE(house.holds(session, noon()));
  CHECK(*look_at_link(house.database(), noon(), *link, "") == LinkState::gone);
  const auto again = house.enter();
  REQUIRE(remove_account(house.database(), SummitStore::doing(), "PAT@example.org").ok());
  CHECK_FALSE(house.holds(again, noon()));
  CHECK(find_account(house.database(), somebody).problem().kind == ProblemKind::not_found);
}

TEST_CASE("what one types is met with what to do") {
  House house;
  const auto wrong = give_role(house.database(), SummitStore::doing(), somebody, Role::lead, "Our netwrk");
  CHECK(wrong.problem().message.find("did you mean \"Our network\"?") != std::string::npos);
  CHECK_FALSE(give_role(house.database(), SummitStore::doing(), "pat at example", Role::lead, "").ok());
  CHECK(parse_role("chief").problem().message.find("data-entry") != std::string::npos);
  CHECK(*parse_role("Data-Entry") == Role::data_entry);
  CHECK(find_account(house.database(), "pta@example.org").problem().message.find(somebody) != std::string::npos);
}

TEST_CASE("the pages answer every address alike, and mail one address five times at most") {
  House house;
  HandClock clock(noon());
  web::Router router;
  add_pages(router, house.database(), clock, {true}, std::make_shared<Limits>());
  const Visitor visitor(router);
  for (int times = 0; times < 8; ++times) {
    const auto known = visitor.post("/sign-in", {{"email", somebody}});
    const auto unknown = visitor.post("/sign-in", {{"email", "nobody@example.org"}});
    CHECK(known.status == 303);
    CHECK(unknown.status == known.status);
    CHECK(unknown.body == known.body);
    CHECK(unknown.headers == known.headers);
  }
  CHECK(house.store().figure("select count(*) from outbox where recipient = $1", {somebody}) == 5);
  clock.advance(3min);
  CHECK(visitor.post("/sign-in", {{"email", somebody}}).status == 303);
  CHECK(house.store().figure("select count(*) from outbox where recipient = $1", {somebody}) == 6);
}

TEST_CASE("a flood of requests from strangers does not keep out a browser that signed in before") {
  House house;
  HandClock clock(noon());
  web::Router router;
  add_pages(router, house.database(), clock, {true}, std::make_shared<Limits>());
  const auto link = print_link(house.database(), SummitStore::doing(), somebody);
  const auto entered = house.spend(*link, "any");
  const Visitor stranger(router);
  for (int times = 0; times < 50; ++times) (void)stranger.post("/sign-in", {{"email", somebody}});
  const auto before = house.store().figure("select count(*) from outbox");
  web::Request request;
  request.method = web::Method::post;
  request.path = "/sign-in";
  request.token = "t";
  request.form.add("token", "t");
  request.form.add("email", somebody);
  request.cookies["muster-known"] = entered->known;
  CHECK(router.handle(request).status == 303);
  CHECK(house.store().figure("select count(*) from outbox") == before + 1);
}

TEST_CASE("guessing links is slowed by network address, and a right link still signs in") {
  House house;
  HandClock clock(noon());
  web::Router router;
  add_pages(router, house.database(), clock, {true}, std::make_shared<Limits>());
  const auto link = print_link(house.database(), SummitStore::doing(), somebody);
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
  House house;
  HandClock clock(noon());
  web::Router router;
  add_pages(router, house.database(), clock, {true}, std::make_shared<Limits>());
  for (const bool encrypted : {false, true}) {
    const auto link = print_link(house.database(), SummitStore::doing(), somebody);
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
