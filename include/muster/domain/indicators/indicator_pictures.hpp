#pragma once
// An indicator drawn: the map of its places, the region's line with its projection, a small line for each place.

#include <muster/domain/indicators/indicator.hpp>
#include <muster/kit/draw/yearly.hpp>

namespace muster::indicators {

[[nodiscard]] draw::Picture map_of(const Indicator& indicator, int year, double width);
/// Shares stand beside the nation's line; counts, which are a part of it, stand alone.
[[nodiscard]] draw::Picture trend_of(const Indicator& indicator, double width);
[[nodiscard]] draw::Picture places_of(const Indicator& indicator, double width);

}  // namespace muster::indicators
