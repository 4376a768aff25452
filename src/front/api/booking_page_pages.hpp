#pragma once
// How an event is booked, for programs.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::api {

void add_booking_page_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::api
