#pragma once
// In which language an error is told at an address of a form.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>
#include <muster/platform/web/request.hpp>
#include <muster/platform/web/router.hpp>

#include <string>

namespace muster::app {

/// For net::ServerOptions::reading_language: a tag of the catalogue, or nothing where the address is no form's.
[[nodiscard]] std::string reading_language(store::Database& database, const Clock& clock, const web::Request& request);

/// The site's page of errors, told in that language; answers that a form's link refused for want of a token stay in it.
/// `database` and `clock` outlive it.
[[nodiscard]] web::ErrorPage error_page_in_language(store::Database& database, const Clock& clock);

}  // namespace muster::app
