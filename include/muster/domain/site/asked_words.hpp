#pragma once
// In which language a page is read whose form is not known: a link that leads nowhere, a database that is away.

#include <muster/kit/catalogue/catalogue.hpp>
#include <muster/platform/web/request.hpp>

namespace muster::site {

/// Muster's own words in the language that the address names ("?lang=cy"); English where it names none that Muster has
/// words in.
[[nodiscard]] const Catalogue& words_of_address(const web::Request& request);

}  // namespace muster::site
