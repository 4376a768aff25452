// An address where nothing is leads on: somebody at a desk to their events, anybody else to the start, an attendee to
// the people who gave them the link.
#include "support/catch.hpp"
#include "two_programmes.hpp"

using namespace muster;
using namespace muster::test;
using access::Role;

namespace {

bool leads_to(const web::Reply& reply, const std::string& address) { return holds(reply, "href=\"" + address + "\""); }

}  // namespace

TEST_CASE("an unknown address leads somebody who is signed in to what they may open") {
  TwoProgrammes fixture;
  const auto owner = fixture.session("owner@example.org", Role::owner, "Our programme");
  const auto door = fixture.session("door@example.org", Role::door, "Our programme");
  for (const auto* path : {"/nothing", "/nothing/at/all", "/events/ours/nothing/there", "/wp-login.php"}) {
    INFO(path);
    const auto for_owner = fixture.get(path, owner);
    CHECK(for_owner.status == 404);
    CHECK(leads_to(for_owner, "/events"));
    CHECK(leads_to(for_owner, "/team"));
    const auto for_door = fixture.get(path, door);
    CHECK(for_door.status == 404);
    CHECK(leads_to(for_door, "/events"));
    CHECK_FALSE(leads_to(for_door, "/team"));
  }
}

TEST_CASE("an unknown address leads a stranger to the start and tells them nothing else") {
  TwoProgrammes fixture;
  for (const std::string session : {"", "guessed"}) {
    const auto reply = fixture.get("/nothing", session);
    CHECK(reply.status == 404);
    CHECK(leads_to(reply, "/"));
    for (const auto* section : {"/events", "/team", "/people", "/privacy"}) CHECK_FALSE(leads_to(reply, section));
  }
}

TEST_CASE("an attendee whose link leads nowhere is told what to do, and sees no desk") {
  TwoProgrammes fixture;
  const auto owner = fixture.session("owner@example.org", Role::owner, "Our programme");
  for (const auto& session : {std::string(), owner}) {
    const auto reply = fixture.get("/f/k7m2pqr/nothing", session);
    CHECK(reply.status == 404);
    CHECK(holds(reply, "ask the people who gave it to you"));
    CHECK_FALSE(leads_to(reply, "/events"));
    CHECK_FALSE(leads_to(reply, "/"));
  }
}

TEST_CASE("an unknown address for programs says so to everybody alike") {
  TwoProgrammes fixture;
  auto request = request_to(web::Method::get, "/api/nothing", "");
  const auto nobody = fixture.site().handle(request);
  request.headers.add("authorization", "Bearer guessed");
  const auto guesser = fixture.site().handle(request);
  CHECK(nobody.status == 404);
  CHECK(guesser.status == 404);
  CHECK(nobody.body == guesser.body);
}
