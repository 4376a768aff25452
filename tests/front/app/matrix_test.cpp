// Every route by every role, generated from the table of routes and the table of roles: who is let in, and how the
// others are turned away.
#include <muster/domain/members/member_right_pages.hpp>
#include <muster/front/app/route_table.hpp>
#include <muster/front/app/setup.hpp>
#include <muster/platform/net/own_routes.hpp>

#include "support/golden.hpp"

#include "two_programmes.hpp"

using namespace muster;
using namespace muster::test;
using access::Permission;
using access::Role;

namespace {

constexpr int let_in = 299;

/// Two programmes, and their routes with a page behind each that only says that it was reached.
class Fixture : public TwoProgrammes {
 public:
  Fixture() {
    marked_.set_guard(app::guard(database(), clock(), std::make_shared<access::Limits>()));
    const auto marker = [](const web::Request&) { return web::Reply{let_in, "text/plain", "", {}}; };
    for (const auto& route : site().routes()) marked_.add(route.method, route.pattern, route.right, marker);
  }
  [[nodiscard]] const web::Router& marked() const { return marked_; }

 private:
  web::Router marked_;
};

/// A page of somebody's own in a members' area: whoever is not signed in there is sent to where they can.
bool is_own(const web::Route& route) { return route.right == members::own_things; }

bool is_api(const std::string& pattern) { return pattern.starts_with("/api/"); }

}  // namespace

TEST_CASE("the table of routes is as it was last reviewed") {
  Fixture fixture;
  auto router = fixture.site();
  net::add_own_routes(router);
  net::add_metrics_route(router, [] { return std::string(); });
  check_golden("front/app/golden/routes.txt", app::route_table(router));
}

TEST_CASE("a route that asks for what no role has is closed to everybody") {
  Fixture fixture;
  web::Router router;
  router.get("/new-page", web::Right("what nobody has"),
             [](const web::Request&) { return web::Reply{let_in, "", "", {}}; });
  router.set_guard(app::guard(fixture.store().database(), fixture.clock(), std::make_shared<access::Limits>()));
  const auto owner = fixture.session("owner@example.org", Role::owner, "Our programme");
  CHECK(router.handle(request_to(web::Method::get, "/new-page", owner)).status == 403);
  CHECK(router.handle(request_to(web::Method::get, "/new-page", "")).status == 303);
}

TEST_CASE("what everybody may do is named alike by the pages and by the table of roles") {
  CHECK(web::Right(Permission::open_site) == web::everybody);
}

TEST_CASE("each role is let in where the tables say so, and nowhere else") {
  Fixture fixture;
  std::size_t decisions = 0;
  const auto stranger = fixture.session("stranger@example.org", Role::owner, "Their programme");
  const auto ours = fixture.names("ours");
  auto theirs = fixture.names("theirs");
  for (const auto role : access::roles) {
    const auto session =
        fixture.session("somebody-" + std::to_string(static_cast<int>(role)) + "@example.org", role, "Our programme");
    for (const auto& route : fixture.marked().routes()) {
      const auto path = filled(route.pattern, ours);
      INFO(access::role_name(role) << ": " << method_of(route) << " " << path);
      const bool expected = may_call(role, route);
      const auto refused = is_own(route) && !web::asks_for_change(route.method) ? 303 : 403;
      CHECK(fixture.marked().handle(request_to(route.method, path, session)).status == (expected ? let_in : refused));
      ++decisions;
      // What another programme has is not there, and not there in the same words as what nobody has.
      for (const auto* name : {"event", "programme", "person"}) {
        if (route.pattern.find("{" + std::string(name) + "}") == std::string::npos) continue;
        if (!expected && std::string(name) == "person") continue;  // refused before anybody is looked up
        auto foreign = ours;
        foreign[name] = theirs[name];
        const auto their = fixture.marked().handle(request_to(route.method, filled(route.pattern, foreign), session));
        foreign[name] = "nowhere";
        const auto nowhere = fixture.marked().handle(request_to(route.method, filled(route.pattern, foreign), session));
        CHECK(their.status == 404);
        CHECK(nowhere.status == 404);
        CHECK(their.body == nowhere.body);
        CHECK(fixture.marked().handle(request_to(route.method, path, stranger)).status == 404);
        ++decisions;
      }
    }
  }
  CHECK(decisions > 5 * fixture.marked().routes().size());
}

TEST_CASE("the door sees delegates of events of today and to come, and no others") {
  Fixture fixture;
  const auto door = fixture.session("at-the-door@example.org", Role::door, "Our programme");
  const auto organiser = fixture.session("in-the-office@example.org", Role::organiser, "Our programme");
  auto& database = fixture.store().database();
  for (const auto* slug : {"yesterday", "today"})
    REQUIRE(events::add_event(database, SummitStore::audit(),
                              {slug, "An event", std::string(slug) == "today" ? "2022-06-01" : "2022-05-31", "london",
                               "", "in person", "Our programme"})
                .ok());
  for (const auto* path : {"/events/{event}/delegates", "/api/v1/events/{event}/bookings", "/events/{event}/online"}) {
    const auto at = [&](const std::string& slug, const std::string& session) {
      return fixture.marked().handle(request_to(web::Method::get, filled(path, {{"event", slug}}), session)).status;
    };
    INFO(path);
    CHECK(at("today", door) == let_in);
    CHECK(at("yesterday", door) == 403);
    CHECK(at("yesterday", organiser) == let_in);
  }
  // What phones scanned before the end is still taken.
  CHECK(fixture.marked().handle(request_to(web::Method::post, "/api/v1/events/yesterday/door/scans", door)).status ==
        let_in);
}

TEST_CASE("nobody is let in where everybody is, and else sent to sign in, refused, or told so as a program") {
  Fixture fixture;
  for (const auto& route : fixture.marked().routes()) {
    const auto path = filled(route.pattern, fixture.names("ours"));
    for (const std::string secret : {"", "guessed"}) {
      const auto reply = fixture.marked().handle(request_to(route.method, path, secret));
      INFO(method_of(route) << " " << path);
      if (route.right == web::everybody) {
        CHECK(reply.status == let_in);
      } else if (is_api(route.pattern)) {
        CHECK(reply.status == 401);
        CHECK(reply.content_type.starts_with("application/problem+json"));
      } else if (web::asks_for_change(route.method)) {
        CHECK(reply.status == 403);
      } else {
        CHECK(reply.status == 303);
        CHECK(location(reply).starts_with(is_own(route) ? "/my/" : "/sign-in"));
      }
    }
  }
}

TEST_CASE("the tables say what was promised of each role") {
  using enum Permission;
  for (const auto permission : access::permissions) CHECK(access::may(Role::owner, permission));
  for (const auto permission : {see_contacts, change_delegates, change_form, read_answers, see_mail, enter_notes}) {
    CHECK(access::may(Role::organiser, permission));
    CHECK_FALSE(access::may(Role::lead, permission));
    CHECK_FALSE(access::may(Role::door, permission));
  }
  CHECK(access::may(Role::lead, read_figures));
  CHECK(access::may(Role::lead, write_report));
  CHECK(access::may(Role::door, see_delegates));
  CHECK_FALSE(access::may(Role::door, read_figures));
  for (const auto role : access::roles)
    CHECK(access::may(role, mark_attendance) == (role == Role::owner || role == Role::organiser || role == Role::door));
  CHECK(access::may(Role::data_entry, enter_answers));
  CHECK(access::may(Role::data_entry, enter_notes));
  CHECK_FALSE(access::may(Role::data_entry, see_delegates));
}

TEST_CASE("pages answer those who are let in, whatever their role") {
  Fixture fixture;
  for (const auto role : access::roles) {
    const auto session =
        fixture.session("reader-" + std::to_string(static_cast<int>(role)) + "@example.org", role, "Our programme");
    for (const auto& route : fixture.site().routes()) {
      if (web::asks_for_change(route.method) || !may_call(role, route)) continue;
      const auto path = filled(route.pattern, fixture.names("ours"));
      INFO(access::role_name(role) << " " << path);
      const auto reply = fixture.site().handle(request_to(web::Method::get, path, session));
      CHECK(reply.status != 403);
      CHECK(reply.status < 500);
      CHECK_FALSE(holds(reply, "Their programme"));
      CHECK_FALSE(holds(reply, "/events/theirs"));
    }
  }
}

TEST_CASE("an access token reads figures until its day, in its programme alone, and opens no page") {
  Fixture fixture;
  auto& database = fixture.store().database();
  const auto made = access::add_token(database, SummitStore::audit(), "dashboard", Role::lead, "Our programme",
                                      std::chrono::days(30));
  REQUIRE(made.ok());
  const auto ask = [&](const std::string& path, const std::string& authorization) {
    auto request = request_to(web::Method::get, path, "");
    request.headers.add("authorization", authorization);
    return fixture.site().handle(std::move(request));
  };
  const auto bearer = "Bearer " + made->secret;
  CHECK(ask("/api/events/ours/summary", bearer).status == 200);
  CHECK(ask("/api/events/theirs/summary", bearer).status == 404);
  const auto list = ask("/api/events", bearer);
  CHECK(holds(list, "\"ours\""));
  CHECK_FALSE(holds(list, "theirs"));
  CHECK(ask("/events/ours", bearer).status == 303);
  for (const std::string wrong : {"", "Bearer", "Bearer ", "bearer x", "Basic eDp5", "Bearer muster_0"})
    CHECK(ask("/api/events", wrong).status == 401);
  fixture.clock().advance(std::chrono::days(30));
  CHECK(ask("/api/events", bearer).status == 401);
}

TEST_CASE("a new event belongs to a programme of the one who adds it") {
  Fixture fixture;
  const auto owner = fixture.session("owner@example.org", Role::owner, "Their programme");
  auto request = request_to(web::Method::post, "/events/new", owner);
  for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{{"title", "Spring"},
                                                                                    {"date-day", "1"},
                                                                                    {"date-month", "3"},
                                                                                    {"date-year", "2027"},
                                                                                    {"attendance", "online"},
                                                                                    {"region", "london"},
                                                                                    {"programme", "Our programme"}})
    request.form.add(name, value);
  const auto reply = fixture.site().handle(std::move(request));
  REQUIRE(reply.status == 303);
  const auto event = events::find_event(fixture.store().database(), "spring-2027");
  REQUIRE(event.ok());
  CHECK(event->programme == "Their programme");
}
