// Regions and organisations are files; every error in one is named in one go.

#include "lists.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

#include <set>

using namespace muster;
using namespace muster::people;
using lists::said;
using lists::table;

TEST_CASE("London has its thirty-three places") {
  const auto london = lists::region("london");
  CHECK(london.places.size() == 33);
  REQUIRE(london.place("E09000033") != nullptr);
  CHECK(*london.place("E09000033") ==
        Place{"E09000033", "Westminster", "WST", "Inner London", "North West London", 3, 3});
  CHECK(london.place("E07000117") == nullptr);
}

TEST_CASE("Lancashire is a region like any other") {
  const auto lancashire = lists::region("lancashire");
  CHECK(lancashire.places.size() == 12);
  std::set<std::string> areas;
  for (const auto& place : lancashire.places) areas.insert(place.area);
  CHECK(areas == std::set<std::string>{"Central Lancashire", "East Lancashire", "North Lancashire"});
  CHECK(lists::directory("lancashire").organisations().size() == 19);
}

TEST_CASE("columns of a region stand in any order, and part and area may be missing") {
  const auto read =
      read_region(table("Tile row,Name,Tile column,Short,Code\n2,Burnley,3,BUR,E07000117\n"), "x", "X", "x.csv");
  REQUIRE(read.ok());
  CHECK(read->places == std::vector<Place>{{"E07000117", "Burnley", "BUR", "", "", 3, 2}});
}

TEST_CASE("a bad region is refused with all its errors") {
  const auto read = read_region(table("code,name,short,tile_column,tile_row\n"
                                      "E1,Ash,ASH,0,0\n"
                                      "E1,Birch,BIR,1,0\n"
                                      "E3,ash,ASK,2,0\n"
                                      "E4,Cedar,ash,3,0\n"
                                      ",,,4,0\n"
                                      "E6,Elm,ELM,0,0\n"
                                      "E7,Fir,F,5,100\n"
                                      "E8,Gorse,GORSES,-1,1.5\n"),
                                "wood", "Wood", "wood.csv");
  REQUIRE_FALSE(read.ok());
  const auto columns = read_region(table("code,nam,shrt\nE1,Ash,ASH\n"), "wood", "Wood", "wood.csv");
  REQUIRE_FALSE(columns.ok());
  const auto none = read_region(table("code,name,short,tile_column,tile_row\n"), "wood", "Wood", "wood.csv");
  REQUIRE_FALSE(none.ok());
  check_golden("domain/people/golden/region-errors.txt",
               said(read.error()) + said(columns.error()) + said(none.error()));
}

TEST_CASE("organisations know the places they serve by name or code") {
  const auto read = read_organisations(table("name,kind,serves,aliases\n"
                                             "Two Rivers Trust,health,burnley | E07000122,TRT|Two Rivers\n"
                                             "Ofsted,inspectorate,,\n"),
                                       lists::region("lancashire"), "x.csv");
  REQUIRE(read.ok());
  CHECK(read->front().serves == std::vector<std::string>{"E07000117", "E07000122"});
  CHECK(read->front().aliases == std::vector<std::string>{"TRT", "Two Rivers"});
  CHECK(read->back().serves.empty());
}

TEST_CASE("bad organisations are refused with all their errors") {
  const auto read = read_organisations(table("name,kind,serves,aliases\n"
                                             "Burnley,local authority,Burnly,BBC\n"
                                             "Pendle,,Pendle,P.B.C.\n"
                                             ",health,,\n"
                                             "BURNLEY!,health,Mars,\n"
                                             "Wyre,local authority,Wyre,b b c|pbc\n"
                                             "---,health,,\n"),
                                       lists::region("lancashire"), "x.csv");
  REQUIRE_FALSE(read.ok());
  const auto columns = read_organisations(table("organisation;sort\nA;B\n"), lists::region("lancashire"), "x.csv");
  REQUIRE_FALSE(columns.ok());
  check_golden("domain/people/golden/organisation-errors.txt", said(read.error()) + said(columns.error()));
}

TEST_CASE("an organisation may repeat its own name as an alias") {
  CHECK(read_organisations(table("name,kind,aliases\nAfC,health,A.f.C.\n"), lists::region("london"), "x.csv").ok());
}
