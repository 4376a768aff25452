#pragma once
// Sessions that people choose among when they book, for programs.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::api {

/// Routes below /api/events/{event}/booking/sessions. Database and clock must outlive the router.
void add_session_choice_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::api
