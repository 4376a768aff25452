// What the map of places found, in sentences.
#include <muster/domain/figures/coverage_words.hpp>

#include <muster/domain/figures/tables.hpp>

#include "domain/figures/example.hpp"
#include "support/catch.hpp"

using namespace muster::figures;

namespace {

Summary with_places(const std::vector<std::pair<std::string, std::int64_t>>& places) {
  Summary out;
  out.people = 10;
  out.coverage.region = "Lancashire";
  for (const auto& [name, people] : places) {
    PlaceFigures figures;
    figures.place.name = name;
    figures.place.short_name = name.substr(0, 3);
    figures.people = people;
    figures.own = people;
    out.coverage.people_with_place += people;
    out.coverage.places.push_back(figures);
    ++out.coverage.of;
    if (people > 0)
      ++out.coverage.covered;
    else
      out.coverage.missing.push_back(name);
  }
  return out;
}

}  // namespace

TEST_CASE("the summit of 2022 missed Westminster") {
  const auto summary = example::summary_of(example::summit());
  CHECK(coverage_headline(summary) == "Delegates registered from 32 of 33 London places.");
  CHECK(coverage_lead(summary) ==
        "Of the 91 delegates whose place is known, nobody is from Westminster. Hillingdon and Islington registered one "
        "person each; Haringey and Merton registered five each. Kingston upon Thames and Richmond upon Thames are "
        "covered only by people who serve several places. For 13 people no single place is known.");
}

TEST_CASE("a region that is covered whole has nobody missing") {
  const auto summary = with_places({{"Burnley", 3}, {"Fylde", 2}});
  CHECK(coverage_headline(summary) == "Delegates registered from all 2 Lancashire places.");
  CHECK(coverage_lead(summary) == "Fylde registered two people; Burnley registered three.");
}

TEST_CASE("extremes that many share are counted, and equal places told once") {
  CHECK(coverage_lead(with_places({{"A", 1}, {"B", 1}, {"C", 1}, {"D", 1}, {"E", 1}, {"F", 4}})) ==
        "Five places registered one person each; F registered four.");
  CHECK(coverage_lead(with_places({{"A", 2}, {"B", 2}})) == "A and B registered two people each.");
}

TEST_CASE("many missing places are counted after the eighth") {
  CHECK(coverage_lead(with_places({{"A", 0},
                                   {"B", 0},
                                   {"C", 0},
                                   {"D", 0},
                                   {"E", 0},
                                   {"F", 0},
                                   {"G", 0},
                                   {"H", 0},
                                   {"I", 0},
                                   {"J", 0},
                                   {"K", 1}})) ==
        "Nobody registered from A, B, C, D, E, F, G, H and 2 more. K registered one person.");
}

TEST_CASE("people who serve several places are not so many people of each") {
  auto summary = with_places({{"Burnley", 2}, {"Fylde", 1}, {"Pendle", 0}});
  // Five of the county council, which serves all three.
  for (auto& place : summary.coverage.places) place.people += 5;
  summary.coverage.missing.clear();
  summary.coverage.covered = 3;
  summary.coverage.people_without_place = 1;
  CHECK(
      coverage_lead(summary) ==
      "Fylde registered one person; Burnley registered two. Pendle is covered only by people who serve several places. "
      "For one person no single place is known.");
  for (auto& place : summary.coverage.places) place.own = 0;
  CHECK(coverage_lead(summary) ==
        "Burnley, Fylde and Pendle are covered only by people who serve several places. For one person no single "
        "place is known.");
}

TEST_CASE("nobody is said to have come from nowhere where places are not known") {
  auto summary = with_places({{"Burnley", 2}, {"Pendle", 0}});
  CHECK(nobody_from(summary, "Pendle") == "Nobody registered from Pendle.");
  summary.coverage.people_without_place = 3;
  CHECK(nobody_from(summary, "Pendle") == "Of the 2 delegates whose place is known, nobody is from Pendle.");
  summary.coverage.people_with_place = 1;
  CHECK(nobody_from(summary, "Pendle") == "The one delegate whose place is known is not from Pendle.");

  auto unknown = with_places({{"Burnley", 0}, {"Pendle", 0}});
  unknown.coverage.people_without_place = 10;
  CHECK(coverage_headline(unknown) == "No delegate’s place is known.");
  CHECK(coverage_lead(unknown).empty());
  CHECK(coverage_note(unknown).empty());
}

TEST_CASE("without delegates there is nothing to find") {
  const auto summary = example::summary_of(example::empty_summit());
  CHECK(coverage_headline(summary) == "No delegates yet, so no place is covered.");
  CHECK(coverage_lead(summary).empty());
}

TEST_CASE("who may not be named counts, and stands after all names without name or organisation") {
  auto input = example::summit();
  const auto before = example::summary_of(input);
  const auto surname = input.delegates.front().last_name;
  const auto first_name = input.delegates.front().first_name;
  input.delegates.front().named = false;
  const auto after = example::summary_of(input);
  CHECK(after.people == before.people);
  CHECK(after.coverage.covered == before.coverage.covered);
  const auto table = delegates_table(after);
  REQUIRE(table.rows.size() == delegates_table(before).rows.size());
  CHECK(table.rows.back() == std::vector<std::string>{"Not named", "", ""});
  for (const auto& row : table.rows) CHECK_FALSE((row[0] == surname && row[1] == first_name));
}
