#pragma once
// Leads of organisations and the names that they put forward, for programs.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::api {

/// Routes below /api/events/{event}/nominations and /api/events/{event}/nomination-leads. Database and clock must
/// outlive the router.
void add_nomination_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::api
