// Lists as pages show them: what an address asks for, what the markup says, and what a file holds.
#include <muster/platform/web/listing.hpp>

#include <muster/kit/tabular/table.hpp>

#include "support/catch.hpp"

namespace muster::web {
namespace {

struct Guest {
  std::string id;
  std::string first;
  std::string last;
  std::string state;
};

Listing<Guest> guests() {
  Listing<Guest> list({.title = "Guests of <the> summit",
                       .path = "/events/summit/guests",
                       .search = "Name",
                       .filters = {{.name = "state",
                                    .label = "State",
                                    .choices = {{"booked", "Booked", "next"}, {"came", "Came", "done", Tone::good}}}},
                       .sort = "name",
                       .rows = "guests",
                       .nothing_yet = {"No guests yet", "Import a list.", "/import", "Import a list"},
                       .bulk = {{"/events/summit/guests/came", "Mark as came", "Mark {} as came"}},
                       .page_size = 2});
  list.column({.name = "name", .heading = "Guest"},
              [](const Guest& guest) { return Cell(guest.first).bold(guest.last).to("/guests/" + guest.id); });
  list.column({.heading = "Surname", .where = ListColumn::ShownOn::file},
              [](const Guest& guest) { return Cell(guest.last); });
  list.column({.name = "state", .heading = "State", .css = "aside"},
              [](const Guest& guest) { return Cell(guest.state).marked("done", Tone::good).second_line("9:05"); });
  list.column({.heading = "What you can do", .kind = ListColumn::Kind::actions}, [](const Guest& guest) {
    return Cell().action({"/events/summit/guests/came", "Mark as came", guest.first, {{"row[]", guest.id}}, "c"});
  });
  return list.keys([](const Guest& guest) { return guest.id; }, [](const Guest& guest) { return guest.first; });
}

Request asking(const std::vector<std::pair<std::string, std::string>>& query) {
  Request request;
  request.token = "the-token";
  for (const auto& [name, value] : query) request.query.add(name, value);
  return request;
}

ListPage<Guest> page_of(std::vector<Guest> rows, std::int64_t all, std::int64_t found, std::int64_t page = 1) {
  ListPage<Guest> made;
  made.rows = std::move(rows);
  made.all = all;
  made.found = found;
  made.page = page;
  made.choices = {{"state", {{"booked", found - 1}, {"came", 1}}}};
  return made;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("what an address asks of a list is read, and what means nothing is left out") {
  const auto list = guests();
  const auto plain = list.query(asking({}));
  CHECK(plain.sort == "name");
  CHECK(plain.page == 1);
  CHECK(plain.filters.empty());
  const auto full = list.query(asking({{"q", "  jo "}, {"state", "came"}, {"sort", "-state"}, {"page", "7"}}));
  CHECK(full.search == "jo");
  CHECK(full.filters.at("state") == "came");
  CHECK(full.sort == "state");
  CHECK(full.descending);
  CHECK(full.page == 7);
  for (const auto* page : {"0", "-1", "two", "", "99999999999999999999", "1e3"})
    CHECK(list.query(asking({{"page", page}})).page == 1);
  for (const auto* sort : {"", "-", "secret", "name desc", "--name"})
    CHECK(list.query(asking({{"sort", sort}})).sort == "name");
  CHECK(list.query(asking({{"state", "nobody"}, {"kind", "x"}})).filters.empty());
}

TEST_CASE("heads, chips and pages lead on with everything else that was chosen") {
  const auto list = guests();
  const auto request = asking({{"q", "a&b"}, {"state", "booked"}, {"sort", "-state"}, {"page", "2"}});
  const auto query = list.query(request);
  const auto html =
      list.html(request, query, page_of({{"1", "Ada", "Bell", "Came"}, {"2", "Cai", "Dunn", "Came"}}, 30, 5, 2));
  CHECK(holds(
      html,
      "<caption class=\"govuk-visually-hidden\">Guests of &lt;the&gt; summit, sorted by State, last first</caption>"));
  CHECK(holds(
      html,
      "aria-sort=\"descending\"><a href=\"/events/summit/guests?q=a%26b&amp;state=booked&amp;sort=state\">State"));
  CHECK(holds(html, "<a href=\"/events/summit/guests?q=a%26b&amp;state=booked\">Guest"));
  CHECK(holds(html, "href=\"/events/summit/guests?q=a%26b&amp;state=came&amp;sort=-state\">"));
  CHECK(holds(html, "href=\"/events/summit/guests?q=a%26b&amp;state=booked&amp;sort=-state\">Previous 2 rows"));
  CHECK(holds(html, "sort=-state&amp;page=3\">Next 1 row<"));
  CHECK(holds(html, "Rows 3 to 4 of 5"));
  CHECK(holds(
      html,
      "<input type=\"hidden\" name=\"state\" value=\"booked\"><input type=\"hidden\" name=\"sort\" value=\"-state\">"));
  CHECK(holds(html, "All 5 for <a href=\"/events/summit/guests.xlsx?q=a%26b&amp;state=booked&amp;sort=-state\">"));
}

TEST_CASE("a row shows its cells, its tick and its actions, each with the token") {
  const auto list = guests();
  const auto request = asking({});
  const auto html = list.html(request, list.query(request), page_of({{"1", "<Ada>", "Bell", "Came"}}, 1, 1));
  CHECK(holds(html, "<th scope=\"row\"><a href=\"/guests/1\">&lt;Ada&gt; <b>Bell</b></a></th>"));
  CHECK(holds(html, "<td class=\"aside\"><span class=\"verdict verdict-good\">"));
  CHECK(holds(html, "Came <span class=\"note\">9:05</span>"));
  CHECK(holds(html, "name=\"row[]\" value=\"1\" form=\"selection\""));
  CHECK(holds(html, "<form class=\"dock\" id=\"selection\" method=\"post\""));
  CHECK(holds(html, "formaction=\"/events/summit/guests/came\""));
  CHECK(holds(
      html,
      "<input type=\"hidden\" name=\"token\" value=\"the-token\"><input type=\"hidden\" name=\"row[]\" value=\"1\">"));
  CHECK(holds(html, "data-key=\"c\""));
}

TEST_CASE("an empty list says what to do first, and a search without result how to see all again") {
  const auto list = guests();
  const auto nothing = list.html(asking({}), list.query(asking({})), page_of({}, 0, 0));
  CHECK(holds(nothing, "No guests yet"));
  CHECK(holds(nothing, "href=\"/import\""));
  CHECK_FALSE(holds(nothing, "<table"));
  const auto request = asking({{"q", "zzz"}});
  const auto none = list.html(request, list.query(request), page_of({}, 30, 0));
  CHECK(holds(none, "Nothing found"));
  CHECK(holds(none, "“zzz” stands in none of the guests."));
  CHECK(holds(none, "href=\"/events/summit/guests\">Show all guests"));
  CHECK(holds(none, "id=\"q\" name=\"q\" type=\"search\" value=\"zzz\""));
}

TEST_CASE("a file holds the list's own columns and those for files, as text") {
  const auto list = guests();
  const auto page = page_of({{"1", "Ada", "Bell", "Came"}, {"2", "=1+1", "Dunn", "Booked"}}, 2, 2);
  CHECK(list.whole_query(asking({{"page", "9"}})).page_size == 0);
  const auto csv = list.file(page, "csv");
  REQUIRE(csv.ok());
  const auto table = tabular::read_table(csv->body, "guests");
  REQUIRE(table.ok());
  CHECK(table->heading == tabular::Row{"Guest", "Surname", "State"});
  CHECK(table->rows == std::vector<tabular::Row>{{"Ada Bell", "Bell", "Came"}, {"=1+1 Dunn", "Dunn", "Booked"}});
  const auto xlsx = list.file(page, "xlsx");
  REQUIRE(xlsx.ok());
  const auto same = tabular::read_table(xlsx->body, "guests");
  REQUIRE(same.ok());
  CHECK(same->rows == table->rows);
}

TEST_CASE("of very many choices those with most rows are offered, the chosen one too, and the rest is told") {
  Listing<Guest> list({.title = "Guests",
                       .path = "/guests",
                       .filters = {{.name = "table", .label = "Table", .as = ListFilter::Style::select}},
                       .rows = "guests"});
  list.column({.heading = "Guest"}, [](const Guest& guest) { return Cell(guest.first); });
  ListPage<Guest> page;
  page.rows = {{"1", "Ada", "Bell", ""}};
  page.all = page.found = 1'000;
  std::map<std::string, std::int64_t> tables;
  for (int at = 1; at <= 250; ++at) tables["T" + std::to_string(1'000 + at)] = at;
  page.choices = {{"table", tables}};
  const auto request = asking({{"table", "T1007"}});
  const auto html = list.html(request, list.query(request), page);
  CHECK(holds(html, "<option value=\"T1250\">T1250 (250)</option>"));
  CHECK(holds(html, "<option value=\"T1051\">T1051 (51)</option>"));
  CHECK_FALSE(holds(html, "T1050"));
  CHECK(holds(html, "<option value=\"T1007\" selected>T1007 (7)</option>"));
  CHECK(holds(html, "<option value=\"\" disabled>and 50 others with no more rows than these</option>"));
  page.choices = {{"table", {{"T1", 3}, {"", 2}}}};
  CHECK_FALSE(holds(list.html(asking({}), list.query(asking({})), page), "others with"));
}

}  // namespace muster::web
