#pragma once
// Bookings for programs.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::api {

/// Routes: /api/events/{event}/bookings and below.
void add_booking_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::api
