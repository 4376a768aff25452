// Pictures over years: marks stay marks, borders are round, and a projection is told and drawn apart.

#include <muster/kit/draw/yearly.hpp>

#include <cmath>

#include "support/catch.hpp"

namespace muster::draw {
namespace {

std::string whole(double value) { return std::to_string(std::llround(value)); }
std::string year_of(int year) { return std::to_string(year); }
bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("tiles of values show each value, mark and gap, in words too") {
  const auto picture = value_tiles({{"Camden", "CMD", "North", 0, 0, 120},
                                    {"Croydon", "CRD", "South", 0, 1, 480},
                                    {"Ealing", "EAL", "North", 1, 0, std::nullopt, "low"},
                                    {"Enfield", "ENF", "North", 1, 1}},
                                   "plans in 2025", whole, 638);
  CHECK(has(picture.alternative, "plans in 2025"));
  CHECK(has(picture.alternative, "Camden: 120; Croydon: 480; Ealing: marked low; Enfield: nothing published"));
  CHECK(has(picture.svg, "100 to under 200"));
  CHECK(has(picture.svg, "400 to 500"));
  const auto wide = value_tiles({{"A", "A", "", 0, 0, 46.4}, {"B", "B", "", 1, 0, 91.8}}, "x", whole, 350);
  CHECK(has(wide.svg, "under 60"));
  CHECK(has(wide.svg, "60 to under 70"));
  CHECK(has(wide.svg, "90 to 100"));
  const auto wider = value_tiles({{"A", "A", "", 0, 0, 36.4}, {"B", "B", "", 1, 0, 91.8}}, "x", whole, 350);
  CHECK(has(wider.svg, "under 50"));
  CHECK(has(wider.svg, "80 and more"));
  CHECK(has(picture.svg, "a mark in place of a figure"));
  CHECK(has(picture.svg, "nothing published"));
  CHECK_FALSE(has(picture.svg, "style="));
}

TEST_CASE("tiles of one value, of none and of values below nought are drawn") {
  CHECK(has(value_tiles({{"A", "A", "", 0, 0, 0.0}, {"B", "B", "", 1, 0, 0.0}}, "x", whole, 350).svg, "0 to"));
  CHECK(has(value_tiles({{"A", "A", "", 0, 0, -5.0}, {"B", "B", "", 1, 0, 5.0}}, "x", whole, 350).svg, "under -2"));
  CHECK(has(value_tiles({{"A", "A", "", 0, 0}}, "x", whole, 350).alternative, "A: nothing published"));
  CHECK(has(value_tiles({}, "x", whole, 350).alternative, "No places"));
}

TEST_CASE("a projection says so, and its line does not touch the published one") {
  const YearLine published{"London", {{2023, 80}, {2024, 90}, {2025, 100}}};
  const auto bare = trend(published, std::nullopt, {}, whole, year_of, 638);
  CHECK_FALSE(has(bare.svg, "rojection"));
  const auto told =
      trend(published, YearLine{"England", {{2023, 70}, {2025, 75}}}, {{2026, 108, 95, 121}}, whole, year_of, 638);
  CHECK(has(told.svg, "Projection and its 95% interval"));
  CHECK(has(told.alternative, "projection for 2026: 108, between 95 and 121"));
  CHECK(has(told.alternative, "England: 70 in 2023, 75 in 2025"));
  // The published path has its three years and no more.
  const auto path = bare.svg.find("stroke-width=\"2.5\"");
  CHECK(path != std::string::npos);
}

TEST_CASE("each place has its small line, those without figures too") {
  const auto picture = small_lines({{"Camden", {{2023, 80}, {2025, 90}}}, {"Ealing", {}}}, whole, year_of, 1120);
  CHECK(has(picture.alternative, "Camden: 80 in 2023, 90 in 2025; Ealing: nothing published"));
  CHECK(has(picture.svg, "2023 to 2025, each from 0 to 90."));
}

}  // namespace muster::draw
