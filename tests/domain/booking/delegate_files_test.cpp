// Files whose table, columns and marked rows somebody has to be told of or asked about: by the service and on the page.
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/intake/intake_pages.hpp>

#include "kit/tabular/sheets_by_hand.hpp"
#include "support/summit_store.hpp"

#include <algorithm>

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
  CHECK(unknown.error().message == "list cannot be read yet: say what its columns hold. Nothing was changed.");
  REQUIRE(unknown.error().diagnostics.size() == 1);
  CHECK(unknown.error().diagnostics[0].message.starts_with("no column with organisations was found."));
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

TEST_CASE("empty cells below a filled one mean what stands above where somebody says so, and nothing until then") {
  Summit store;
  const std::string list =
      "Borough,Name\nLambeth,Ada Bell\n,Cai Dunn\n,Eve Frost\nNewham,Gil Hart\n,Ida Jay\nBarnet,Kit Lowe\n";
  const auto forecast = store.forecast(list);
  REQUIRE(forecast.ok());
  const auto told = [](const DelegateForecast& seen, const std::string& words) {
    return std::any_of(seen.remarks.begin(), seen.remarks.end(),
                       [&](const std::string& each) { return each.find(words) != std::string::npos; });
  };
  CHECK(told(*forecast, "3 cells of “Borough” are empty below a filled one, from row 3 on."));
  SECTION("nothing is guessed") {
    REQUIRE(store.import(list).ok());
    CHECK(store.figure("select count(*) from person where organisation_id is null") == 3);
  }
  SECTION("as above") {
    const auto above = decided + "empty cells of column Borough,as above\n";
    CHECK(told(*store.forecast(list, above), "3 cells of “Borough” hold what stands above, as decided."));
    REQUIRE(store.import(list, above).ok());
    CHECK(store.figure("select count(*) from person where organisation_id is null") == 0);
    CHECK(store.figure("select count(*) from person p join organisation o on o.id = p.organisation_id "
                       "where o.name = 'Lambeth'") == 3);
  }
  SECTION("a cell that was mended or emptied counts as it stands") {
    REQUIRE(store
                .import(list, decided + "\"row 3, Borough\",Camden\n\"row 6, Borough\",(empty)\n"
                                        "empty cells of Borough,As above\n")
                .ok() == false);
    REQUIRE(store
                .import(list, decided + "\"row 3, Borough\",Camden\n\"row 6, Borough\",(empty)\n"
                                        "empty cells of column Borough,As above\n")
                .ok());
    CHECK(store.figure("select count(*) from person p join organisation o on o.id = p.organisation_id "
                       "where o.name = 'Camden'") == 2);
    CHECK(store.figure("select count(*) from person where organisation_id is null") == 1);
  }
  SECTION("nothing, as somebody said") {
    CHECK_FALSE(told(*store.forecast(list, decided + "empty cells of column Borough,nothing\n"), "are empty below"));
  }
  SECTION("words that fit nothing are refused") {
    const auto refused = store.forecast(list, decided + "empty cells of column Borough,whatever\n");
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().diagnostics.front().hint == "they mean \"as above\" or \"nothing\"");
  }
}

TEST_CASE("cells are asked about only where a column looks like merged cells written out") {
  Summit store;
  const auto asks = [&](const std::string& list) {
    const auto forecast = store.forecast(list);
    REQUIRE(forecast.ok());
    return std::any_of(forecast->remarks.begin(), forecast->remarks.end(), [](const std::string& each) {
      return each.find("are empty below a filled one") != std::string::npos;
    });
  };
  CHECK(asks("Organisation,Name\nLambeth,Ada Bell\n,Cai Dunn\n,Eve Frost\n"));
  CHECK(asks("Borough,Organisation,Name\nLambeth,Contact,Ada Bell\n,Contact,Cai Dunn\n,Contact,Eve Frost\n"));
  // One value twice: whoever types it anew does not mean it by leaving it out.
  CHECK_FALSE(asks("Organisation,Name\nLambeth,Ada Bell\n,Cai Dunn\nLambeth,Eve Frost\n,Gil Hart\n"));
  CHECK_FALSE(asks("Organisation,Name\nLambeth,Ada Bell\n,Cai Dunn\nNewham,Eve Frost\n"));
  CHECK_FALSE(asks("Organisation,Name\n,Ada Bell\n,Cai Dunn\nNewham,Eve Frost\n"));
}

TEST_CASE("a cell is not filled from another section of the file") {
  Summit store;
  const std::string list =
      "Day one\nOrganisation,Name\nLambeth,Ada Bell\n,Cai Dunn\n,Eve Frost\n\nDay two\nOrganisation,Name\n,Gil Hart\n"
      "Newham,Ida Jay\n";
  REQUIRE(store.import(list, decided + "empty cells of column Organisation,as above\n").ok());
  CHECK(store.figure("select count(*) from person where organisation_id is null and last_name = 'Hart'") == 1);
  CHECK(store.figure("select count(*) from person where organisation_id is null") == 1);
}

TEST_CASE("a waiting list still knows which columns say where its rows come from") {
  Summit store;
  const auto page = store.visitor.get(
      store.upload("Lambeth\nName,Email\nAda Bell,a@x.example\n\nNewham\nName,Email\nCai Dunn,c@x.example\n"));
  CHECK(holds(page, "Likely: Organisation"));
  CHECK_FALSE(holds(page, "no place for them: “Section”"));
}

TEST_CASE("a name that stands alone above others is asked about, and may be the organisation of those below") {
  Summit store;
  const std::string list =
      "Name,Job title,Email\nLambeth,,\nAda Bell,SENCO,a@x.example\nCai Dunn,Nurse,c@x.example\nNewham,,\nEve "
      "Frost,SENCO,e@x.example\n";
  const auto above = decided + "column Section,organisation\n";
  const auto forecast = store.forecast(list, above);
  REQUIRE(forecast.ok());
  CHECK(forecast->remarks.front() ==
        "2 rows hold one cell alone, as headings of the rows below: “Lambeth” and “Newham”. The column “Section” says "
        "under which one a row stands.");
  const auto stopped = store.import(list, above);
  REQUIRE_FALSE(stopped.ok());
  CHECK(stopped.error().diagnostics.front().message == "the row is perhaps a heading of the rows below");
  REQUIRE(store.import(list, above + "rows with one cell,leave out\n").ok());
  CHECK(store.booked() == 3);
  CHECK(store.figure("select count(*) from person p join organisation o on o.id = p.organisation_id "
                     "where o.name = 'Lambeth'") == 2);
}

TEST_CASE("who stands under a title that says so does not come") {
  Summit store;
  const std::string tables =
      "CONFIRMED\nName,Organisation\nAda Bell,Camden\n\nAPOLOGIES (1)\nName,Organisation\nCai Dunn,Camden\n";
  const auto titled = store.forecast(tables);
  REQUIRE(titled.ok());
  CHECK(titled->preview->people() == 1);
  CHECK(titled->preview->verdicts[1].reason == "declined");
  const std::string between =
      "Name,Organisation,Email\nAda Bell,Camden,a@x.example\n\nCANCELLED\nCai Dunn,Camden,c@x.example\n";
  const auto alone = store.forecast(between);
  REQUIRE(alone.ok());
  CHECK(alone->marked == std::map<std::size_t, std::string>{{4, "perhaps a heading"}});
  CHECK(alone->preview->verdicts[2].reason == "cancelled");
  const auto sheets = store.forecast(
      by_hand::workbook({{"Coming", {{"Name", "Organisation"}, {"Ada Bell", "Camden"}}, {}, {}, {}},
                         {"Waiting list", {{"Name", "Organisation"}, {"Cai Dunn", "Brent"}}, {}, {}, {}}}));
  REQUIRE(sheets.ok());
  CHECK(sheets->preview->people() == 1);
  CHECK(sheets->preview->verdicts[1].reason == "waiting");
}

TEST_CASE("people who are listed by their name alone are no headings") {
  Summit store;
  for (const std::string list :
       {"Name,Job title,Organisation\nAda Bell,,\nCai Dunn,Nurse,Camden\nEve Frost,Nurse,Camden\n",
        "Name,Job title,Email\nCai Dunn,Nurse,c@x.example\nAda Bell,,\nEve Frost,Nurse,e@x.example\n",
        "Name,Job title,Email\nAda Bell,,\nCai Dunn,,\nEve Frost,Nurse,e@x.example\n",
        "Name,Email\nAda Bell,\nCai Dunn,c@x.example\nEve Frost,e@x.example\n"}) {
    INFO(list);
    const auto forecast = store.forecast(list, decided + "no column,organisation\n");
    REQUIRE(forecast.ok());
    CHECK(forecast->marked.empty());
    CHECK(forecast->preview->people() == 3);
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
