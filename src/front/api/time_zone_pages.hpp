#pragma once
// The clocks of an event or survey, for programs.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::api {

void add_time_zone_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::api
