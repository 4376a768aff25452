#pragma once
// The pages on which organisers see and add their events.

#include <muster/base/clock.hpp>
#include <muster/http/router.hpp>

namespace muster::store {
class Database;
}

namespace muster::events {

/// Routes: GET / (goes on to /events), GET /events, GET and POST /events/new, GET /organisations.
/// Database and clock must outlive the router.
void add_pages(http::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::events
