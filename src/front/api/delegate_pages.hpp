#pragma once
// Delegates changed by programs, beside the steps of their bookings.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::api {

/// Routes: POST /api/events/{event}/bookings, one of them, /changes/{change}/undo.
void add_delegate_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::api
