#pragma once
// The sessions of an event for programs.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::store {
class Database;
}

namespace muster::api {

/// Routes below /api/events/{event}/sessions.
void add_session_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::api
