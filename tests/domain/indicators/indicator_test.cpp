// What cells of published tables mean, sums, ranks and projections.

#include <muster/domain/indicators/indicator.hpp>

#include <cmath>

#include "support/catch.hpp"

namespace muster::indicators {
namespace {

double number(const char* text) {
  const auto read = read_value(text);
  REQUIRE(read);
  REQUIRE(read->number);
  return *read->number;
}

Series series(const std::string& name, int first, const std::vector<std::optional<double>>& values) {
  Series made{.code = name, .name = name};
  for (std::size_t at = 0; at < values.size(); ++at) {
    const auto year = first + static_cast<int>(at);
    made.figures.push_back({year, std::to_string(year), values[at] ? "1" : "c", values[at]});
  }
  return made;
}

}  // namespace

TEST_CASE("a figure is read as it is published, and nothing else is taken for one") {
  CHECK(number("93,487") == 93487);
  CHECK(number("1,093,487.5") == 1093487.5);
  CHECK(number(" 70.1% ") == 70.1);
  CHECK(number("£1,200") == 1200);
  CHECK(number("-3") == -3);
  for (const char* text : {"", " ", "9,34", "93,4870", ",100", "1,2,3", "Total", "12 plans", "1e5", "1.2.3"}) {
    INFO(text);
    CHECK_FALSE(read_value(text));
  }
}

TEST_CASE("a mark in the place of a figure stays as it is, and is no nought") {
  for (const char* sign : {"c", "x", "z", "low", ":", "LOW"}) {
    INFO(sign);
    const auto read = read_value(sign);
    REQUIRE(read);
    CHECK_FALSE(read->number);
    CHECK(read->mark == sign);
    CHECK(mark_words(sign));
  }
  CHECK(*mark_words("c") == "hidden to protect people");
  CHECK_FALSE(mark_words("0"));
}

TEST_CASE("years are read in the ways that releases write them") {
  CHECK(read_period("2024")->label == "2024");
  for (const char* text : {"202324", "2023/24", "2023-24", "2023/2024", "2023–24"}) {
    INFO(text);
    const auto read = read_period(text);
    REQUIRE(read);
    CHECK(read->year == 2023);
    CHECK(read->label == "2023/24");
  }
  CHECK(read_period("1999/00")->label == "1999/00");
  for (const char* text : {"", "24", "202325", "2023/25", "2024 Q1", "January 2024", "20245", "1066"}) {
    INFO(text);
    CHECK_FALSE(read_period(text));
  }
}

TEST_CASE("a name in addresses is made of a title") {
  CHECK(code_of("Education, health and care plans") == "education-health-and-care-plans");
  CHECK(code_of("% within 20 weeks") == "within-20-weeks");
  CHECK(code_of("…").empty());
  CHECK(tidy_unit("%") == "per cent");
  CHECK(tidy_unit(" Count ") == "number");
  CHECK(tidy_unit("per 10,000 children") == "per 10,000 children");
}

TEST_CASE("counts are added up only where every place has one, and shares never") {
  Indicator plans;
  plans.unit = "number";
  plans.region_name = "London";
  plans.places = {series("A", 2023, {10.0, 12.0, 15.0}), series("B", 2023, {20.0, std::nullopt, 25.0})};
  const auto found = region_figures(plans);
  CHECK(found.added_up);
  CHECK(found.series.number_in(2023) == 30);
  CHECK_FALSE(found.series.number_in(2024));
  CHECK(found.series.number_in(2025) == 40);
  auto share = plans;
  share.unit = "per cent";
  CHECK(region_figures(share).series.figures.empty());
  plans.places.push_back(series("C", 2024, {std::nullopt}));
  CHECK_FALSE(region_figures(plans).added_up);  // no year has a number of every place
  plans.places.pop_back();
  plans.region = series("London", 2023, {31.0, 33.0, 41.0});
  CHECK_FALSE(region_figures(plans).added_up);
  CHECK(region_figures(plans).series.number_in(2023) == 31);
}

TEST_CASE("equal numbers share a rank, and a place without a number has none") {
  Indicator plans;
  plans.unit = "number";
  plans.places = {series("A", 2025, {10.0}), series("B", 2025, {30.0}), series("C", 2025, {std::nullopt}),
                  series("D", 2025, {10.0}), series("E", 2025, {5.0})};
  const auto order = ranked(plans, 2025);
  REQUIRE(order.size() == 4);
  CHECK(order[0].place->name == "B");
  CHECK(order[1].rank == 2);
  CHECK(order[2].rank == 2);
  CHECK(order[3].rank == 4);
}

TEST_CASE("a projection is made of six years without a gap, and stays within what can be") {
  Indicator share;
  share.unit = "per cent";
  const auto rising = series("L", 2018, {70.0, 78.0, 85.0, 91.0, 96.0, 98.0, 99.0});
  const auto found = projection_of(share, rising);
  REQUIRE(found);
  CHECK(found->last_year == 2024);
  CHECK(found->made_of == 7);
  CHECK(found->years.size() == 3);
  for (const auto& each : found->years) {
    CHECK(each.high <= 100);
    CHECK(each.low >= 0);
  }
  CHECK_FALSE(projection_of(share, series("L", 2018, {70.0, 78.0, 85.0, std::nullopt, 96.0, 98.0, 99.0})));
  CHECK_FALSE(projection_of(share, series("L", 2018, {70.0, 78.0, 85.0, 91.0, 96.0, 98.0, std::nullopt})));
  CHECK_FALSE(projection_of(share, series("L", 2018, {70.0, 78.0, 85.0, 91.0, 96.0})));
  CHECK_FALSE(projection_of(share, {}));
  Indicator plans;
  plans.unit = "number";
  const auto counted = projection_of(plans, series("L", 2018, {71.0, 75.0, 79.0, 83.0, 86.0, 88.0}));
  REQUIRE(counted);
  CHECK(counted->years[0].value == std::floor(counted->years[0].value));
}

}  // namespace muster::indicators
