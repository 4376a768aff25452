#pragma once
// Numbers with digits behind the point, as a language writes them.

#include <muster/kit/catalogue/catalogue.hpp>

#include <string>
#include <string_view>

namespace muster {

/// `digits` as English writes them ("-1,250.5"): "-1.250,5" in Turkish, in European digits everywhere. What is no such
/// number comes back as it is.
[[nodiscard]] std::string decimal_in(const Catalogue& words, std::string_view digits);

}  // namespace muster
