// The list of delegates and its downloads, as a visitor without JavaScript clicks through them.
#include "../../../src/domain/booking/list_file/delegate_file_service.hpp"
#include "delegates_site.hpp"

namespace muster::booking {

using test::holds;
using test::times;

TEST_CASE("an event without delegates says what to do first") {
  DelegatesSite site;
  const auto page = site.visitor.get(home);
  CHECK(page.status == 200);
  CHECK(holds(page, "No delegates yet"));
  CHECK(holds(page, "href=\"/events/summit/delegates/import\""));
  CHECK(site.visitor.get("/events/nowhere/delegates").status == 404);
  CHECK(site.visitor.get("/events/nowhere/delegates/import").status == 404);
}

TEST_CASE("delegates are searched, filtered, sorted and paged") {
  DelegatesSite site;
  std::string list = heading;
  for (int number = 100; number < 350; ++number) {
    list +=
        "Pat" + std::to_string(number) + ",Q" + std::to_string(number) + (number % 2 == 0 ? ",Croydon\n" : ",AfC\n");
  }
  REQUIRE(site.apply(site.upload(list)).status == 303);
  const auto first = site.visitor.get(home);
  CHECK(times(first.body, "<tr id=\"row-") == 100);
  CHECK(holds(first, "Rows 1 to 100 of 250"));
  CHECK(holds(first, "Next 100 rows"));
  CHECK(holds(first, chip("Booked", 250)));
  CHECK(holds(site.visitor.get(std::string(home) + "?page=3"), "Rows 201 to 250 of 250"));
  CHECK(holds(site.visitor.get(std::string(home) + "?page=99"), "Rows 201 to 250 of 250"));
  const auto kind = site.visitor.get(std::string(home) + "?kind=local%20authority&page=-1");
  CHECK(holds(kind, "<option value=\"local authority\" selected>Local authority (250)</option>"));
  CHECK(holds(kind, "Rows 1 to 100 of 250"));
  const auto found = site.visitor.get(std::string(home) + "?q=PAT%20300");
  CHECK(times(found.body, "<tr id=\"row-") == 1);
  CHECK(holds(found, ">Q300<"));
  const auto sorted = site.visitor.get(std::string(home) + "?sort=organisation");
  CHECK(holds(sorted, "aria-sort=\"ascending\"><a href=\"/events/summit/delegates?sort=-organisation\">Organisation"));
  CHECK(sorted.body.find("Achieving for Children") < sorted.body.find(">Croydon<"));
  CHECK(holds(site.visitor.get(std::string(home) + "?sort=-name"), ">Q349<"));
  CHECK(holds(site.visitor.get(std::string(home) + "?q=nobody"), "Nobody here by that name"));
  for (const auto* folded : {"?q=páT300", "?q=q300%20croyDON", "?q=pat300%20"})
    CHECK(times(site.visitor.get(std::string(home) + folded).body, "<tr id=\"row-") == 1);
}

TEST_CASE("a long list is shown in pages of two hundred rows") {
  DelegatesSite site;
  std::string list = heading;
  for (int number = 100; number < 350; ++number)
    list += "Pat" + std::to_string(number) + ",Q" + std::to_string(number) + ",Croydon\n";
  const auto preview = site.upload(list);
  const auto page = site.visitor.get(preview);
  CHECK(times(page.body, "<tr id=\"row-") == 200);
  CHECK(holds(page, "Rows 1 to 200 of 250"));
  CHECK(times(site.visitor.get(preview + "?page=2").body, "<tr id=\"row-") == 50);
}

TEST_CASE("delegates and an example can be downloaded") {
  DelegatesSite site;
  REQUIRE(site.apply(site.upload(heading + "Ada,Bell,Croydon\n")).status == 303);
  const auto csv = site.visitor.get("/events/summit/delegates.csv");
  CHECK(csv.status == 200);
  CHECK(csv.content_type == "text/csv; charset=utf-8");
  CHECK(holds(csv, "Ada,Bell,Croydon,local authority"));
  CHECK(site.visitor.get("/events/summit/delegates.xlsx").body.starts_with("PK"));
  CHECK(site.visitor.get("/events/nowhere/delegates.csv").status == 404);
  const auto example = site.visitor.get("/events/summit/delegates/import/example.csv");
  CHECK(example.status == 200);
  const auto preview = site.upload(example.body, "example.csv");
  CHECK(holds(site.visitor.get(preview), "What Name of the organisation means"));
}

TEST_CASE("a file without addresses names nobody who said no, and one with them says so") {
  DelegatesSite site;
  REQUIRE(site.apply(site.upload(heading + "Ada,Bell,Croydon\nBo,Carr,Croydon\n")).status == 303);
  REQUIRE(site.database()
              .write([&](store::Session& session) -> Outcome {
                session.execute(
                    "insert into booking_own (booking_id, named, typed_organisation) select b.id, 'no', '' from "
                    "booking_row b "
                    "join person p on p.id = b.person_id where p.last_name = 'Bell'");
                return Success{};
              })
              .ok());
  const auto file = [&](Contacts contacts) {
    const auto made = delegates_file(site.database(), "summit", {}, "csv", contacts);
    REQUIRE(made.ok());
    return made->bytes;
  };
  const auto shown = file(Contacts::shown);
  CHECK(shown.find("May be named") != std::string::npos);
  CHECK(shown.find("Ada,Bell,Croydon,local authority,Booked,,,no") != std::string::npos);
  CHECK(shown.find("Bo,Carr,Croydon,local authority,Booked,,,yes") != std::string::npos);
  const auto kept = file(Contacts::left_out);
  CHECK(kept.find("Bell") == std::string::npos);
  CHECK(kept.find(",(not named),Croydon") != std::string::npos);
  CHECK(kept.find("Bo,Carr,Croydon") != std::string::npos);
}

TEST_CASE("a form from another site changes nothing") {
  DelegatesSite site;
  const auto preview = site.upload(heading + "Ada,Bell,Croydon\n");
  for (const auto* step : {"/apply", "/decide", "/cancel"})
    CHECK(site.visitor.post_from_elsewhere(preview + step).status == 403);
  CHECK(site.visitor.post_from_elsewhere(std::string(home) + "/import").status == 403);
  CHECK(site.visitor.get(preview).status == 200);
  CHECK(site.booked() == 0);
}

TEST_CASE("every form of the delegates' pages carries the visitor's token") {
  DelegatesSite site;
  const auto preview = site.upload(heading + "Ada,Bell,Croydon\nAda,Bell,Croydon\nCai,Dunn,Moonbase\n");
  const auto import = *import_delegates(site.database(), DelegatesSite::audit(), "summit",
                                        {"a.csv", heading + "Eve,Frost,Brent\n", ""}, std::nullopt);
  for (const auto& address :
       {preview, std::string(home) + "/import", std::string(home) + "/import/undo/" + import.id}) {
    const auto page = site.visitor.get(address);
    REQUIRE(page.status == 200);
    CHECK(times(page.body, "method=\"post\"") > 0);
    CHECK(times(page.body, "method=\"post\"") == times(page.body, "name=\"token\" value=\"0123456789abcdef\""));
  }
}

}  // namespace muster::booking
