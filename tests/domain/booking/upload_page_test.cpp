// Lists of delegates that are chosen, wait, are cancelled, or cannot be taken in.
#include <muster/domain/booking/seat_service.hpp>

#include "delegates_site.hpp"

namespace muster::booking {

using test::holds;
using test::location;

TEST_CASE("a list that goes over the share of a kind or an organisation says so before it is taken in") {
  DelegatesSite site;
  SeatRules rules;
  rules.seats = 20;
  rules.most_each = 2;
  rules.kinds = {{"local authority", 3, 0, 3}};
  REQUIRE(set_seat_rules(site.database(), site.audit(), "summit", rules, std::nullopt).ok());
  const auto within = site.visitor.get(site.upload(heading + "Ana,Bell,Camden\nBo,Cole,Barnet\n"));
  CHECK_FALSE(test::holds(within, "With this list"));
  const auto over = site.visitor.get(
      site.upload(heading + "Ana,Bell,Camden\nBo,Cole,Camden\nCy,Dunn,Camden\nDi,Eden,Barnet\n", "more.csv"));
  CHECK(test::holds(over, "With this list 4 people have seats of the 3 for local authorities: 1 too many."));
  CHECK(
      test::holds(over, "With this list 3 people have seats from Camden, and at most 2 can come of one organisation."));
}

TEST_CASE("a file that waits can be gone back to, and a mended one takes over what was decided") {
  DelegatesSite site;
  const auto preview =
      site.upload(heading + "Ada,Bell,Westminister\nCai,Dunn,Moonbase\nEve,Frost,\nEve,Frost,Brent\n", "a.csv");
  REQUIRE(site.visitor
              .post(preview + "/decide", {{"q-1-typed", "Westminister"},
                                          {"q-1", "is:Westminster"},
                                          {"q-2-typed", "Moonbase"},
                                          {"q-2", "new"},
                                          {"q-2-kind", "health"},
                                          {"say", "row 5=leave out"}})
              .status == 303);
  CHECK(holds(site.visitor.get(std::string(home) + "/import"), "Go on"));
  const auto again = site.upload(
      heading + "Zoe,Ward,Bexley\nYan,Oak,Merton\nAda,Bell,Westminister\nCai,Dunn,Moonbase\nEve,Frost,Brent\n",
      "b.csv");
  const auto page = site.visitor.get(again);
  CHECK(holds(page, "Remembered from a.csv"));
  CHECK(holds(page, "2 of 2 decided"));
  CHECK(holds(page, "Import 4 rows, leave 1"));  // the row left out, though it has another number now
  const auto shelf = site.visitor.get(std::string(home) + "/import");
  CHECK(holds(shelf, "a.csv"));
  CHECK(holds(shelf, "b.csv"));
  REQUIRE(site.visitor.post(again + "/decide", {{"say", "forget"}}).status == 303);
  CHECK(holds(site.visitor.get(again), "0 of 2 decided"));
}

TEST_CASE("an upload is kept for two hours") {
  DelegatesSite site;
  const auto preview = site.upload(heading + "Ada,Bell,Croydon\n");
  site.clock.advance(intake::staged_for);
  CHECK(site.visitor.get(preview).status == 200);
  site.clock.advance(std::chrono::seconds(1));
  for (const auto& reply : {site.visitor.get(preview), site.visitor.post(preview + "/apply", {{"expected", "x"}}),
                            site.visitor.post(preview + "/decide", {{"say", "row 2=keep both"}})}) {
    CHECK(reply.status == 404);
    CHECK(holds(reply, "Choose the file again"));
    CHECK(holds(reply, "href=\"/events/summit/delegates/import\""));
  }
  CHECK(site.booked() == 0);
}

TEST_CASE("an upload and an import belong to one event") {
  DelegatesSite site;
  const auto preview = site.upload(heading + "Ada,Bell,Croydon\n");
  const auto id = preview.substr(preview.rfind('/') + 1);
  CHECK(site.visitor.get("/events/meeting/delegates/import/" + id).status == 404);
  CHECK(site.visitor.post("/events/meeting/delegates/import/" + id + "/cancel", {}).status == 303);
  CHECK(site.visitor.get(preview).status == 200);
  const auto applied = location(site.apply(preview));
  const auto import = applied.substr(applied.find('=') + 1);
  CHECK(site.visitor.post("/events/meeting/delegates/import/undo/" + import, {}).status == 404);
  CHECK(site.visitor.get("/events/meeting/delegates/import/undo/" + import).status == 404);
  CHECK(site.booked() == 1);
}

TEST_CASE("cancelling lets the upload go") {
  DelegatesSite site;
  const auto preview = site.upload(heading + "Ada,Bell,Croydon\n");
  const auto cancelled = site.visitor.post(preview + "/cancel", {});
  CHECK(cancelled.status == 303);
  CHECK(location(cancelled) == home);
  CHECK(site.visitor.get(preview).status == 404);
  CHECK(site.figure("select count(*) from staged_upload") == 0);
}

TEST_CASE("a file that cannot be read is met with its place and a sentence") {
  DelegatesSite site;
  const auto import = std::string(home) + "/import";
  const auto headings = site.visitor.post(import, {}, {{"file", "C:\\lists\\list.csv", "Colour,Taste\n"}});
  CHECK(headings.status == 422);
  CHECK(holds(headings, "<title>Error: "));
  CHECK(holds(headings, "list.csv: no column with names and none with organisations was found."));
  CHECK_FALSE(holds(headings, "C:\\lists"));
  const auto broken = site.visitor.post(import, {}, {{"file", "list.csv", heading + "Ada,\"Bell,Croydon\n"}});
  CHECK(broken.status == 422);
  CHECK(holds(broken, "list.csv"));
  const auto nothing = site.visitor.post(import, {});
  CHECK(nothing.status == 422);
  CHECK(holds(nothing, "Choose a file, or paste the rows below<"));
  const auto pasted = site.visitor.post(import, {{"pasted", "Name\tTaste\nred\tsweet\tsour\n"}});
  CHECK(pasted.status == 422);
  CHECK(holds(pasted, "Name\tTaste\nred"));
  CHECK(site.figure("select count(*) from staged_upload") == 0);
}

TEST_CASE("rows can be pasted from a spreadsheet") {
  DelegatesSite site;
  const auto reply =
      site.visitor.post(std::string(home) + "/import", {{"pasted", "Name\tBorough\nAda Bell\tCroydon\n"}});
  REQUIRE(reply.status == 303);
  CHECK(holds(site.visitor.get(location(reply)), "Import pasted rows"));
  CHECK(site.apply(location(reply)).status == 303);
  CHECK(site.booked() == 1);
}

TEST_CASE("a file that was imported already is refused at once") {
  DelegatesSite site;
  const auto list = heading + "Ada,Bell,Croydon\n";
  REQUIRE(site.apply(site.upload(list)).status == 303);
  const auto again = site.visitor.post(std::string(home) + "/import", {}, {{"file", "list.csv", list}});
  CHECK(again.status == 409);
  CHECK(holds(again, "This very file was imported"));
}

TEST_CASE("files that wait and files that were imported are one list, searched by name and sorted by each column") {
  DelegatesSite site;
  REQUIRE(site.apply(site.upload(heading + "Ada,Bell,Croydon\n", "Spring list.csv")).status == 303);
  const auto undone = location(site.apply(site.upload(heading + "Eve,Frost,Brent\n", "Autumn list.csv")));
  const auto import = undone.substr(undone.find('=') + 1);
  CHECK(holds(site.visitor.get(std::string(home) + "/import?imported=" + import), "imported from Autumn list.csv"));
  CHECK(holds(site.visitor.get(std::string(home) + "?imported=" + import), "imported from Autumn list.csv"));
  REQUIRE(site.visitor.post(std::string(home) + "/import/undo/" + import, {}).status == 303);
  CHECK(holds(site.visitor.get(std::string(home) + "/import?undone=" + import), "Autumn list.csv is undone"));
  CHECK(holds(site.visitor.get(std::string(home) + "?undone=" + import), "Autumn list.csv"));
  site.upload(heading + "Cai,Dunn,Barnet\n", "a list that waits.csv");
  const auto names = [&](const std::string& query) {
    const auto file = site.visitor.get(std::string(home) + "/import.csv" + query);
    REQUIRE(file.status == 200);
    std::string found;
    for (const auto* name : {"Spring", "Autumn", "waits"}) {
      if (file.body.find(name) != std::string::npos) found += std::string(name) + " ";
    }
    return found + (file.body.find("waits") < file.body.find("Spring") ? "waits first" : "");
  };
  CHECK(names("?sort=file") == "Spring Autumn waits waits first");
  CHECK(names("?sort=-file") == "Spring Autumn waits ");
  CHECK(names("?sort=state") == "Spring Autumn waits ");
  CHECK(names("?q=LIST%20autumn") == "Autumn ");
  CHECK(names("?state=waiting") == "waits waits first");
  CHECK(names("?state=undone&q=list") == "Autumn ");
  const auto nothing = site.visitor.get(std::string(home) + "/import?q=winter");
  CHECK(nothing.status == 200);
  CHECK(holds(nothing, "No file found"));
  const auto delegates = site.visitor.get(home);
  CHECK(holds(delegates, "2 lists"));
}

}  // namespace muster::booking
