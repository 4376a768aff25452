// The verdict page of a list of delegates: decided, mended, left out and imported without JavaScript.
#include "delegates_site.hpp"

namespace muster::booking {

using test::holds;
using test::location;
using test::times;

TEST_CASE("the summit's list is previewed with chips that add up, imported, and undone") {
  DelegatesSite site;
  const auto preview = site.upload(test::example("london-send-summit-2022/delegates.csv"), "delegates.csv");
  const auto page = site.visitor.get(preview);
  CHECK(page.status == 200);
  CHECK(holds(page, "<h1>105 rows are 104 people</h1>"));
  CHECK(holds(page,
              "They come from 39 organisations. Every organisation is recognised, so you can import now. Nothing is "
              "saved yet."));
  CHECK(holds(page, chip("All", 105)));
  CHECK(holds(page, chip("New", 104)));
  CHECK(holds(page, chip("Same person", 1)));
  CHECK(holds(page, chip("Looks like", 0)));
  CHECK(holds(page, chip("By name", 95)));
  CHECK(holds(page, chip("By other name", 10)));
  CHECK(holds(page, chip("Not decided", 0)));
  CHECK(holds(page, "Same person as row 40"));
  CHECK(holds(page, "from ‘AfC’; serves"));
  CHECK(holds(page, "Import 104 people"));
  CHECK(times(page.body, "<tr id=\"row-") == 105);
  CHECK(site.booked() == 0);
  const auto applied = site.apply(preview);
  REQUIRE(applied.status == 303);
  CHECK(site.booked() == 104);
  const auto list = site.visitor.get(location(applied));
  CHECK(holds(list, "<h1>104 people from 39 organisations</h1>"));
  CHECK(holds(list, "104 people imported from delegates.csv."));
  CHECK(site.visitor.get(preview).status == 404);
  const auto at = list.body.find("/import/undo/");
  const auto undo = std::string(home) + list.body.substr(at, list.body.find('"', at) - at);
  const auto question = site.visitor.get(undo);
  CHECK(question.status == 200);
  CHECK(holds(question, "Undo the import of delegates.csv?"));
  CHECK(site.booked() == 104);
  const auto undone = site.visitor.post(undo, {});
  REQUIRE(undone.status == 303);
  CHECK(site.booked() == 0);
  CHECK(holds(site.visitor.get(location(undone)), "The import of delegates.csv was undone."));
  CHECK(site.visitor.post(undo, {}).status == 409);
}

TEST_CASE("a filter shows its rows alone, and spaces that were taken off can be seen") {
  DelegatesSite site;
  const auto preview = site.upload(heading + "Ada ,Bell,Croydon\nCai,Dunn,Camden\n Eve,Frost  ,Brent\n");
  const auto page = site.visitor.get(preview + "?show=spaces-removed");
  CHECK(times(page.body, "<tr id=\"row-") == 2);
  CHECK(holds(page, "Ada<span class=\"space\">␣</span>, Bell, Croydon"));
  CHECK(holds(
      page,
      "<span class=\"space\">␣</span>Eve, Frost<span class=\"space\">␣</span><span class=\"space\">␣</span>, Brent"));
  CHECK(times(site.visitor.get(preview + "?show=nonsense").body, "<tr id=\"row-") == 3);
}

TEST_CASE("a row can be kept apart or made one, and decided again") {
  DelegatesSite site;
  const auto preview = site.upload(heading + "Ada,Bell,Croydon\nAda,Bell,Croydon\n");
  CHECK(holds(site.visitor.get(preview), "2 rows are 1 person"));
  const auto kept = site.visitor.post(preview + "/decide", {{"say", "row 3=keep both"}});
  REQUIRE(kept.status == 303);
  CHECK(location(kept) == preview + "?at=rows#row-3");
  const auto page = site.visitor.get(preview);
  CHECK(holds(page, "2 rows are 2 people"));
  CHECK(holds(page, "Decide again"));
  CHECK(site.visitor.post(preview + "/decide", {{"say", "row 3="}}).status == 303);
  CHECK(holds(site.visitor.get(preview), "2 rows are 1 person"));
  CHECK(site.visitor.post(preview + "/decide", {{"say", "row 3=perhaps"}}).status == 422);
}

TEST_CASE("an organisation nobody knows stops the import until it is decided") {
  DelegatesSite site;
  const auto preview = site.upload(heading + "Ada,Bell,Westminister\nCai,Dunn,Moonbase\nEve,Frost,Moonbase\n");
  const auto page = site.visitor.get(preview);
  CHECK(holds(page, "<h1>0 of 3 rows are ready</h1>"));
  CHECK(holds(page, "2 unknown organisations are not decided"));
  CHECK(holds(page, "What Westminister means"));
  CHECK(holds(page, "value=\"is:Westminster\""));
  CHECK(holds(page, "<td><span class=\"when-narrow\">Rows: </span>2</td>"));
  CHECK(holds(page, "No row can be imported yet."));
  CHECK(site.visitor.post(preview + "/apply", {{"expected", ""}}).status == 409);
  CHECK(site.booked() == 0);

  const auto nothing =
      site.visitor.post(preview + "/decide", {{"q-1-typed", "Westminister"}, {"q-2-typed", "Moonbase"}});
  CHECK(nothing.status == 303);  // what is left open is asked again
  const auto half = site.visitor.post(preview + "/decide", {{"q-1-typed", "Westminister"},
                                                            {"q-1", "is:Westminster"},
                                                            {"q-2-typed", "Moonbase"},
                                                            {"q-2", "new"},
                                                            {"q-2-kind", ""}});
  CHECK(half.status == 422);
  CHECK(holds(half, "href=\"#q-2\">Choose what kind of organisation ‘Moonbase’ is"));
  CHECK(holds(half, "value=\"is:Westminster\" checked"));

  const auto both = site.visitor.post(preview + "/decide", {{"q-1-typed", "Westminister"},
                                                            {"q-1", "is:Westminster"},
                                                            {"q-2-typed", "Moonbase"},
                                                            {"q-2", "new"},
                                                            {"q-2-kind", "voluntary"}});
  REQUIRE(both.status == 303);
  const auto decided = site.visitor.get(preview);
  CHECK(holds(decided, "to be added as voluntary"));
  CHECK(holds(decided, chip("To be added", 2)));
  REQUIRE(site.apply(preview).status == 303);
  CHECK(site.booked() == 3);
  CHECK(site.figure("select count(*) from organisation where name = 'Moonbase' and kind = 'voluntary'") == 1);
}

TEST_CASE("a group of unknown organisations is decided at once, and one of them can still leave it") {
  DelegatesSite site;
  std::string list = heading;
  for (int number = 10; number < 22; ++number)
    list += "Ada,Bell,Clinic " + std::to_string(number) + " of health on the Moon\n";
  const auto preview = site.upload(list);
  const auto first = site.visitor.get(preview);
  CHECK(times(first.body, "class=\"picks\"") == 12);
  CHECK(holds(first, "12 unknown organisations"));
  CHECK(holds(first, "Look like health organisations"));
  std::vector<std::pair<std::string, std::string>> answers{{"group-1", "health"}};
  for (int number = 10; number < 22; ++number) {
    const auto field = "q-" + std::to_string(number - 9);
    answers.emplace_back(field + "-typed", "Clinic " + std::to_string(number) + " of health on the Moon");
    answers.emplace_back(field + "-group", "1");
  }
  answers.emplace_back("q-1", "new");
  answers.emplace_back("q-1-kind", "voluntary");
  answers.emplace_back("q-1-name", "Lunar Clinic");
  REQUIRE(site.visitor.post(preview + "/decide", answers).status == 303);
  const auto second = site.visitor.get(preview);
  CHECK(holds(second, "12 of 12 decided"));
  REQUIRE(site.apply(preview).status == 303);
  CHECK(site.figure("select count(*) from organisation where kind = 'health' and name like 'Clinic%'") == 11);
  CHECK(site.figure("select count(*) from organisation where name = 'Lunar Clinic'") == 1);
  // What was typed stays as its other name, so that the next list needs no question.
  CHECK(site.figure("select count(*) from organisation_alias where alias like 'Clinic 10%'") == 1);
}

TEST_CASE("what is chosen in the list counts, though its radio was never ticked") {
  DelegatesSite site;
  const auto preview = site.upload(heading + "Ada,Bell,Westminister\n");
  REQUIRE(site.visitor.post(preview + "/decide", {{"q-1-typed", "Westminister"}, {"q-1-other", "Croydon"}}).status ==
          303);
  CHECK(holds(site.visitor.get(preview), "from ‘Westminister’"));
  CHECK(holds(site.visitor.get(preview), ">Croydon"));
  // A radio that was ticked before is no new choice either.
  REQUIRE(
      site.visitor
          .post(preview + "/decide", {{"q-1-typed", "Westminister"}, {"q-1", "is:Croydon"}, {"q-1-other", "Camden"}})
          .status == 303);
  CHECK(holds(site.visitor.get(preview), ">Camden"));
}

TEST_CASE("a refused row is mended on the page, or left with its reason while the others are imported") {
  DelegatesSite site;
  const auto preview = site.upload(
      "First name,Surname,Organisation,E-mail\n,,Croydon,ada@example.org\nCai,Dunn,Camden,\n,,Brent,\n"
      "Kit,Hale,Brent,\n");
  const auto page = site.visitor.get(preview);
  CHECK(holds(page, "<h1>2 of 4 rows are ready</h1>"));
  CHECK(holds(page, "Import 2 of 4, leave 2"));
  CHECK(holds(page, "name=\"cell-2-0\" value=\"\""));
  CHECK(holds(page, "name=\"cell-4-1\" value=\"\""));
  REQUIRE(site.visitor.post(preview + "/decide", {{"cell-2-0", "Ada"}, {"cell-4-0", ""}}).status == 303);
  const auto mended = site.visitor.get(preview);
  CHECK(holds(mended, "Import 3 rows, leave 1"));
  CHECK(holds(mended, ">mended<"));
  REQUIRE(site.visitor.post(preview + "/decide", {{"cell-4-0", "Eve"}, {"cell-4-2", "Moonbase"}}).status == 303);
  CHECK(holds(site.visitor.get(preview), "1 unknown organisation is not decided"));
  REQUIRE(site.visitor.post(preview + "/decide", {{"say", "row 5=leave out"}}).status == 303);
  const auto left = site.visitor.get(preview);
  CHECK(holds(left, "Import 2 of 4, leave 2"));
  CHECK(holds(left, "Take it in again"));
  const auto csv = site.visitor.get(preview + "/left-out.csv");
  CHECK(holds(csv, "5,left out by you,Kit,Hale,Brent"));
  CHECK(holds(csv, "4,organisation not known,Eve,,Moonbase"));
  CHECK(site.visitor.get(preview + "/left-out.xlsx").body.starts_with("PK"));
  REQUIRE(site.apply(preview).status == 303);
  CHECK(site.booked() == 2);
  CHECK(site.figure("select count(*) from person where email = 'ada@example.org'") == 1);
  CHECK(site.figure("select row_count from import") == 2);
}

TEST_CASE("numbers that were not seen are not imported: what comes with the button is kept first") {
  DelegatesSite site;
  const auto preview = site.upload(heading + "Ada,Bell,Croydon\nCai,Dunn,Westminister\n");
  const auto expected = test::field_value(site.visitor.get(preview).body, "expected");
  const auto reply = site.visitor.post(
      preview + "/apply", {{"expected", expected}, {"q-1-typed", "Westminister"}, {"q-1", "is:Westminster"}});
  CHECK(reply.status == 200);
  CHECK(holds(reply, "What you decided last is kept."));
  CHECK(holds(reply, "Import 2 people"));
  CHECK(site.booked() == 0);
}

TEST_CASE("columns that are read as needs are named, apart from those that are left out") {
  DelegatesSite site;
  const auto page = site.visitor.get(site.upload("Name,Borough,Dietary requirements\nAda Bell,Croydon,vegan\n"));
  CHECK(holds(page, "Read as dietary needs: “Dietary requirements”."));
}

TEST_CASE("a filter whose last row was decided shows all rows") {
  DelegatesSite site;
  const auto preview = site.upload(heading + "Ada,Bell,Croydon\nAda,Bell,Croydon\n");
  const auto kept = site.visitor.post(preview + "/decide", {{"say", "row 3=keep both"}, {"show", "same"}});
  CHECK(location(kept) == preview + "?show=same&at=rows#row-3");
  CHECK(times(site.visitor.get(location(kept)).body, "<tr id=\"row-") == 2);
}

TEST_CASE("an organisation can be chosen from all that are known, and decided again") {
  DelegatesSite site;
  const auto preview = site.upload(heading + "Ada,Bell,The Town Hall\n");
  REQUIRE(site.visitor
              .post(preview + "/decide", {{"q-1-typed", "The Town Hall"}, {"q-1", "other"}, {"q-1-other", "Croydon"}})
              .status == 303);
  const auto page = site.visitor.get(preview);
  CHECK(holds(page, "from ‘The Town Hall’"));
  CHECK(holds(page, "Import 1 person"));
  REQUIRE(site.visitor.post(preview + "/decide", {{"say", "The Town Hall="}}).status == 303);
  CHECK(holds(site.visitor.get(preview), "What The Town Hall means"));
  const auto wrong = site.visitor.post(preview + "/decide",
                                       {{"q-1-typed", "The Town Hall"}, {"q-1", "other"}, {"q-1-other", "Atlantis"}});
  CHECK(wrong.status == 422);
  CHECK(holds(wrong, "nobody knows the organisation"));
}

TEST_CASE("a stale preview is shown anew and imports nothing") {
  DelegatesSite site;
  const auto preview = site.upload(heading + "Ada,Bell,Croydon\nCai,Dunn,Camden\n");
  const auto seen = test::field_value(site.visitor.get(preview).body, "expected");
  REQUIRE(import_delegates(site.database(), DelegatesSite::audit(), "summit",
                           {"other.csv", heading + "Ada,Bell,Croydon\n", ""}, std::nullopt)
              .ok());
  const auto stale = site.visitor.post(preview + "/apply", {{"expected", seen}});
  CHECK(stale.status == 409);
  CHECK(holds(stale, "Nothing was imported."));
  CHECK(holds(stale, "1 of them is registered already."));
  CHECK(site.booked() == 1);
  const auto again = site.visitor.post(preview + "/apply", {{"expected", test::field_value(stale.body, "expected")}});
  CHECK(again.status == 303);
  CHECK(site.booked() == 2);
}

TEST_CASE("columns that nothing is read from are named before the import") {
  DelegatesSite site;
  const auto path = site.upload("Name,Phone,Borough,<b>Table</b>\nAda Bell,0,Croydon,4\n");
  CHECK(holds(site.visitor.get(path), "has no place for them: “Phone”, “&lt;b&gt;Table&lt;/b&gt;”."));
  CHECK_FALSE(holds(site.visitor.get(site.upload(heading + "Ada,Bell,Croydon\n")), "has no place"));
}

TEST_CASE("what a file holds stays text on every page") {
  DelegatesSite site;
  const std::string payload = "<script>alert(1)</script>";
  const auto preview = site.upload("First name,Surname,Organisation,Role\n" + payload +
                                       ",\"\"\" onfocus=x\",Croydon,<b>\nAda,Bell," + payload + ",\n",
                                   "<img src=x>.csv");
  const auto page = site.visitor.get(preview);
  CHECK_FALSE(holds(page, "<script>alert"));
  CHECK_FALSE(holds(page, "<img src=x"));
  CHECK_FALSE(holds(page, "\" onfocus"));
  CHECK(holds(page, "&lt;script&gt;alert(1)&lt;/script&gt;"));
  REQUIRE(site.visitor.post(preview + "/decide", {{"q-1-typed", payload}, {"q-1", "new"}, {"q-1-kind", "voluntary"}})
              .status == 303);
  REQUIRE(site.apply(preview).status == 303);
  for (const auto* address :
       {"", "?q=%3Cscript%3E", "?kind=%22%3E%3Cscript%3E", "?q=zzz%3Cscript%3E&sort=organisation"}) {
    const auto list = site.visitor.get(std::string(home) + address);
    CHECK(list.status == 200);
    CHECK_FALSE(holds(list, "<script>alert"));
    CHECK_FALSE(holds(list, "\"><script"));
    CHECK_FALSE(holds(list, "<img src=x"));
  }
}

}  // namespace muster::booking
