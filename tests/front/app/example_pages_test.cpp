// The example is loaded by a button for whoever pressed it alone, and taken away without a trace in any table.
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/programme_service.hpp>
#include <muster/front/app/setup.hpp>

#include "two_programmes.hpp"

using namespace muster;
using namespace muster::test;
using access::Role;

namespace {

/// How many rows each table holds, but for what only grows.
std::map<std::string, std::int64_t> rows(TwoProgrammes& site) {
  std::map<std::string, std::int64_t> all;
  for (const auto& table : site.store().tables())
    if (table != "audit" && table != "audit_scope" && table != "setting" && table != "throttle")
      all[table] = site.store().figure("select count(*) from " + table);
  return all;
}

}  // namespace

TEST_CASE("The example is loaded for its owner alone and taken away again, with everything in it") {
  TwoProgrammes site;
  const auto owner = site.session("our-owner@mail.example", Role::owner, "Our programme");
  const auto other = site.session("their-owner@mail.example", Role::owner, "Their programme");
  const auto before = rows(site);
  REQUIRE(site.post("/example/load", owner).status == 303);
  CHECK(site.post("/example/load", owner).status == 409);
  const auto events = site.get("/events", owner);
  CHECK(holds(events, "London SEND Summit 2022"));
  CHECK(holds(events, "Take the example away"));
  CHECK(site.get("/events/london-send-summit-2022/delegates", owner).status == 200);
  CHECK_FALSE(holds(site.get("/events", other), "London SEND Summit"));
  CHECK(site.get("/events/london-send-summit-2022", other).status == 404);
  CHECK(site.post("/example/remove", other).status == 404);
  CHECK(site.store().figure("select count(*) from booking") > 100);
  const auto removed = site.post("/example/remove", owner);
  REQUIRE(removed.status == 303);
  CHECK(rows(site) == before);
  CHECK_FALSE(holds(site.get("/events", owner), "London SEND Summit"));
  CHECK(site.post("/example/remove", owner).status == 404);
  // It can be looked at once more.
  CHECK(site.post("/example/load", owner).status == 303);
}

TEST_CASE("What a round keeps beside its answers goes with its event: groups, looks at texts, closings") {
  TwoProgrammes site;
  const auto owner = site.session("our-owner@mail.example", Role::owner, "Our programme");
  const auto before = rows(site);
  REQUIRE(site.post("/example/load", owner).status == 303);
  REQUIRE(site.database()
              .write([](store::Session& session) -> Outcome {
                session.execute("insert into round_breakdown (round_id, body) select id, '{}' from round");
                session.execute(
                    "insert into text_look (round_id, text_key, decision, printed) select id, 'key', 'hide', '' from "
                    "round");
                return Success{};
              })
              .ok());
  for (const std::string table : {"round_breakdown", "text_look", "round_closing"}) {
    INFO(table);
    CHECK(site.store().figure("select count(*) from " + table) > 0);
  }
  REQUIRE(site.post("/example/remove", owner).status == 303);
  CHECK(rows(site) == before);
}

TEST_CASE("An example with events of its owner's beside it stays, and the refusal says why") {
  TwoProgrammes site;
  const auto owner = site.session("our-owner@mail.example", Role::owner, "Our programme");
  REQUIRE(site.post("/example/load", owner).status == 303);
  REQUIRE(events::add_event(site.database(), SummitStore::audit(),
                            {"more", "One more", "2023-05-01", "london", "", "in person", app::example_programme})
              .ok());
  const auto refused = site.post("/example/remove", owner);
  CHECK(refused.status == 409);
  CHECK(holds(refused, "has events beside the example"));
  CHECK(site.get("/events/london-send-summit-2022", owner).status == 200);
  const auto organiser = site.session("our-organiser@mail.example", Role::organiser, "Our programme");
  CHECK(site.post("/example/load", organiser).status == 403);
}

TEST_CASE("An example that somebody filled is not removed in one go, for which everybody would wait") {
  TwoProgrammes site;
  const auto owner = site.session("our-owner@mail.example", Role::owner, "Our programme");
  REQUIRE(site.post("/example/load", owner).status == 303);
  std::string list = "First name,Surname,Organisation\n";
  for (int at = 0; at < 2000; ++at) list += "Given" + std::to_string(at) + ",Filler" + std::to_string(at) + ",Camden\n";
  REQUIRE(booking::import_delegates(site.database(), SummitStore::audit(), "london-send-summit-2022",
                                    {"filler.csv", list, ""}, std::nullopt)
              .ok());
  const auto refused = site.post("/example/remove", owner);
  CHECK(refused.status == 409);
  CHECK(holds(refused, "The example holds 2,10"));
  CHECK(holds(refused, "Undo what was imported into it first"));
  CHECK(site.get("/events/london-send-summit-2022", owner).status == 200);
}

TEST_CASE("A programme's logo stands in the head of its pages, and in no other's") {
  TwoProgrammes site;
  const auto owner = site.session("our-owner@mail.example", Role::owner, "Our programme");
  const auto other = site.session("their-owner@mail.example", Role::owner, "Their programme");
  const auto path = "/programmes/" + site.programme_id("ours") + "/logo";
  CHECK(holds(site.get("/events", owner), "Our programme"));
  CHECK_FALSE(holds(site.get("/events", owner), path));
  const std::string png("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x20\0\0\0\x10", 24);
  REQUIRE(
      events::set_logo(site.database(), SummitStore::audit(), site.programme_id("ours"), events::read_logo(png).value())
          .ok());
  for (const auto* page : {"/events", "/events/ours", "/organisations"}) {
    INFO(page);
    CHECK(holds(site.get(page, owner), "<img class=\"programme-logo\" src=\"" + path +
                                           "\" alt=\"\"><span class=\"programme-name\">Our programme"));
  }
  CHECK_FALSE(holds(site.get("/events", other), "programme-logo"));
  CHECK(site.get(path, owner).body == png);
}
