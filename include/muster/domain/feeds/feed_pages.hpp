#pragma once
// Feeds: what other programs read at their addresses, the page on which a team makes them, and that on which somebody
// has a calendar of their own.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::store {
class Database;
}

namespace muster::feeds {

/// Routes: /calendar/{feed}/events.ics, /public-events/{code} and below, /programmes/{programme}/feeds and below,
/// /my/{code}/calendar, and /api/programmes/{programme}/feeds for programs. Database and clock must outlive the router.
void add_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::feeds
