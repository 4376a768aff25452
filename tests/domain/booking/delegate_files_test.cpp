// Files whose table, columns and marked rows somebody has to be told of or asked about: by the service and on the page.
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/intake/intake_pages.hpp>

#include "kit/tabular/sheets_by_hand.hpp"
#include "support/summit_store.hpp"

namespace muster::booking {
namespace {

using test::holds;
using test::location;

constexpr const char* home = "/events/summit/delegates/import";

struct Summit : test::SummitStore {
  Summit() {
    for (const auto* slug : {"summit", "next"}) {
      REQUIRE(
          events::add_event(database(), audit(), {slug, "Summit", "2022-06-10", "london", "", "in person", ""}).ok());
    }
    kinds.add(delegate_kind());
    intake::add_pages(router, database(), clock, kinds);
  }
  Result<DelegateForecast> forecast(const std::string& bytes, const std::string& decisions = "",
                                    const std::string& event = "summit") {
    return forecast_delegates(database(), test::noon(), event, {"list", bytes, decisions});
  }
  Result<DelegateImport> import(const std::string& bytes, const std::string& decisions = "",
                                const intake::RowsToSkip& leaving = {}, const std::string& event = "summit") {
    return import_delegates(database(), audit(), event, {"list", bytes, decisions}, std::nullopt, leaving);
  }
  std::string upload(const std::string& bytes, const std::string& name = "list.csv") {
    const auto reply = visitor.post(home, {}, {{"file", name, bytes}});
    INFO(reply.body);
    REQUIRE(reply.status == 303);
    return location(reply);
  }
  std::int64_t booked() { return figure("select count(*) from booking"); }

  HandClock clock{test::noon()};
  intake::Kinds kinds;
  web::Router router;
  test::Visitor visitor{router};
};

const std::string decided = "typed,means\n";
/// A heading that nobody foresaw.
const std::string unforeseen = "Name,Wer schickt Sie\nAda Bell,Croydon\nCai Dunn,Camden\n";

std::string marked_list() {
  return by_hand::workbook(
      {{"List",
        {{"Name", "Organisation"}, {"Ada Bell", "Croydon"}, {"Cai Dunn", "Camden"}, {"Eve Frost", "Brent"}},
        {},
        {3},
        {4}}});
}

/// The field of the question about something, as the page numbers it.
std::string field_of(const std::string& page, const std::string& typed) {
  const auto at = page.find("-typed\" value=\"" + typed + "\"");
  REQUIRE(at != std::string::npos);
  const auto begin = page.rfind("name=\"", at) + 6;
  return page.substr(begin, at - begin);
}

}  // namespace

TEST_CASE("a column that nobody knows stops the list until somebody says what it holds") {
  Summit store;
  const auto unknown = store.forecast(unforeseen);
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().message.find("no column with organisations was found") != std::string::npos);
  REQUIRE(unknown.error().diagnostics.size() == 1);
  CHECK(unknown.error().diagnostics[0].hint.find("column Affiliation") != std::string::npos);
  CHECK_FALSE(store.import(unforeseen).ok());
  CHECK(store.booked() == 0);
  REQUIRE(store.import(unforeseen, decided + "column Wer schickt Sie,organisation\n").ok());
  CHECK(store.booked() == 2);
}

TEST_CASE("what was said about columns holds for the next list of the same headings") {
  Summit store;
  REQUIRE(store.import(unforeseen, decided + "column Wer schickt Sie,organisation\n").ok());
  const auto next = store.forecast("NAME,Wer schickt sie?\nEve Frost,Brent\n", "", "next");
  REQUIRE(next.ok());
  CHECK(next->columns.organisation == 1U);
  // Said anew, the newer word holds.
  CHECK_FALSE(
      store.forecast("Name,Wer schickt Sie\nEve Frost,Brent\n", decided + "column Wer schickt Sie,leave out\n").ok());
}

TEST_CASE("a list may be said to have no organisations") {
  Summit store;
  const std::string list = "Name,Colour\nAda Bell,red\n";
  REQUIRE(store.import(list, decided + "no column,organisation\n").ok());
  CHECK(store.figure("select count(*) from person where organisation_id is null") == 1);
}

TEST_CASE("words about columns that fit nothing are refused") {
  Summit store;
  const auto field = store.forecast(unforeseen, decided + "column Wer schickt Sie,colour\n");
  REQUIRE_FALSE(field.ok());
  CHECK(field.error().message.find("cannot mean \"colour\"") != std::string::npos);
  const auto column = store.forecast(unforeseen, decided + "column Wer schikt Sie,organisation\n");
  REQUIRE_FALSE(column.ok());
  REQUIRE(column.error().diagnostics.size() == 1);
  CHECK(column.error().diagnostics[0].hint.find("Wer schickt Sie") != std::string::npos);
}

TEST_CASE("rows hidden and struck out in a workbook wait until somebody takes them or leaves them out") {
  Summit store;
  const auto forecast = store.forecast(marked_list());
  REQUIRE(forecast.ok());
  CHECK(forecast->marked == std::map<std::size_t, std::string>{{3, "hidden"}, {4, "struck out"}});
  const auto stopped = store.import(marked_list());
  REQUIRE_FALSE(stopped.ok());
  REQUIRE(stopped.error().diagnostics.size() == 2);
  CHECK(stopped.error().diagnostics[0].message == "the row is hidden in the workbook");
  SECTION("they stay out where undecided rows are to") {
    REQUIRE(store.import(marked_list(), "", {true, false}).ok());
    CHECK(store.booked() == 1);
  }
  SECTION("one kind is taken and the other left out") {
    REQUIRE(store.import(marked_list(), decided + "hidden rows,take\nstruck-out rows,leave out\n").ok());
    CHECK(store.booked() == 2);
    CHECK(store.figure("select count(*) from person where last_name = 'Dunn'") == 1);
  }
}

TEST_CASE("a place beside the organisation is kept with the person, and there may be no organisation") {
  Summit store;
  const std::string list =
      "Name,Borough,Organisation\nAda Bell,London Borough of Lambeth,Contact\nCai Dunn,Camden,\nEve "
      "Frost,Atlantis,Brent\n";
  const auto forecast = store.forecast(list);
  REQUIRE(forecast.ok());
  bool named = false;
  for (const auto& remark : forecast->remarks) named = named || remark.find("“Atlantis”") != std::string::npos;
  CHECK(named);
  REQUIRE(store.import(list, decided + "Contact,new: voluntary\n").ok());
  CHECK(store.figure("select count(*) from person p join place l on l.code = p.place_code "
                     "where p.last_name = 'Bell' and l.name = 'Lambeth'") == 1);
  CHECK(store.figure("select count(*) from person p join place l on l.code = p.place_code "
                     "where p.last_name = 'Dunn' and l.name = 'Camden' and p.organisation_id is null") == 1);
  CHECK(store.figure("select count(*) from person where last_name = 'Frost' and place_code = ''") == 1);
}

TEST_CASE("on the page a column is chosen from a list, and remembered") {
  Summit store;
  const auto address = store.upload(unforeseen);
  const auto page = store.visitor.get(address);
  CHECK(holds(page, "No column with organisations is known by its heading."));
  CHECK(holds(page, "No row can be imported yet."));
  const auto field = field_of(page.body, "column Wer schickt Sie");
  REQUIRE(store.visitor
              .post(address + "/decide", {{field_of(page.body, "column Name") + "-typed", "column Name"},
                                          {field_of(page.body, "column Name"), "is:name"},
                                          {field + "-typed", "column Wer schickt Sie"},
                                          {field, "is:organisation"}})
              .status == 303);
  const auto ready = store.visitor.get(address);
  CHECK(holds(ready, "<h1>2 rows are 2 people</h1>"));
  REQUIRE(store.visitor.post(address + "/apply", {{"expected", test::field_value(ready.body, "expected")}}).status ==
          303);
  CHECK(store.booked() == 2);
  const auto next = store.visitor.get(store.upload("Name,Wer schickt Sie\nEve Frost,Brent\n", "next.csv"));
  CHECK(holds(next, "<h1>1 row is 1 person</h1>"));
}

TEST_CASE("a list of columns that nobody touched decides nothing") {
  Summit store;
  const auto address = store.upload("First name,Surname,Organisation\nAda,Bell,Moonbase\n");
  const auto page = store.visitor.get(address);
  const auto field = field_of(page.body, "column First name");
  const auto organisation = field_of(page.body, "Moonbase");
  REQUIRE(store.visitor
              .post(address + "/decide", {{field + "-typed", "column First name"},
                                          {field, "is:first name"},
                                          {organisation + "-typed", "Moonbase"},
                                          {organisation, "is:Croydon"}})
              .status == 303);
  const auto ready = store.visitor.get(address);
  REQUIRE(store.visitor.post(address + "/apply", {{"expected", test::field_value(ready.body, "expected")}}).status ==
          303);
  CHECK(store.figure("select count(*) from column_choice") == 0);
}

TEST_CASE("on the page hidden rows are named and asked about, and what the file holds is said") {
  Summit store;
  const auto address = store.upload(marked_list(), "list.xlsx");
  const auto page = store.visitor.get(address);
  CHECK(holds(page, "Rows hidden or struck out"));
  CHECK(holds(page, "Row 3: Cai Dunn Camden"));
  CHECK(holds(page, "1 of 3 rows is ready"));
  const auto hidden = field_of(page.body, "hidden rows");
  REQUIRE(store.visitor.post(address + "/decide", {{hidden + "-typed", "hidden rows"}, {hidden, "is:take"}}).status ==
          303);
  CHECK(holds(store.visitor.get(address), "2 of 3 rows are ready"));
  const auto sheets = by_hand::workbook({{"Cover", {{"Delegates"}}},
                                         {"Croydon", {{"Name", "Borough", ""}, {"Ada Bell", "Croydon", "", "x"}}},
                                         {"Camden", {{"Name", "Borough"}, {"Cai Dunn", "Camden"}}}});
  const auto several = store.visitor.get(store.upload(sheets, "sheets.xlsx"));
  CHECK(holds(several, "The sheet “Cover” holds no list and is not read."));
  CHECK(holds(several, "Row 1 of “Camden” is called row 3 here"));
  CHECK(holds(several, "Column D has no heading"));
}
}  // namespace muster::booking
