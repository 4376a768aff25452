// The organiser's page of a room.
#include "open_room.hpp"

using namespace muster;
using namespace muster::room;
using test::holds;
using test::location;

TEST_CASE("an organiser sets a room up, opens it, shows the clouds and closes it, each with its trace") {
  OpenRoom open;
  REQUIRE(events::add_event(open.database(), open.now(),
                            {"spring", "Spring meeting", "2027-03-01", "london", "", "in person", "LIIA"})
              .ok());
  const std::string here = "/events/spring/room";
  CHECK(holds(open.organiser.get(here), "Set up the room"));
  const auto wrong = open.organiser.post(
      here, {{"tables", "0"}, {"headline", ""}, {"challenge", "What is hard?"}, {"opportunity", "What is good?"}});
  CHECK(wrong.status == 422);
  CHECK(holds(wrong, "Say how many tables there are: from 1 to 200"));
  CHECK(holds(wrong, "What is hard?"));
  const auto saved = open.organiser.post(
      here,
      {{"tables", "2"}, {"headline", "Our day"}, {"challenge", "What is hard?"}, {"opportunity", "What is good?"}});
  REQUIRE(saved.status == 303);
  CHECK(holds(open.organiser.get(location(saved)), "The room is set up, but not open yet."));
  REQUIRE(open.organiser.post(here + "/open", {}).status == 303);
  CHECK(holds(open.organiser.get(here), "The room is open. No notes yet."));
  REQUIRE(open.organiser.post(here + "/reveal", {{"part", "clouds"}, {"shown", "yes"}}).status == 303);
  CHECK(open.figure("select shows_clouds from room r join event e on e.id = r.event_id where e.slug = 'spring'") == 1);
  CHECK(open.organiser.post(here + "/reveal", {{"part", "roof"}, {"shown", "yes"}}).status == 400);
  REQUIRE(open.organiser.post(here + "/close", {}).status == 303);
  CHECK(holds(open.organiser.get(here), "The room is closed."));
  for (const std::string action : {"room set up", "room opened", "shown on the screen", "room closed"})
    CHECK(
        open.figure("select count(*) from audit where action = $1 and subject_id = (select r.id from room r join event "
                    "e on e.id = r.event_id where e.slug = 'spring')",
                    {action}) == 1);
}

TEST_CASE("there is a card for each table with its code") {
  OpenRoom open;
  const auto page = open.organiser.get("/events/summit/room/cards");
  CHECK(page.status == 200);
  CHECK(holds(page, "<h2>Table 3</h2>"));
  for (const auto& table : open.tables) CHECK(holds(page, "<wbr><b>" + table + "</b></p>"));
}

TEST_CASE("a room that is not set up cannot be opened") {
  OpenRoom open;
  REQUIRE(events::add_event(open.database(), open.now(),
                            {"spring", "Spring meeting", "2027-03-01", "london", "", "in person", "LIIA"})
              .ok());
  CHECK(open.organiser.post("/events/spring/room/open", {}).status == 409);
  CHECK(open.organiser.get("/events/spring/room/screen").status == 404);
  CHECK(open.organiser.get("/events/spring/room/cards").status == 303);
}
