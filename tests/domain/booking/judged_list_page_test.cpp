// The verdict page of a list that must be asked about: who comes, whether it is a person, contradictions, bad cells;
// each decided by itself or all of a kind at once.
#include <muster/domain/booking/booking_pages.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/intake/intake_pages.hpp>

#include "support/summit_store.hpp"

namespace muster::booking {
namespace {

using test::holds;
using test::location;

struct Site : test::SummitStore {
  Site() {
    REQUIRE(
        events::add_event(database(), audit(), {"summit", "Summit", "2022-06-10", "london", "", "in person", ""}).ok());
    add_pages(router, database(), clock);
    kinds.add(delegate_kind());
    intake::add_pages(router, database(), clock, kinds);
  }
  std::string upload(const std::string& bytes) {
    const auto reply = visitor.post("/events/summit/delegates/import", {}, {{"file", "list.csv", bytes}});
    INFO(reply.body);
    REQUIRE(reply.status == 303);
    return location(reply);
  }
  void decide(const std::string& preview, const std::vector<std::pair<std::string, std::string>>& fields) {
    const auto reply = visitor.post(preview + "/decide", fields);
    INFO(reply.body);
    REQUIRE(reply.status == 303);
  }
  web::Reply apply(const std::string& preview) {
    const auto page = visitor.get(preview);
    return visitor.post(preview + "/apply", {{"expected", test::field_value(page.body, "expected")}});
  }
  std::int64_t booked() { return figure("select count(*) from booking"); }

  HandClock clock{test::noon()};
  intake::Kinds kinds;
  web::Router router;
  test::Visitor visitor{router};
};

}  // namespace

TEST_CASE("who does not come is said in the file's own word, stops nothing and is no delegate") {
  Site site;
  const auto preview = site.upload(
      "Name,Organisation,Attendee Status\nAda Bell,Croydon,Attending\nCai Dunn,Camden,Deleted\n"
      "Eve Frost,Brent,Not Attending\nKit Hale,Brent,Attending\n");
  const auto page = site.visitor.get(preview);
  CHECK(holds(page, "<h1>2 of 4 rows are 2 people who come</h1>"));
  CHECK(holds(page, "2 rows are not taken in: 1 deleted and 1 not attending."));
  CHECK(holds(page, ">Deleted<"));
  CHECK(holds(page, "Not coming <b>2</b>"));
  CHECK(holds(page, "Who comes is read from “Attendee Status”."));
  CHECK(holds(site.visitor.get(preview + "/left-out.csv"), "3,deleted,Cai Dunn,Camden,Deleted"));
  REQUIRE(site.apply(preview).status == 303);
  CHECK(site.booked() == 2);
  CHECK(site.figure("select row_count from import") == 2);
}

TEST_CASE("a word about coming, a name and a number of places are asked, all of a kind at once") {
  Site site;
  const auto preview = site.upload(
      "Name,Organisation,RSVP,Quantity\nAda Bell,Croydon,Perhaps,1\nTBC,Camden,Yes,1\nAdmin desk,Brent,Yes,1\n"
      "Kit Hale,Brent,Yes,3\nBea Rowan,Brent,yes,1\n");
  const auto page = site.visitor.get(preview);
  CHECK(holds(page, "<h1>1 of 5 rows is ready</h1>"));
  CHECK(holds(page, "value=\"status: Perhaps\""));
  CHECK(holds(page, "value=\"row 3: name\""));
  CHECK(holds(page, "value=\"every row: name\""));
  CHECK(holds(page, "value=\"row 5: places\""));
  site.decide(preview, {{"q-1-typed", "status: Perhaps"}, {"q-1", "is:coming"}});
  site.decide(preview, {{"q-1-typed", "every row: name"},
                        {"q-1", "is:no person"},
                        {"q-2-typed", "row 3: name"},
                        {"q-3-typed", "row 4: name"}});
  site.decide(preview, {{"q-1-typed", "row 5: places"}, {"q-1", "is:one person"}});
  CHECK(holds(site.visitor.get(preview), "<h1>3 of 5 rows are 3 people who come</h1>"));
  // What goes for all is not kept of each when the page is sent again.
  site.decide(
      preview,
      {{"q-1-typed", "every row: name"}, {"q-1", "clear"}, {"q-2-typed", "row 3: name"}, {"q-2", "is:no person"}});
  CHECK(holds(site.visitor.get(preview), "<h1>3 of 5 rows are ready</h1>"));
  site.decide(preview, {{"q-1-typed", "every row: name"}, {"q-1", "is:no person"}});
  REQUIRE(site.apply(preview).status == 303);
  CHECK(site.booked() == 3);
}

TEST_CASE("contradictions are kept apart, and decided all at once") {
  Site site;
  const auto preview = site.upload(
      "Name,Organisation,E-mail\nAda Bell,Croydon,pa@x.example\nBea Rowan,Croydon,pa@x.example\n"
      "Cai Dunn,Croydon,pa@x.example\nClare Nuttall Brown,Camden,\nClaire Nuttall-Brown,Camden,\n");
  const auto page = site.visitor.get(preview);
  CHECK(holds(page, "<h1>5 rows are 5 people</h1>"));
  CHECK(holds(page, "One address, two names"));
  CHECK(holds(page, "0 of 2 decided"));
  CHECK(holds(page, "2 addresses with two names and 1 name like another can be decided below."));
  site.decide(preview, {{"q-1-typed", "every row: equal address"}, {"q-1", "is:same person"}});
  CHECK(holds(site.visitor.get(preview), "<h1>5 rows are 3 people</h1>"));
  site.decide(preview, {{"q-1-typed", "row 4"}, {"q-1", "is:keep both"}});
  CHECK(holds(site.visitor.get(preview), "<h1>5 rows are 4 people</h1>"));
  site.decide(preview, {{"q-1-typed", "row 6"}, {"q-1", "is:same person"}});
  REQUIRE(site.apply(preview).status == 303);
  CHECK(site.booked() == 3);
}

TEST_CASE("a bad cell is asked about, mended or chosen, and its person comes in either way") {
  Site site;
  const auto preview = site.upload(
      "First name,Surname,Organisation,E-mail\nTunde,Limbrick,Camden,t.limbrick@example\n"
      "Orla,Kettlewell,Brent,orla@x.example; o.k@x.example\nJolyon,Rushmere,,j@x.example\nEve,Frost,Brent,eve@\n");
  const auto page = site.visitor.get(preview);
  CHECK(holds(page, "<h1>4 rows are 4 people</h1>"));
  CHECK(holds(page, "Cells that are not taken"));
  CHECK(holds(page, "name=\"cell-2-3\" value=\"t.limbrick@example\""));
  CHECK(holds(page, "value=\"is:o.k@x.example\""));
  CHECK(holds(page, "value=\"row 4: organisation\""));
  site.decide(preview, {{"cell-2-3", "t.limbrick@x.example"}});
  site.decide(preview, {{"q-1-typed", "row 3, E-mail"}, {"q-1", "is:o.k@x.example"}});
  site.decide(preview, {{"q-1-typed", "row 4: organisation"}, {"q-1", "is:no organisation"}});
  REQUIRE(site.apply(preview).status == 303);
  CHECK(site.booked() == 4);
  CHECK(site.figure("select count(*) from person where email in ('t.limbrick@x.example', 'o.k@x.example')") == 2);
  CHECK(site.figure("select count(*) from person where email = '' and last_name = 'Frost'") == 1);
  CHECK(site.figure("select count(*) from person where organisation_id is null") == 1);
}

}  // namespace muster::booking
