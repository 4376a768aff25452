#pragma once
// What the map of places found, in sentences: how far the event reached, who is missing, who sent most and fewest.

#include <muster/domain/figures/summary.hpp>

#include <string>

namespace muster::figures {

/// "Delegates registered from 32 of 33 London places."
[[nodiscard]] std::string coverage_headline(const Summary& summary);
/// "Nobody registered from Westminster."; where the places of some delegates are not known, only of the others.
[[nodiscard]] std::string nobody_from(const Summary& summary, const std::string& places);
/// "Nobody registered from Westminster. Hillingdon and Islington sent one person each; Haringey and Merton sent five
/// each." Extremes that more than four places share are counted, not named. Empty where there is nothing to add.
[[nodiscard]] std::string coverage_lead(const Summary& summary);
/// How to read the tiles: the lines between areas, and who stands on two tiles.
[[nodiscard]] std::string tiles_note(const Summary& summary);

}  // namespace muster::figures
