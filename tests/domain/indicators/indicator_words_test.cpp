// Sentences of indicators.

#include <muster/domain/indicators/indicator_words.hpp>

#include "support/catch.hpp"

namespace muster::indicators {
namespace {

Series series(const std::string& name, const std::vector<std::optional<double>>& values, int first = 2023) {
  Series made{.code = name, .name = name};
  for (std::size_t at = 0; at < values.size(); ++at) {
    const auto year = first + static_cast<int>(at);
    made.figures.push_back({year, std::to_string(year), values[at] ? "1" : "c", values[at]});
  }
  return made;
}

Indicator of(const std::string& unit) {
  Indicator made;
  made.code = "plans";
  made.title = "Plans";
  made.unit = unit;
  made.region_name = "London";
  return made;
}

}  // namespace

TEST_CASE("a headline tells the figure, the year before and the first year") {
  auto plans = of("number");
  plans.region = series("London", {85700.0, 90712.0, 93487.0});
  CHECK(headline(plans) == "93,487 in London in 2025, up 3% on 2024 and up 9% since 2023.");
  auto timely = of("per cent");
  timely.region = series("London", {55.0, 66.25, 70.0});
  CHECK(headline(timely) == "70% in London in 2025, 3.8 points more than in 2024 and 15 points more than in 2023.");
  plans.region = series("London", {93487.0});
  CHECK(headline(plans) == "93,487 in London in 2023.");
  plans.region = series("London", {5.0, 5.0});
  CHECK(headline(plans) == "5 in London in 2024, unchanged since 2023.");
  plans.region = series("London", {1000.0, 1001.0});
  CHECK(headline(plans) == "1,001 in London in 2024, up less than 1% on 2023.");
}

TEST_CASE("without a figure of the region the places speak, and without theirs nothing does") {
  auto timely = of("per cent");
  CHECK(headline(timely) == "No figures for London or its places yet.");
  timely.places = {series("Camden", {70.0}), series("Ealing", {40.0}), series("Barnet", {std::nullopt}),
                   series("Brent", {})};
  CHECK(headline(timely) == "Between 40% in Ealing and 70% in Camden in 2023.");
  CHECK(places_words(timely, 2023) ==
        "In 2023: highest in Camden (70%), lowest in Ealing (40%). 1 place has a mark in place of a figure. Of 1 place "
        "nothing was published.");
  CHECK(projection_words(timely).empty());
}

TEST_CASE("the nation is told as a part of it or as a distance") {
  auto plans = of("number");
  plans.region = series("London", {25.0});
  plans.nation = series("England", {200.0});
  CHECK(beside_nation(plans) == "England had 200 in 2023: 12.5% of it was in London.");
  auto timely = of("per cent");
  timely.region = series("London", {70.0, 71.0});
  timely.nation = series("England", {50.3});
  CHECK(beside_nation(timely) == "England had 50.3% in 2023; London was 19.7 points above it.");
  timely.nation = {};
  CHECK(beside_nation(timely).empty());
}

TEST_CASE("a projection says that it is one, or why there is none") {
  auto plans = of("number");
  plans.region = series("London", {71410.0, 75220.0, 79905.0, 83127.0, 86010.0, 88530.0, 90712.0, 93487.0}, 2018);
  const auto words = projection_words(plans);
  CHECK(words.starts_with(
      "A projection, not a published figure: if it goes on as in these 8 years, 2028 would have about "));
  CHECK(words.ends_with("(95% interval)."));
  plans.region = series("London", {1.0, 2.0});
  CHECK(projection_words(plans) == "No projection: it needs figures of six years without a gap.");
}

TEST_CASE("source, date and unit stand beside every indicator") {
  auto plans = of("number");
  plans.file_name = "plans.csv";
  CHECK(source_words(plans).starts_with("The file does not name its source. Unit: number. From the file plans.csv."));
  plans.source = "Made up";
  plans.published = "2025-06-26";
  CHECK(source_words(plans).starts_with("Source: Made up, published Thursday 26 June 2025. Unit: number."));
}

TEST_CASE("a mark in place of a figure is counted as no figure") {
  CHECK(cells_in_words(118, 0) == "118 figures");
  CHECK(cells_in_words(118, 2) == "118 figures and 2 marks in place of a figure");
  CHECK(cells_in_words(0, 1) == "1 mark in place of a figure");
  auto plans = of("number");
  plans.origins = {{.source = "First", .file_name = "first.csv"}, {.source = "Second", .file_name = "second.csv"}};
  plans.places = {series("Camden", {10.0, std::nullopt}), series("Barnet", {std::nullopt, 12.0})};
  plans.places[1].figures[0].origin = 1;
  plans.places[1].figures[1].origin = 1;
  const auto uses = origins_in_use(plans);
  REQUIRE(uses.size() == 2);
  CHECK(uses[0].figures == 1);
  CHECK(uses[0].first == 2024);
  CHECK(uses[1].figures == 1);
  CHECK(uses[1].last == 2023);
  CHECK(newest_origin(plans).source == "Second");
}

}  // namespace muster::indicators
