#pragma once
// The catalogues of what reports say, which hold other messages than those of the pages that people answer on.

#include <muster/kit/catalogue/catalogue.hpp>

#include <string_view>

namespace muster {

/// nullptr where nobody has written one of that language.
[[nodiscard]] const Catalogue* report_catalogue(std::string_view language);

}  // namespace muster
