#pragma once
// An indicator told in words, the same on pages, in commands and for programs.

#include <muster/domain/indicators/indicator.hpp>

#include <string>
#include <vector>

namespace muster::indicators {

/// 93487 -> "93,487", 70.14 -> "70.1%", 1200 -> "£1,200": whole where the figure is, else one decimal.
[[nodiscard]] std::string figure_words(const Indicator& indicator, double number);
/// "up 9%", "15 points more", "unchanged"; of a count whose first figure is nought or less, the difference.
[[nodiscard]] std::string change_words(const Indicator& indicator, double from, double to);

/// "93,487 in London in 2025, up 3% on 2024 and 31% since 2018." Where the region has no figure: between which the
/// places lie, or that nothing was published.
[[nodiscard]] std::string headline(const Indicator& indicator);
/// How the region stands to the nation, in the newest year that both have; empty where there is none.
[[nodiscard]] std::string beside_nation(const Indicator& indicator);
/// Which places have most and least, and how many have none; empty without places' figures.
[[nodiscard]] std::string places_words(const Indicator& indicator, int year);
/// "Projection, not a published figure: if ...". Says from how many years and how. Without one, why there is none.
[[nodiscard]] std::string projection_words(const Indicator& indicator);
/// How a projection is made, its formula and its limits, a sentence each.
[[nodiscard]] std::vector<std::string> projection_method(const Projection& projection);
/// The label of a year to come, as the years before are labelled: "2026", "2026/27".
[[nodiscard]] std::string projected_period(const Indicator& indicator, int year);
/// "Source: ..., published 26 June 2025. Unit: number. From the file plans.csv." Of figures from several files: how
/// many, of which years, come from each.
[[nodiscard]] std::string source_words(const Indicator& indicator);

/// The newest year in which places have numbers, half as many at least as in the fullest year; where none has, the
/// region's newest; 0 where there is none.
[[nodiscard]] int newest_year(const Indicator& indicator);

}  // namespace muster::indicators
