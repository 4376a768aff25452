#pragma once
// Moments by the clocks of an event, in the words of a language.

#include <muster/kit/base/zone.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

#include <string>

namespace muster {

/// As the clocks there show it, with the place where they are not London's.
[[nodiscard]] std::string long_instant_in(const Catalogue& words, Instant instant, const Zone& zone);

}  // namespace muster
