// What people type for an organisation is recognised or asked about, never guessed.

#include "lists.hpp"
#include "support/catch.hpp"

using namespace muster::people;
using Names = std::vector<std::string>;

namespace {

const Directory& london() {
  static const Directory directory = lists::directory("london");
  return directory;
}

std::string means(std::string_view typed) {
  const auto match = london().match(typed);
  if (match.how == Match::MatchBasis::unknown) return "";
  return london().organisations()[match.organisation].name +
         (match.how == Match::MatchBasis::by_alias ? ", by alias" : "");
}

Names proposals(std::string_view typed) {
  const auto match = london().match(typed);
  REQUIRE(match.how == Match::MatchBasis::unknown);
  return match.suggestions;
}

}  // namespace

TEST_CASE("case, spaces and punctuation do not matter") {
  CHECK(means("Waltham Forest") == "Waltham Forest");
  CHECK(means("  waltham-FOREST. ") == "Waltham Forest");
  CHECK(means("Westminster") == "Westminster");
  CHECK(means("Kensington and  CHELSEA") == "Kensington and Chelsea");
}

TEST_CASE("aliases are recognised as such") {
  CHECK(means("AfC") == "Achieving for Children, by alias");
  CHECK(means("Kingston") == "Kingston upon Thames, by alias");
  CHECK(means("nnpcf") == "National Network of Parent Carer Forums, by alias");
}

TEST_CASE("an alias that only leaves out a space is still told as what was typed") {
  CHECK(means("Towerhamlets") == "Tower Hamlets, by alias");
  CHECK(means("Hammersmith & Fulham") == "Hammersmith and Fulham, by alias");
  CHECK(means("Walthamforest") == "Waltham Forest");
}

TEST_CASE("Achieving for Children serves two places") {
  const auto match = london().match("AfC");
  CHECK(london().organisations()[match.organisation].serves == Names{"E09000021", "E09000027"});
}

TEST_CASE("an unknown name gets the nearest names, and never one of them without asking") {
  CHECK(proposals("Sutton Parent Carers") == Names{"Sutton Parent-Carer Forum"});
  CHECK(proposals("Sutton Council") == Names{"Sutton", "Sutton Parent-Carer Forum"});
  CHECK(proposals("London Borough of Ealing") == Names{"Ealing"});
  CHECK(proposals("Westminister") == Names{"Westminster"});
  CHECK(proposals("Ofstead") == Names{"Ofsted"});
  CHECK(proposals("NHS England") == Names{"NHS"});
  CHECK(proposals("Dept for Education") == Names{"Department for Education"});
  CHECK(proposals("Achieving for Childern") == Names{"Achieving for Children"});
}

TEST_CASE("a name like none gets no proposal") {
  CHECK(proposals("Bananas").empty());
  CHECK(proposals("zzz").empty());
  CHECK(proposals("").empty());
  CHECK(proposals("...").empty());
  CHECK(proposals(std::string(100'000, 'x')).empty());
}

TEST_CASE("there are never more than three proposals") {
  CHECK(proposals("Forum of Parent Carer Sutton Kensington Chelsea").size() <= 3);
  std::vector<Organisation> many;
  for (int at = 0; at < 50; ++at) many.push_back({"", "Parent Forum " + std::to_string(at), "x", {}, {}});
  CHECK(Directory(many).match("Parent Forum").suggestions.size() == 3);
}
