#pragma once
// The seats of an event for programs.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::api {

void add_seat_pages(web::Router& router, store::Database& database, const Clock& clock);
void add_hybrid_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::api
