// What people paste for places of the United Kingdom, and the region that comes of it.
#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <muster/domain/people/gazetteer.hpp>
#include <muster/domain/people/region_making.hpp>
#include <muster/kit/base/file.hpp>

#include <algorithm>
#include <set>

using namespace muster;
using namespace muster::people;
using MatchBasis = RecognisedPlace::MatchBasis;

namespace {

const Gazetteer& shipped() {
  static const Gazetteer gazetteer = [] {
    const auto bytes =
        read_file(muster::test::source_dir() + "/examples/places/uk-authorities.csv", std::size_t{1} << 20U);
    const auto table = tabular::read_table(*bytes, "uk-authorities.csv");
    return *Gazetteer::read(*table, "uk-authorities.csv");
  }();
  return gazetteer;
}

std::string means(std::string_view typed, MatchBasis how) {
  const auto place = shipped().recognise(typed);
  CHECK(place.how == how);
  return place.how == MatchBasis::unknown ? std::string() : shipped().authorities()[place.authority].name;
}

Region pasted(std::string_view text) {
  std::vector<RecognisedPlace> places;
  for (const auto& name : pasted_names(text)) places.push_back(shipped().recognise(name));
  return region_of(places, shipped(), "ours", "Ours");
}

const Place& named(const Region& region, const std::string& name) {
  const auto found = std::ranges::find(region.places, name, &Place::name);
  REQUIRE(found != region.places.end());
  return *found;
}

}  // namespace

TEST_CASE("A place is known by its name, with or without what kind of council it has") {
  CHECK(means("Solihull", MatchBasis::by_name) == "Solihull");
  CHECK(means("  solihull  ", MatchBasis::by_name) == "Solihull");
  CHECK(means("Telford & Wrekin", MatchBasis::by_name) == "Telford and Wrekin");
  CHECK(means("Solihull Council", MatchBasis::by_name) == "Solihull");
  CHECK(means("London Borough of Camden", MatchBasis::by_name) == "Camden");
  CHECK(means("Kent County Council", MatchBasis::by_name) == "Kent");
  CHECK(means("Stoke", MatchBasis::by_other_name) == "Stoke-on-Trent");
  CHECK(means("Telford", MatchBasis::by_other_name) == "Telford and Wrekin");
  CHECK(means("e08000029", MatchBasis::by_code) == "Solihull");
}

TEST_CASE("What two places are called means neither; both are named") {
  const auto newcastle = shipped().recognise("Newcastle");
  CHECK(newcastle.how == MatchBasis::unknown);
  CHECK(std::ranges::count(newcastle.nearest, "Newcastle upon Tyne") == 1);
}

TEST_CASE("A name with a typing error is not known, and the nearest is named") {
  const auto place = shipped().recognise("Wolverhamton");
  CHECK(place.how == MatchBasis::unknown);
  REQUIRE_FALSE(place.nearest.empty());
  CHECK(place.nearest.front() == "Wolverhampton");
  CHECK(means("", MatchBasis::unknown).empty());
  CHECK(means("Our own forum", MatchBasis::unknown).empty());
}

TEST_CASE("Every authority is known by its name and by its code") {
  for (const auto& authority : shipped().authorities()) {
    CHECK(means(authority.name, MatchBasis::by_name) == authority.name);
    const auto by_code = shipped().recognise(authority.code);
    CHECK(shipped().authorities()[by_code.authority].code == authority.code);
  }
}

TEST_CASE("Regions have the councils that answer for schools, counties their districts") {
  const auto names = [](const std::string& key) {
    const auto* area = shipped().area(key);
    REQUIRE(area != nullptr);
    std::vector<std::string> found;
    for (const auto at : area->authorities) found.push_back(shipped().authorities()[at].name);
    return found;
  };
  CHECK(names("region-west-midlands").size() == 14);
  // The list itself puts Derbyshire's county council into the West Midlands.
  CHECK(std::ranges::count(names("region-west-midlands"), "Derbyshire") == 0);
  CHECK(std::ranges::count(names("region-east-midlands"), "Derbyshire") == 1);
  CHECK(names("region-london").size() == 33);
  CHECK(names("county-lancashire").size() == 12);
  CHECK(names("combined-greater-manchester").size() == 10);
  CHECK(shipped().area("county-nowhere") == nullptr);
}

TEST_CASE("A pasted list is one name a line, or one line with marks between") {
  CHECK(pasted_names("Camden\r\n\r\n Barnet \nCAMDEN\n") == std::vector<std::string>{"Camden", "Barnet"});
  CHECK(pasted_names("Camden, Barnet; Brent\tEnfield") ==
        std::vector<std::string>{"Camden", "Barnet", "Brent", "Enfield"});
  CHECK(pasted_names("Bristol, City of\nKingston upon Hull, City of").size() == 2);
  CHECK(pasted_names(" \n").empty());
}

TEST_CASE("A pasted region stands on its map, what is not known set aside") {
  const auto region = pasted("Birmingham\nCoventry\nDudley\nSolihull\nWolverhamton\nStoke\nStoke-on-Trent");
  REQUIRE(region.places.size() == 6);
  CHECK(named(region, "Solihull").code == "E08000029");
  CHECK(named(region, "Solihull").short_name == "SOL");
  CHECK(named(region, "Wolverhamton").code == "own-wolverhamton");
  CHECK(named(region, "Dudley").column < named(region, "Birmingham").column);
  CHECK(named(region, "Birmingham").column < named(region, "Coventry").column);
  CHECK(named(region, "Stoke-on-Trent").row < named(region, "Birmingham").row);
  for (const auto& place : region.places)
    if (place.name != "Wolverhamton") CHECK(place.column + 1 < named(region, "Wolverhamton").column);
}

TEST_CASE("Places that no list knows stand by alphabet") {
  const auto region = pasted("Ward C\nWard A\nWard B");
  CHECK(named(region, "Ward A").column == 0);
  CHECK(named(region, "Ward A").row == 0);
  CHECK(named(region, "Ward B").column == 1);
  CHECK(named(region, "Ward C").row == 1);
}

TEST_CASE("Short names are two to five letters and all different") {
  std::vector<std::string> names;
  for (const auto& authority : shipped().authorities()) names.push_back(authority.name);
  for (const auto* odd : {"É", "1", "Östersund", "A", "A B"}) names.emplace_back(odd);
  const auto shortened = short_names(names);
  REQUIRE(shortened.size() == names.size());
  CHECK(std::set<std::string>(shortened.begin(), shortened.end()).size() == names.size());
  for (const auto& name : shortened) CHECK((name.size() >= 2 && name.size() <= 5));
}

TEST_CASE("A tile moves by a step; where another stands, the two change places") {
  auto region = pasted("Ward A\nWard B\nWard C");
  const auto code = [&](const std::string& name) { return named(region, name).code; };
  REQUIRE(move_tile(region, code("Ward A"), Direction::right));
  CHECK(named(region, "Ward A").column == 1);
  CHECK(named(region, "Ward B").column == 0);
  REQUIRE(move_tile(region, code("Ward B"), Direction::up));  // over the edge: the others go down
  CHECK(named(region, "Ward B").row == 0);
  CHECK(named(region, "Ward A").row == 1);
  CHECK(named(region, "Ward C").row == 2);
  CHECK_FALSE(move_tile(region, "nothing", Direction::up));
  CHECK_FALSE(put_tile(region, code("Ward A"), 100, 0));
  CHECK_FALSE(put_tile(region, code("Ward A"), -1, 0));
}
