#pragma once
// The pages of a room: the organiser's, the phones' and the screen's.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::store {
class Database;
}

namespace muster::room {

/// Routes: /events/{event}/room (set up, open, close, reveal, let through, tables to print, screen), /r/{code} (writing
/// at a table, asking and voting, the screen for everybody), /api/events/{event}/room. Database and clock must outlive
/// the router.
void add_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::room
