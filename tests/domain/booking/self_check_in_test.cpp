// Guests check themselves in at a tablet: a code or a whole name, a welcome that goes, and nothing else.
#include <muster/domain/booking/booking_code_sql.hpp>
#include <muster/domain/booking/door_service.hpp>
#include <muster/domain/booking/self_check_in_service.hpp>
#include <muster/domain/booking/table_service.hpp>

#include <muster/domain/booking/self_check_in.hpp>
#include "delegates_by_hand.hpp"

namespace muster::booking {
namespace {

struct AtTablet : DelegatesByHand {
  AtTablet() { clock.advance(*parse_instant("2022-06-10T09:00:00Z") - clock.now()); }
  std::string add(const std::string& first, const std::string& last, const std::string& from) {
    const auto added = add_delegate(database(), audit(), "summit", {first, last, "", "", from});
    if (!added.ok()) FAIL(added.error().message);
    return text("select id from booking where person_id = (select id from person where first_name = '" + first +
                "' and last_name = '" + last + "' and organisation_id = (select id from organisation where name = '" +
                from + "'))");
  }
  std::string open() {
    const auto reply = visitor.post("/events/summit/door/self-check-in", {{"do", "open"}});
    REQUIRE(reply.status == 200);
    const auto at = reply.body.find("/check-in/");
    REQUIRE(at != std::string::npos);
    return reply.body.substr(at, std::string("/check-in/").size() + 26);
  }
  web::Reply tell(const std::string& path, const std::string& who, const std::string& organisation = {}) {
    return visitor.post(path, {{"who", who}, {"organisation", organisation}});
  }
  std::int64_t in() { return door_counts(database(), clock.now(), "summit")->in; }
};

DoorPerson person(const std::string& name, const std::string& from, DoorStanding standing = DoorStanding::expected) {
  return {name, name, name, from, {}, standing, {}};
}

bool says_header(const web::Reply& reply, const std::string& name, const std::string& value) {
  for (const auto& [header, said] : reply.headers)
    if (header == name && said.find(value) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("a whole name is meant in any case and with or without accents, and never for less") {
  const std::vector<DoorPerson> people{
      person("Zoë Brontë-Hall", "Tower Hamlets"), person("Jo Lind", "Camden"), person("Jo Lind", "Barnet"),
      person("Ada Bell", "Camden", DoorStanding::given_back), person("Bo Cole", "Camden", DoorStanding::in)};
  CHECK(meant_by_name("  zoe  BRONTE hall ", {}, people).whose == 0U);
  CHECK(meant_by_name("Bo Cole", {}, people).whose == 4U);
  for (const auto* less : {"Zoë", "Brontë-Hall", "Zoë Brontë", "Zoe Bronte Hal", "Hall Zoe Bronte", "", "*", "% %"})
    CHECK_FALSE(meant_by_name(less, {}, people).whose);
  CHECK_FALSE(meant_by_name("Ada Bell", {}, people).whose);
  CHECK(meant_by_name("jo lind", {}, people).several);
  CHECK(meant_by_name("jo lind", "barnet", people).whose == 2U);
  const auto neither = meant_by_name("jo lind", "Enfield", people);
  CHECK_FALSE(neither.whose);
  CHECK_FALSE(neither.several);
}

TEST_CASE_METHOD(AtTablet, "a guest is welcomed by a code or a whole name, and forgotten after some seconds") {
  const auto lind = add("Jo", "Lind", "Camden");
  add("Zoë", "Brontë", "Barnet");
  REQUIRE(set_tables(database(), audit(), "summit", {}, {1, 8, "", false}, std::nullopt).ok());
  const auto path = open();
  const auto page = visitor.get(path);
  CHECK(page.status == 200);
  CHECK_FALSE(test::holds(page, "Lind"));
  CHECK(says_header(page, "Cache-Control", "no-store"));
  const auto done = tell(path, "zoe bronte");
  REQUIRE(done.status == 303);
  const auto there = test::location(done);
  const auto welcome = visitor.get(there);
  CHECK(test::holds(welcome, "Welcome, Zoë"));
  CHECK(test::holds(welcome, "Table 1"));
  CHECK_FALSE(test::holds(welcome, "Brontë"));
  CHECK(says_header(welcome, "Refresh", "8; url=" + path));
  CHECK(in() == 1);
  clock.advance(std::chrono::seconds(9));
  CHECK_FALSE(test::holds(visitor.get(there), "Zoë"));
  // Once more is welcome too, and counts once; so is a code, typed in any way.
  CHECK(tell(path, "Zoë Brontë").status == 303);
  CHECK(in() == 1);
  const auto code =
      database().write([&](store::Session& session) -> Result<std::string> { return booking_code(session, lind); });
  REQUIRE(code.ok());
  CHECK(tell(path, shown_code(*code)).status == 303);
  CHECK(in() == 2);
  // A scan of another door welcomes nobody here.
  const std::string elsewhere(26, '7');
  REQUIRE(take_scans(database(), {"test", clock.now()}, "summit",
                     {"Main door", {}, {{elsewhere, Scan::What::in, *code, {}, {}, {}}}})
              .ok());
  CHECK_FALSE(test::holds(visitor.get(path + "?scan=" + elsewhere), "Welcome"));
}

TEST_CASE_METHOD(AtTablet, "a tablet says one sentence of whom it does not know, and never who there is") {
  add("Jo", "Lind", "Camden");
  add("Jo", "Lind", "Barnet");
  const auto gone = add("Ada", "Bell", "Camden");
  step(text("select person_id from booking where id = '" + gone + "'"), State::cancelled);
  const auto path = open();
  std::string said;
  for (const auto* who : {"Nobody Here", "Ada Bell", "Jo", "K7QM3TZ9XW2P"}) {
    const auto reply = tell(path, who);
    INFO(who);
    CHECK(reply.status == 422);
    CHECK(test::holds(reply, "That was not found"));
    CHECK_FALSE(test::holds(reply, "Camden"));
  }
  const auto which = tell(path, "jo lind");
  CHECK(which.status == 200);
  CHECK(test::holds(which, "Where are you from?"));
  CHECK_FALSE(test::holds(which, "Camden"));
  CHECK_FALSE(test::holds(which, "Barnet"));
  CHECK(tell(path, "jo lind", "Enfield").status == 422);
  CHECK(in() == 0);
  CHECK(tell(path, "jo lind", "barnet").status == 303);
  CHECK(in() == 1);
  CHECK(tell(path, std::string(5'000, 'a')).status == 422);
}

TEST_CASE_METHOD(AtTablet, "its address works while the door is open, until it is closed, and not too often") {
  add("Jo", "Lind", "Camden");
  CHECK(visitor.get("/check-in/" + std::string(26, 'a')).status == 404);
  const auto first = open();
  const auto path = open();
  CHECK(visitor.get(first).status == 404);  // the second took its place
  int refused = 0;
  for (int at = 0; at < 60; ++at) refused += tell(path, "Some Body").status == 429 ? 1 : 0;
  CHECK(refused >= 20);
  clock.advance(std::chrono::minutes(10));
  REQUIRE(visitor.post("/events/summit/door/self-check-in", {{"do", "close"}}).status == 303);
  CHECK(visitor.get(path).status == 404);
  CHECK(tell(path, "Jo Lind").status == 404);
  const auto third = open();
  clock.advance(std::chrono::hours(48));
  CHECK(test::holds(visitor.get(third), "The event is over"));
  CHECK_FALSE(test::holds(tell(third, "Jo Lind"), "Welcome"));
  CHECK(in() == 0);
}

}  // namespace muster::booking
